import type { ContentDraft } from '../channel.ts'
import { Refusal } from '../refusal.ts'
import { type Api, ask, isRecord } from './api.ts'

const CONTENT = 'https://content.twilio.com/v1/Content'

/**
 * Provider-side content, made once per name: what exists under that name is used, by whichever process made it. Templates are also
 * handed in for WhatsApp's approval, again once.
 */
export const createContents = (api: () => Promise<Api>) => {
  /** Name -> id of everything at the provider, read once per process; a failed reading is tried again. */
  let index: Promise<Map<string, string>> | undefined
  const underway = new Map<string, Promise<string>>()

  const existing = (): Promise<Map<string, string>> => {
    index ??= readAll(api).catch((error) => {
      index = undefined
      throw error
    })
    return index
  }

  const make = async (draft: ContentDraft): Promise<string> => {
    const known = (await existing()).get(draft.name)
    const call = await api()
    if (known) {
      if (draft.template && !(await isSubmitted(call, known))) await submit(call, known, draft.name)
      return known
    }
    const made = await ask(call, 'make content', { method: 'post', url: CONTENT, json: requestFor(draft) })
    const id = made.sid
    if (typeof id !== 'string' || !/^HX[0-9a-f]{32}$/i.test(id))
      throw new Refusal('make content', 'later', 'answer_malformed')
    ;(await existing()).set(draft.name, id)
    if (draft.template) await submit(call, id, draft.name)
    return id
  }

  return {
    /** @throws Refusal */
    ensure(draft: ContentDraft): Promise<string> {
      const running = underway.get(draft.name)
      if (running) return running
      const started = make(draft).catch((error) => {
        underway.delete(draft.name)
        throw error
      })
      underway.set(draft.name, started)
      return started
    },
    /** How far WhatsApp's approval is. @throws Refusal */
    status: async (id: string): Promise<string> => statusOf(await api(), id),
    /** The provider does not know it any more: the next `ensure` looks and makes it again. */
    forget(name: string): void {
      underway.delete(name)
      index = undefined
    },
  }
}

/** The body of the request that makes a content. Exported for its test. */
export const requestFor = (draft: ContentDraft) => ({
  friendly_name: draft.name,
  language: draft.language,
  variables: draft.variables,
  types: typesFor(draft),
})

const typesFor = ({ body, footer, options = [], listLabel, template }: ContentDraft): Record<string, unknown> => {
  const words = footer ? `${body}\n\n${footer}` : body
  const plain = { 'twilio/text': { body: words } }
  if (options.length === 0) return plain
  // A list cannot be approved as a template; a template's buttons may be ten.
  const asButtons = template || (options.length <= 3 && options.every(({ label }) => label.length <= LONGEST_BUTTON))
  if (asButtons) {
    const actions = options.map(({ id, label }) => ({ type: 'QUICK_REPLY', title: label, id }))
    return { 'twilio/quick-reply': { body: words, actions } }
  }
  const items = options.map(({ id, label }) => ({
    id,
    item: label.length > LONGEST_ITEM ? `${label.slice(0, LONGEST_ITEM - 1)}…` : label,
    // A label that had to be cut is told whole below it.
    ...(label.length > LONGEST_ITEM ? { description: label.slice(0, LONGEST_DESCRIPTION) } : {}),
  }))
  return { 'twilio/list-picker': { body: words, button: listLabel ?? '☰', items } }
}

const LONGEST_BUTTON = 20
const LONGEST_ITEM = 24
const LONGEST_DESCRIPTION = 72

const readAll = async (api: () => Promise<Api>): Promise<Map<string, string>> => {
  const call = await api()
  const byName = new Map<string, string>()
  const seen = new Set<string>()
  let url: string | undefined = `${CONTENT}?PageSize=500`
  while (url && !seen.has(url)) {
    seen.add(url)
    const page: Record<string, unknown> = await ask(call, 'list contents', { method: 'get', url })
    for (const item of Array.isArray(page.contents) ? page.contents : []) {
      if (!isRecord(item) || typeof item.friendly_name !== 'string' || typeof item.sid !== 'string') continue
      if (!byName.has(item.friendly_name)) byName.set(item.friendly_name, item.sid)
    }
    const next = isRecord(page.meta) ? page.meta.next_page_url : undefined
    // Asked of the provider whatever host the answer names: credentials go along.
    url =
      typeof next === 'string' && URL.canParse(next, CONTENT) ? `${CONTENT}${new URL(next, CONTENT).search}` : undefined
  }
  return byName
}

const isSubmitted = async (call: Api, id: string): Promise<boolean> => {
  const status = await statusOf(call, id)
  return status !== 'unknown' && status !== 'unsubmitted'
}

const statusOf = async (call: Api, id: string): Promise<string> => {
  const approvals = await ask(call, 'read approval', { method: 'get', url: `${CONTENT}/${id}/ApprovalRequests` })
  const status = isRecord(approvals.whatsapp) ? approvals.whatsapp.status : undefined
  return typeof status === 'string' ? status : 'unknown'
}

/** Case messages are "utility": they follow from something that the person is part of, and advertise nothing. */
const submit = async (call: Api, id: string, name: string): Promise<void> => {
  const json = { name: name.toLowerCase().replace(/[^a-z0-9_]/g, '_'), category: 'UTILITY' }
  await ask(call, 'request approval', { method: 'post', url: `${CONTENT}/${id}/ApprovalRequests/whatsapp`, json })
}
