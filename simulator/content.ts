import type { Layout } from './message.ts'
import { plain } from './message.ts'
import type { PhoneChannel } from './phone.ts'

/** A content resource: words with numbered variables, in one or more types. */
export type Content = {
  sid: string
  friendlyName: string | null
  language: string
  variables: Record<string, string>
  types: Record<string, ContentType>
  createdAt: number
  approval: Approval | null
}

export type Approval = {
  name: string
  category: string
  status: 'received' | 'pending' | 'approved' | 'rejected'
  reason: string
}

type ContentType = {
  body?: string
  footer?: string
  button?: string
  title?: string
  actions?: { type?: string; title: string; id?: string }[]
  items?: { id: string; item: string; description?: string }[]
  media?: string[]
}

export type Rendered = { body: string; layout: Layout; unfilled: string[]; inWindowOnly: boolean; media: string[] }

/**
 * What a content becomes on a channel: the richest type the channel can show, with the variables filled from the request and,
 * failing that, from the content's own samples. Null: the channel can show none of its types.
 */
export function render(content: Content, variables: Record<string, string>, channel: PhoneChannel): Rendered | null {
  const order = channel === 'whatsapp' ? WHATSAPP_TYPES : SMS_TYPES
  const name = order.find((type) => content.types[type])
  const type = name === undefined ? undefined : content.types[name]
  if (name === undefined || type === undefined) return null
  const unfilled: string[] = []
  const fill = (text: string) =>
    text.replace(/\{\{\s*([\w-]+)\s*\}\}/g, (_whole, key: string) => {
      const value = variables[key] ?? content.variables[key]
      if (value === undefined || value === '') unfilled.push(key)
      return value ?? ''
    })
  return {
    body: fill(type.body ?? type.title ?? ''),
    layout: layoutOf(type, fill),
    unfilled,
    inWindowOnly: name === 'twilio/list-picker',
    media: type.media ?? [],
  }
}

const WHATSAPP_TYPES = [
  'whatsapp/card',
  'twilio/card',
  'twilio/list-picker',
  'twilio/quick-reply',
  'twilio/call-to-action',
  'twilio/media',
  'twilio/text',
]
const SMS_TYPES = ['twilio/media', 'twilio/text']

function layoutOf(type: ContentType, fill: (text: string) => string): Layout {
  const footer = type.footer ? { footer: fill(type.footer) } : {}
  if (type.items) {
    const options = type.items.map((row) => ({
      id: fill(row.id),
      label: fill(row.item),
      ...(row.description ? { description: fill(row.description) } : {}),
    }))
    return { kind: 'list', options, listButton: fill(type.button ?? ''), ...footer }
  }
  const replies = (type.actions ?? []).filter((action) => action.type === undefined || action.type === 'QUICK_REPLY')
  if (replies.length === 0) return { ...plain, ...footer }
  const options = replies.map((action) => ({ id: fill(action.id ?? action.title), label: fill(action.title) }))
  return { kind: 'buttons', options, ...footer }
}

/** What is wrong with a content as WhatsApp sees it, in words; null when nothing is. Limits from the Content API's own pages. */
export function contentProblem(types: Record<string, ContentType>): string | null {
  const names = Object.keys(types).filter((name) => types[name])
  if (names.length === 0) return 'types must hold at least one content type'
  for (const name of names) {
    const type = types[name]
    if (!type) continue
    const body = type.body ?? ''
    if (name === 'twilio/text' && body.length > 1600) return 'body of twilio/text is over 1600 characters'
    if (name !== 'twilio/text' && body.length > 1024) return `body of ${name} is over 1024 characters`
    if ((type.footer ?? '').length > 60) return `footer of ${name} is over 60 characters`
    const titles = (type.actions ?? []).map((action) => action.title)
    if (name === 'twilio/quick-reply' && (titles.length < 1 || titles.length > 10))
      return `${name} takes 1 to 10 actions`
    if (titles.some((title) => title.length < 1 || title.length > 20))
      return `an action title of ${name} is not 1 to 20 characters`
    if (new Set(titles).size !== titles.length) return `two actions of ${name} have one title`
    const items = type.items ?? []
    if (name !== 'twilio/list-picker') continue
    if (items.length < 1 || items.length > 10) return 'twilio/list-picker takes 1 to 10 items'
    if ((type.button ?? '').length < 1 || (type.button ?? '').length > 20)
      return 'button of twilio/list-picker is not 1 to 20 characters'
    if (items.some((row) => row.item.length < 1 || row.item.length > 24))
      return 'an item of twilio/list-picker is not 1 to 24 characters'
    if (items.some((row) => (row.description ?? '').length > 72))
      return 'a description of twilio/list-picker is over 72 characters'
    if (new Set(items.map((row) => row.id)).size !== items.length) return 'two items of twilio/list-picker have one id'
  }
  return null
}
