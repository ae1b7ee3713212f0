import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Simulator, startSimulator } from '../../../simulator/server.ts'
import type { Inbound, Outgoing, StatusCallback } from '../../../src/channels/channel.ts'
import { createTwilio, type Twilio } from '../../../src/channels/twilio/twilio.ts'
import { ACCOUNT, SMS, TOKEN, WHATSAPP } from './stub.ts'

const PERSON = '+525500000001'
const SAMPLE = new URL('../../../simulator/samples/voice-note.ogg', import.meta.url)
const SINCE = '2026-01-01T00:00:00Z'

let simulator: Simulator
let twilio: Twilio
let heard: Inbound[]
let callbacks: StatusCallback[]
let close: () => Promise<void>

/** A hub of a few lines: what is not signed or not understood fails the test. */
beforeEach(async () => {
  heard = []
  callbacks = []
  const hub = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const params = Object.fromEntries(new URLSearchParams(body))
    const url = request.url ?? ''
    const signed = twilio.verify(request.headers['x-twilio-signature'], url, params)
    if (signed && url.startsWith('/webhooks/twilio/status')) {
      const status = twilio.parseStatus(params, new URL(url, 'http://hub').searchParams)
      if (!('problem' in status)) callbacks.push(status)
    } else if (signed) {
      const inbound = twilio.parseInbound(params)
      if (!('problem' in inbound)) heard.push(inbound)
    }
    response.writeHead(signed ? 200 : 403, { 'Content-Type': 'text/xml' }).end('<Response/>')
  })
  await new Promise<void>((resolve) => hub.listen(0, '127.0.0.1', resolve))
  const publicUrl = `http://127.0.0.1:${(hub.address() as AddressInfo).port}`
  const phone = {
    id: 'p1',
    label: 'Uno',
    number: PERSON,
    role: 'worker' as const,
    channels: ['whatsapp' as const, 'sms' as const],
  }
  simulator = await startSimulator({
    port: 0,
    accountSid: ACCOUNT,
    authToken: TOKEN,
    webhookUrl: `${publicUrl}/webhooks/twilio`,
    smsFrom: SMS,
    whatsappFrom: WHATSAPP,
    phones: [phone],
    faults: { pace: { sent: 0, delivered: 0 }, read: 'never' },
  })
  twilio = createTwilio({
    accountSid: ACCOUNT,
    authToken: TOKEN,
    whatsappFrom: WHATSAPP,
    smsFrom: SMS,
    apiUrl: simulator.url,
    publicUrl,
  })
  close = async () => {
    await simulator.close()
    hub.closeAllConnections()
    await new Promise((resolve) => hub.close(resolve))
  }
})
afterEach(() => close())

const message = (more: Partial<Outgoing> = {}): Outgoing => ({
  messageId: 'm-1',
  to: { channel: 'whatsapp', value: PERSON },
  text: 'Buenas tardes.\n\n¿Es usted?',
  ...more,
})
const says = async (text: string, channel: 'whatsapp' | 'sms' = 'whatsapp') => {
  simulator.control.say('p1', { channel, text })
  await simulator.control.idle()
}
const send = async (outgoing: Outgoing) => {
  const outcome = await (outgoing.to.channel === 'sms' ? twilio.sms : twilio.whatsapp)?.send(outgoing)
  await simulator.control.idle()
  return outcome
}

test('a person writes, buttons go out, one is tapped', async () => {
  await says('Hola, ¿quién es? ñ á 👋')
  expect(heard[0]).toMatchObject({
    from: { channel: 'whatsapp', value: PERSON },
    to: WHATSAPP,
    text: 'Hola, ¿quién es? ñ á 👋',
    media: [],
  })
  const options = [
    { id: 'settlement.is_it_you.yes', label: 'Sí, soy yo' },
    { id: 'settlement.is_it_you.no', label: 'No soy yo' },
  ]
  expect(await send(message({ options }))).toMatchObject({ kind: 'sent' })
  expect(callbacks.map(({ status, messageId }) => [status, messageId])).toEqual([
    ['sent', 'm-1'],
    ['delivered', 'm-1'],
  ])
  const shown = simulator.control.thread('p1', 'whatsapp').at(-1)
  expect(shown).toMatchObject({ text: 'Buenas tardes.\n\n¿Es usted?' })
  simulator.control.say('p1', { channel: 'whatsapp', button: { id: 'settlement.is_it_you.yes', label: 'Sí, soy yo' } })
  await simulator.control.idle()
  expect(heard[1]).toMatchObject({ button: 'settlement.is_it_you.yes', text: 'Sí, soy yo' })
})

test('a list of four, and its row', async () => {
  await says('Hola')
  const options = ['a', 'b', 'c', 'd'].map((id) => ({ id: `f.n.${id}`, label: `Opción ${id}` }))
  expect(await send(message({ options, listLabel: 'Ver opciones' }))).toMatchObject({ kind: 'sent' })
  simulator.control.say('p1', { channel: 'whatsapp', button: { id: 'f.n.c', label: 'Opción c', kind: 'list' } })
  await simulator.control.idle()
  expect(heard.at(-1)).toMatchObject({ button: 'f.n.c' })
})

test('outside the window free words fail in the callback, an approved template arrives', async () => {
  await send(message())
  expect(callbacks.at(-1)).toMatchObject({ messageId: 'm-1', errorCode: '63016' })
  const contentId = await twilio.whatsapp?.ensureContent?.({
    name: 'first.es',
    language: 'es',
    body: 'Hola, soy {{1}}. ¿Es usted?',
    variables: { 1: 'Inés' },
    options: [{ id: 'x.y.yes', label: 'Sí' }],
    template: true,
  })
  await send(
    message({
      messageId: 'm-2',
      template: { name: 'pv_test', contentId: contentId ?? '', variables: { 1: 'Portavoz' } },
    }),
  )
  expect(callbacks.at(-1)).toMatchObject({ messageId: 'm-2', status: 'delivered' })
  expect(simulator.control.thread('p1', 'whatsapp').at(-1)).toMatchObject({ text: 'Hola, soy Portavoz. ¿Es usted?' })
})

test('accepted, then cut: unknown, and found by asking', async () => {
  await says('Hola')
  simulator.control.set({ cutAfterAccept: true })
  expect(await send(message())).toMatchObject({ kind: 'unknown' })
  simulator.control.heal()
  const sent = await twilio.whatsapp?.listSent({ channel: 'whatsapp', value: PERSON }, SINCE)
  expect(sent?.map(({ body }) => body)).toEqual(['Buenas tardes.\n\n¿Es usted?'])
  expect(sent?.[0]?.externalId).toBe(callbacks[0]?.externalId)
})

test('webhooks that were lost are caught up with, media too', async () => {
  simulator.control.set({ webhooks: { lost: true } })
  await says('uno')
  simulator.control.say('p1', { channel: 'whatsapp', sample: 'voice' })
  await says('por SMS', 'sms')
  expect(heard).toEqual([])
  const whatsapp = await twilio.whatsapp?.listReceived(SINCE)
  expect(whatsapp?.map(({ text, media }) => [text, media.length])).toEqual([
    ['uno', 0],
    ['', 1],
  ])
  expect(whatsapp?.[1]?.media[0]).toMatchObject({
    url: expect.stringContaining(simulator.url),
    contentType: 'audio/ogg',
  })
  expect((await twilio.sms?.listReceived(SINCE))?.map(({ text }) => text)).toEqual(['por SMS'])

  // Its address needs our credentials and leads to another that must not be given them; then it is deleted there.
  const url = whatsapp?.[1]?.media[0]?.url ?? ''
  expect((await fetch(url)).status).toBe(401)
  const fetched = await twilio.whatsapp?.fetchMedia?.(url)
  expect(fetched).toEqual({ kind: 'fetched', bytes: readFileSync(SAMPLE) })
  expect(await twilio.whatsapp?.deleteMedia?.(url)).toBe(true)
  expect(await twilio.whatsapp?.fetchMedia?.(url)).toEqual({ kind: 'refused', code: 'gone' })
})

test('after STOP by SMS nothing more is taken', async () => {
  await says('STOP', 'sms')
  expect(await send(message({ to: { channel: 'sms', value: PERSON }, text: 'Aviso' }))).toMatchObject({
    kind: 'refused',
    policy: 'opted-out',
    code: '21610',
  })
})

test('a wrong token is our configuration', async () => {
  const wrong = createTwilio({
    accountSid: ACCOUNT,
    authToken: 'wrong',
    whatsappFrom: WHATSAPP,
    apiUrl: simulator.url,
    publicUrl: 'http://127.0.0.1:1',
  })
  expect(await wrong.whatsapp?.send(message())).toEqual({ kind: 'refused', policy: 'configuration', code: '20003' })
})
