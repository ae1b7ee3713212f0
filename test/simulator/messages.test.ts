import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Simulator } from '../../simulator/server.ts'
import { createClock } from '../support/clock.ts'
import {
  clientOf,
  type ListeningHub,
  listeningHub,
  messagesPath,
  raw,
  smsFrom,
  startFor,
  whatsappFrom,
} from './support.ts'

let hub: ListeningHub
let simulator: Simulator
const clock = createClock()

beforeEach(async () => {
  hub = await listeningHub()
  simulator = await startFor(hub, { clock })
})
afterEach(async () => {
  await simulator.close()
  await hub.close()
})

const worker = 'whatsapp:+5215500000001'
const callback = () => `${hub.url}/webhooks/twilio/status?m=own-id`

describe('a message of the hub', () => {
  it('reaches the phone inside the window, and its callbacks follow without one for the first status', async () => {
    simulator.control.say('w01', { channel: 'whatsapp', text: 'Hola' })
    const made = await clientOf(simulator).messages.create({
      from: whatsappFrom,
      to: worker,
      body: '¿Cómo está?',
      statusCallback: callback(),
    })
    expect(made.status).toBe('queued')
    await simulator.control.idle()
    expect(hub.statuses()).toEqual(['sent', 'delivered'])
    expect(hub.received.every((one) => one.signed)).toBe(true)
    expect(hub.received.at(-1)?.path).toBe('/webhooks/twilio/status?m=own-id')
    expect(simulator.control.thread('w01', 'whatsapp').map((bubble) => bubble.text)).toEqual(['Hola', '¿Cómo está?'])
    await simulator.control.read('w01')
    expect(hub.statuses()).toEqual(['sent', 'delivered', 'read'])
    expect((await clientOf(simulator).messages(made.sid).fetch()).status).toBe('read')
  })

  it('fails with 63016 in the callback when the window is closed', async () => {
    simulator.control.say('w01', { channel: 'whatsapp', text: 'Hola' })
    clock.advance('24h')
    await clientOf(simulator).messages.create({ from: whatsappFrom, to: worker, body: 'x', statusCallback: callback() })
    await simulator.control.idle()
    expect(hub.received.at(-1)?.fields).toMatchObject({ MessageStatus: 'failed', ErrorCode: '63016' })
    expect(simulator.control.thread('w01', 'whatsapp')).toHaveLength(1)
  })

  it.each([
    ['no recipient', { From: smsFrom, Body: 'x' }, 400, 21604],
    ['no sender', { To: '+525500000015', Body: 'x' }, 400, 21603],
    ['nothing to say', { To: '+525500000015', From: smsFrom }, 400, 21619],
    ['a parameter that does not exist', { To: '+525500000015', From: smsFrom, Body: 'x', Priority: '1' }, 400, 20001],
    [
      'a number where a number is due',
      { To: '+525500000015', From: smsFrom, Body: 'x', ValidityPeriod: 'soon' },
      400,
      20001,
    ],
    [
      'a callback address that is none',
      { To: '+525500000015', From: smsFrom, Body: 'x', StatusCallback: 'here' },
      400,
      21609,
    ],
    ['a sender of somebody else', { To: '+525500000015', From: '+15125550199', Body: 'x' }, 400, 21606],
    ['a WhatsApp sender of somebody else', { To: worker, From: 'whatsapp:+15125550199', Body: 'x' }, 400, 63007],
    ['two channels', { To: worker, From: smsFrom, Body: 'x' }, 400, 21910],
    ['a recipient that is no number', { To: 'Max', From: smsFrom, Body: 'x' }, 400, 21211],
    ['a number that could be a real person', { To: '+525512345678', From: smsFrom, Body: 'x' }, 400, 21211],
    ['1601 characters', { To: '+525500000015', From: smsFrom, Body: 'x'.repeat(1601) }, 400, 21617],
    ['a land line', { To: '+525500000030', From: smsFrom, Body: 'x' }, 400, 21614],
    ['a magic number', { To: '+15005550103', From: smsFrom, Body: 'x' }, 403, 21408],
    ['an unknown content', { To: worker, From: whatsappFrom, ContentSid: `HX${'0'.repeat(32)}` }, 400, 21655],
  ])('is refused at once for %s', async (_what, form, status, code) => {
    const answer = await raw(simulator, messagesPath, form as Record<string, string>)
    expect(answer.status).toBe(status)
    expect(await answer.json()).toMatchObject({ code, status, more_info: `https://www.twilio.com/docs/errors/${code}` })
    expect(simulator.control.messages()).toEqual([])
  })

  it.each([
    ['a phone without WhatsApp', 'whatsapp:+525500000022', 'undelivered', '63003'],
    ['a phone that is off', '+525500000031', 'undelivered', '30003'],
    ['a number out of use', '+525500000029', 'undelivered', '30005'],
    ['a magic number', '+15005550137', 'undelivered', '30007'],
  ])('fails later for %s', async (_what, to, status, code) => {
    const from = to.startsWith('whatsapp:') ? whatsappFrom : smsFrom
    await clientOf(simulator).messages.create({ from, to, body: 'x', statusCallback: callback() })
    await simulator.control.idle()
    expect(hub.received.at(-1)?.fields).toMatchObject({ MessageStatus: status, ErrorCode: code })
  })

  it('is refused with 20003 for a wrong token', async () => {
    const call = clientOf(simulator, 'wrong').messages.create({ from: smsFrom, to: '+525500000015', body: 'x' })
    await expect(call).rejects.toMatchObject({ status: 401, code: 20003 })
  })

  it('counts segments: an accent halves the room', async () => {
    const send = (body: string) => clientOf(simulator).messages.create({ from: smsFrom, to: '+525500000015', body })
    expect((await send('a'.repeat(160))).numSegments).toBe('1')
    expect((await send('á'.repeat(71))).numSegments).toBe('2')
  })
})

describe('kept messages', () => {
  it('are listed newest first, page by page, by address and time', async () => {
    const client = clientOf(simulator)
    simulator.control.say('w15', { channel: 'sms', text: 'Soy Tomás' })
    for (const body of ['uno', 'dos', 'tres']) {
      clock.advance('1m')
      await client.messages.create({ from: smsFrom, to: '+525500000015', body })
      await client.messages.create({ from: smsFrom, to: '+525500000019', body })
    }
    await simulator.control.idle()
    const bodies = (list: { body: string }[]) => list.map((message) => message.body)
    expect(bodies(await client.messages.list({ to: '+525500000015', pageSize: 2 }))).toEqual(['tres', 'dos', 'uno'])
    expect(bodies(await client.messages.list({ to: smsFrom }))).toEqual(['Soy Tomás'])
    const lastMinute = clock.now()
    expect(bodies(await client.messages.list({ dateSentAfter: lastMinute }))).toEqual(['tres', 'tres'])
    expect(await client.messages.list({ dateSentBefore: new Date('2026-01-01T00:00:00Z') })).toEqual([])
  })

  it('can be emptied and deleted', async () => {
    const client = clientOf(simulator)
    const { sid } = await client.messages.create({ from: smsFrom, to: '+525500000015', body: 'secreto' })
    await simulator.control.idle()
    expect((await client.messages(sid).update({ body: '' })).body).toBe('')
    expect(await client.messages(sid).remove()).toBe(true)
    await expect(client.messages(sid).fetch()).rejects.toMatchObject({ status: 404, code: 20404 })
  })

  it('can be called back only while they wait', async () => {
    const client = clientOf(simulator)
    simulator.control.set({ pace: { sent: 60_000 } })
    const { sid } = await client.messages.create({ from: smsFrom, to: '+525500000015', body: 'x' })
    expect((await client.messages(sid).update({ status: 'canceled' })).status).toBe('canceled')
    await expect(client.messages(sid).update({ status: 'canceled' })).rejects.toMatchObject({ status: 400 })
  })
})
