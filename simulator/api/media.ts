import { createReadStream } from 'node:fs'
import { type Request, type RequestHandler, Router } from 'express'
import { ProviderError } from '../errors.ts'
import { newSid } from '../ids.ts'
import type { MediaItem, Message } from '../message.ts'
import type { Provider } from '../provider.ts'
import { isSample, samples } from '../samples.ts'
import { notFound } from './gate.ts'
import { rfc2822 } from './messages.ts'

/**
 * Media of messages. The file itself needs Basic authentication and answers with a redirect to a second address, which serves
 * it without and, like a signed storage address, refuses a request that still carries the first one's credentials.
 */
export function media(provider: Provider, authenticated: RequestHandler): Router {
  const { account, state } = provider
  const router = Router()
  const tickets = new Map<string, string>()
  const base = `/2010-04-01/Accounts/${account.accountSid}/Messages/:message/Media`

  const messageOf = (request: Request): Message =>
    state.messages.get(String(request.params.message)) ?? notFound(request)
  const find = (request: Request): { message: Message; item: MediaItem } => {
    const message = messageOf(request)
    const item = message.media.find((one) => one.sid === request.params.sid && !one.deleted)
    return item ? { message, item } : notFound(request)
  }

  router.get('/_media/:ticket', (request, response) => {
    const sample = tickets.get(request.params.ticket)
    if (!isSample(sample)) return notFound(request)
    if (request.headers.authorization !== undefined) {
      response.status(400).type('text').send('Only one auth mechanism allowed')
      return
    }
    response.type(samples[sample].contentType).set('Cache-Control', 'private, max-age=3600')
    createReadStream(samples[sample].file).pipe(response)
  })

  router.get(`${base}.json`, authenticated, (request, response) => {
    const message = messageOf(request)
    const list = message.media.filter((item) => !item.deleted).map((item) => toJson(account.accountSid, message, item))
    response.json({
      media_list: list,
      page: 0,
      page_size: 50,
      start: 0,
      end: Math.max(0, list.length - 1),
      first_page_uri: request.originalUrl,
      next_page_uri: null,
      previous_page_uri: null,
      uri: request.originalUrl,
    })
  })

  router.get(`${base}/:sid.json`, authenticated, (request, response) => {
    const { message, item } = find(request)
    response.json(toJson(account.accountSid, message, item))
  })

  router.get(`${base}/:sid`, authenticated, (request, response) => {
    const { item } = find(request)
    if (!isSample(item.sample)) throw new ProviderError(20404, 'The file of this media is not kept here')
    const ticket = newSid('ME')
    tickets.set(ticket, item.sample)
    response.redirect(307, `${provider.url}/_media/${ticket}`)
  })

  router.delete([`${base}/:sid.json`, `${base}/:sid`], authenticated, (request, response) => {
    const { message, item } = find(request)
    state.putMessage({
      ...message,
      media: message.media.map((one) => (one === item ? { ...one, deleted: true } : one)),
    })
    response.status(204).end()
  })

  return router
}

function toJson(accountSid: string, message: Message, item: MediaItem): object {
  return {
    sid: item.sid,
    account_sid: accountSid,
    parent_sid: message.sid,
    content_type: item.contentType,
    date_created: rfc2822(message.createdAt),
    date_updated: rfc2822(message.updatedAt),
    uri: `/2010-04-01/Accounts/${accountSid}/Messages/${message.sid}/Media/${item.sid}.json`,
  }
}
