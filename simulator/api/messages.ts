import { Router } from 'express'
import { codes, ProviderError } from '../errors.ts'
import type { Message } from '../message.ts'
import { progress } from '../progress.ts'
import type { Provider } from '../provider.ts'
import type { Validator } from '../validate.ts'
import { type CreateParameters, createMessage } from './create-message.ts'
import { answer, createGate, notFound } from './gate.ts'
import { pageOf } from './paging.ts'

/** The message resource of one account: create, list, fetch, redact, cancel, delete. */
export function messages(provider: Provider, validator: Validator): Router {
  const { account, state, clock, work } = provider
  const router = Router()
  const base = `/2010-04-01/Accounts/${account.accountSid}`

  router.post(`${base}/Messages.json`, createGate(provider), async (request, response) => {
    const asked = validator.check('createMessage', request.body ?? {}) as CreateParameters
    const message = createMessage(provider, asked)
    const done = work.start(() => progress(provider, message.sid))
    if (provider.faults.now.callbacks.early) await done
    await answer(provider, request, response, toJson(account.accountSid, message))
  })

  router.get(`${base}/Messages.json`, (request, response) => {
    const query = validator.check('listMessages', request.query)
    const found = [...state.messages.values()]
      .filter((message) => !message.notice && matches(message, query))
      .sort(newestFirst)
    const page = pageOf(found, query)
    const uri = (number: number) => `${base}/Messages.json?${nextQuery(request.query, query, number)}`
    response.json({
      messages: page.items.map((message) => toJson(account.accountSid, message)),
      page: page.number,
      page_size: page.size,
      start: page.start,
      end: page.end,
      first_page_uri: uri(0),
      next_page_uri: page.more ? uri(page.number + 1) : null,
      previous_page_uri: page.number > 0 ? uri(page.number - 1) : null,
      uri: request.originalUrl,
    })
  })

  router.get(`${base}/Messages/:sid.json`, (request, response) => {
    response.json(toJson(account.accountSid, known(request.params.sid) ?? notFound(request)))
  })

  router.post(`${base}/Messages/:sid.json`, (request, response) => {
    const asked = validator.check('updateMessage', request.body ?? {})
    const message = known(request.params.sid) ?? notFound(request)
    const changes: Partial<Message> = {}
    if (asked.Body !== undefined) {
      if (asked.Body !== '') throw new ProviderError(20001, "Invalid parameter: 'Body' can only be emptied")
      Object.assign(changes, { body: '', ...(message.fields ? { fields: { ...message.fields, Body: '' } } : {}) })
    }
    if (asked.Status === 'canceled') {
      if (!['accepted', 'queued'].includes(message.status)) {
        throw new ProviderError(20001, 'Invalid parameter: the message can no longer be canceled')
      }
      changes.status = 'canceled'
    }
    const changed = { ...message, ...changes, updatedAt: clock.now() }
    state.putMessage(changed)
    response.json(toJson(account.accountSid, changed))
  })

  router.delete(`${base}/Messages/:sid.json`, (request, response) => {
    const message = known(request.params.sid) ?? notFound(request)
    if (['accepted', 'queued'].includes(message.status)) throw new ProviderError(20409, 'Message is still being sent')
    state.removeMessage(message.sid)
    response.status(204).end()
  })

  const known = (sid: string | undefined) => {
    const message = sid === undefined ? undefined : state.messages.get(sid)
    return message?.notice ? undefined : message
  }
  return router
}

function newestFirst(a: Message, b: Message): number {
  return b.createdAt - a.createdAt || b.order - a.order
}

/** Filters by the exact addresses and by the second (the provider keeps no finer times). */
function matches(message: Message, query: Record<string, unknown>): boolean {
  if (query.To !== undefined && message.to !== query.To) return false
  if (query.From !== undefined && message.from !== query.From) return false
  const at = seconds(message.sentAt ?? message.createdAt)
  const day = query.DateSent === undefined ? null : Date.parse(String(query.DateSent))
  if (day !== null && Math.floor(at / DAY_S) !== Math.floor(seconds(day) / DAY_S)) return false
  if (query['DateSent>'] !== undefined && at < seconds(Date.parse(String(query['DateSent>'])))) return false
  if (query['DateSent<'] !== undefined && at > seconds(Date.parse(String(query['DateSent<'])))) return false
  return true
}

const DAY_S = 24 * 60 * 60

function seconds(ms: number): number {
  return Math.floor(ms / 1000)
}

function nextQuery(asked: Record<string, unknown>, query: Record<string, unknown>, number: number): string {
  const kept = Object.keys(asked).filter((name) => !['Page', 'PageToken', 'PageSize'].includes(name))
  return new URLSearchParams([
    ...kept.map((name) => [name, String(asked[name])]),
    ['PageSize', String(query.PageSize ?? 50)],
    ['Page', String(number)],
    ...(number > 0 ? [['PageToken', `PA${number}`]] : []),
  ] as [string, string][]).toString()
}

/** RFC 2822 with a numeric zone, in whole seconds. */
export function rfc2822(ms: number): string {
  return new Date(ms).toUTCString().replace('GMT', '+0000')
}

function toJson(accountSid: string, message: Message): object {
  const uri = `/2010-04-01/Accounts/${accountSid}/Messages/${message.sid}`
  return {
    account_sid: accountSid,
    api_version: '2010-04-01',
    body: message.body,
    date_created: rfc2822(message.createdAt),
    date_sent: message.sentAt === null ? null : rfc2822(message.sentAt),
    date_updated: rfc2822(message.updatedAt),
    direction: message.direction,
    error_code: message.errorCode,
    error_message: message.errorCode === null ? null : (codes[message.errorCode]?.[1] ?? null),
    from: message.from,
    messaging_service_sid: message.messagingServiceSid,
    num_media: String(message.media.filter((item) => !item.deleted).length),
    num_segments: String(message.segments),
    price: null,
    price_unit: 'USD',
    sid: message.sid,
    status: message.status,
    subresource_uris: { media: `${uri}/Media.json` },
    tags: null,
    to: message.to,
    uri: `${uri}.json`,
  }
}
