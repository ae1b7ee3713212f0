import { createReadStream } from 'node:fs'
import express, { type NextFunction, type Request, type RequestHandler, type Response, Router } from 'express'
import { type Control, UnknownPhone } from '../control.ts'
import { NotSent, type Saying } from '../inbound.ts'
import type { MessageStatus } from '../message.ts'
import { sameNumber } from '../numbers.ts'
import type { Phone, PhoneChannel } from '../phone.ts'
import { isLoopback } from '../post.ts'
import type { Provider } from '../provider.ts'
import { isSample, samples } from '../samples.ts'
import type { State } from '../state.ts'
import { arrived, isUnread } from '../thread.ts'

/** The levers over HTTP, JSON in and out, under `/_sim/`; the page of phones uses nothing else. */
export function control(provider: Provider, levers: Control): Router {
  const { state } = provider
  const router = Router()
  router.use('/_sim', loopbackOnly, express.json({ limit: '100kb' }))

  router.get('/_sim/faults', (_request, response) => void response.json(levers.faults()))
  router.put('/_sim/faults', (request, response) => void response.json(levers.set(request.body ?? {})))
  router.delete('/_sim/faults', (_request, response) => void response.json(levers.heal()))
  router.post('/_sim/reset', (_request, response) => {
    levers.reset()
    response.status(204).end()
  })

  router.get('/_sim/phones', (_request, response) => {
    const unread = unreadCounts(state)
    const of = (phone: Phone, channel: PhoneChannel) => unread.get(`${channel} ${sameNumber(phone.number)}`) ?? 0
    response.json(
      [...state.phones.values()].map((phone) => ({
        ...phone,
        unread: { whatsapp: of(phone, 'whatsapp'), sms: of(phone, 'sms') },
      })),
    )
  })
  router.get('/_sim/phones/:id/thread', (request, response) => {
    const channel: PhoneChannel = request.query.channel === 'sms' ? 'sms' : 'whatsapp'
    response.json(levers.thread(request.params.id, channel))
  })
  router.post('/_sim/phones/:id/say', (request, response) => {
    const { sid } = levers.say(request.params.id, sayingOf(request.body))
    response.status(201).json({ sid })
  })
  router.post('/_sim/phones/:id/read', (request, response) => {
    void levers.read(request.params.id, request.body?.channel === 'sms' ? 'sms' : 'whatsapp')
    response.status(202).end()
  })

  router.get('/_sim/messages', (_request, response) => void response.json(levers.messages()))
  router.post('/_sim/messages/:sid/redeliver', (request, response) => {
    void levers.redeliver(request.params.sid)
    response.status(202).end()
  })
  router.post('/_sim/messages/:sid/callback', (request, response) => {
    const { status, errorCode } = request.body ?? {}
    void levers.callback(request.params.sid, String(status) as MessageStatus, errorCode)
    response.status(202).end()
  })
  router.post('/_sim/contents/:sid/approval', (request, response) => {
    levers.approve(
      request.params.sid,
      request.body?.decision === 'rejected' ? 'rejected' : 'approved',
      request.body?.reason,
    )
    response.status(204).end()
  })
  router.post('/_sim/idle', async (_request, response) => {
    await levers.idle()
    response.status(204).end()
  })

  router.get('/_sim/samples/:name', (request, response) => {
    const { name } = request.params
    if (!isSample(name)) throw new UnknownPhone(`there is no sample "${name}"`)
    response.type(samples[name].contentType).set('Cache-Control', 'public, max-age=3600')
    createReadStream(samples[name].file).pipe(response)
  })
  router.get('/_sim/media/:sid', (request, response) => {
    const file = provider.files.get(request.params.sid)
    if (!file) throw new UnknownPhone('this file is not kept here any more')
    response.type(file.contentType).set('Cache-Control', 'private, max-age=3600').send(file.bytes)
  })
  router.get('/_sim/events', (request, response) => void events(provider, request, response))

  router.use('/_sim', (error: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent || !(error instanceof Error)) return next(error)
    const status = error instanceof UnknownPhone ? 404 : error instanceof NotSent ? 409 : 400
    response.status(status).json({ error: error.message })
  })
  return router
}

/** Pages of other sites must not reach the levers through the reader's browser. */
const loopbackOnly: RequestHandler = (request, response, next) => {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '')
  const { origin } = request.headers
  const own = origin === undefined || (URL.canParse(origin) && isLoopback(new URL(origin).hostname))
  if (isLoopback(host) && own) return next()
  response.status(403).json({ error: 'loopback only' })
}

function sayingOf(body: unknown): Saying {
  const { channel, text, button, sample } = (body ?? {}) as Record<string, unknown>
  const saying: Saying = { channel: channel === 'sms' ? 'sms' : 'whatsapp' }
  if (typeof text === 'string') saying.text = text
  if (isSample(sample)) saying.sample = sample
  if (typeof button === 'object' && button !== null && 'id' in button && 'label' in button) {
    saying.button = { id: String(button.id), label: String(button.label) }
    if ('kind' in button && button.kind === 'list') saying.button.kind = 'list'
    if ('repliedTo' in button) saying.button.repliedTo = String(button.repliedTo)
  }
  return saying
}

/** Messages that arrived and were not looked at, by channel and number. */
function unreadCounts(state: State): Map<string, number> {
  const counts = new Map<string, number>()
  for (const message of state.messages.values()) {
    if (!isUnread(message)) continue
    const place = `${message.channel} ${message.phone}`
    counts.set(place, (counts.get(place) ?? 0) + 1)
  }
  return counts
}

/** Server-sent events: whose chat has changed. The page then reads the thread again. */
function events({ state }: Provider, request: Request, response: Response): void {
  response.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', Connection: 'keep-alive' })
  response.flushHeaders()
  response.write('retry: 1000\n\n')
  const stop = state.onChange((change) => {
    if (change.kind === 'cleared') response.write('event: cleared\ndata: {}\n\n')
    else if (arrived(change.message)) {
      const { phone, channel, sid } = change.message
      const id = state.phoneByNumber(phone)?.id ?? phone
      response.write(`event: message\ndata: ${JSON.stringify({ phone: id, channel, sid })}\n\n`)
    }
  })
  const beat = setInterval(() => response.write(': still here\n\n'), 20_000).unref()
  request.on('close', () => {
    stop()
    clearInterval(beat)
  })
}
