import { beforeAll, beforeEach, expect, it } from 'vitest'
import type { HandoffDoc } from '../../../src/cases/handoff.ts'
import { testHub } from '../../support/hub.ts'
import { inbound } from '../../support/inbound.ts'
import { claimOf, numberOf, openMatter, row } from '../../support/matter.ts'
import { type ScriptedChannel, scriptedChannel } from '../../support/scripted-channel.ts'

/** STOP by SMS is on the provider's list, and INICIAR does not take anybody off it. */
const test = testHub('2026-03-03T18:00:00Z')
const { hub, store, clock, channels, idle } = test
let sms: ScriptedChannel
let whatsapp: ScriptedChannel
const REFUSED = { kind: 'refused', policy: 'opted-out', code: '21610' } as const

const says = async (n: number, text: string, optOut?: 'STOP'): Promise<void> => {
  const from = { channel: 'sms', value: numberOf(n) } as const
  await hub.receive.inbound([inbound(numberOf(n), text, { from, ...(optOut ? { optOut } : {}) })])
  await idle()
}
const personOf = async (n: number): Promise<string> => (await claimOf(test, 'LAND-1', n)).personId ?? ''
const rows = async (n: number): Promise<string[]> =>
  (await store.cases.list<HandoffDoc>({ noun: 'handoff', personId: await personOf(n) }, 20)).map(
    ({ doc }) => doc.reason,
  )

beforeAll(async () => {
  await store.prepare()
  await openMatter(test, 'LAND-1', [row(1), row(2)], '2026-05-08T23:59:00-05:00')
}, 120_000)
beforeEach(() => {
  sms = scriptedChannel('sms', clock.now)
  whatsapp = scriptedChannel('whatsapp', clock.now)
})

it('answers by WhatsApp who came back by a word that the provider does not know, and tells the team', async () => {
  Object.assign(channels, { sms, whatsapp })
  await hub.receive.inbound([inbound(numberOf(1), 'hola')])
  await idle()
  whatsapp.newsOf(numberOf(1))
  await says(1, 'STOP', 'STOP')
  sms.next = [REFUSED, REFUSED]
  await says(1, 'INICIAR')
  expect(whatsapp.newsOf(numberOf(1))).toEqual([
    expect.stringContaining('qué bueno que regresa'),
    expect.stringContaining('¿este teléfono'),
  ])
  expect((await store.conversations.get(await personOf(1)))?.optedOut).toBe(false)
  expect(await rows(1)).toEqual(['message_failed_at_provider'])
})

it('tells the team where there is no other way, and keeps that they came back', async () => {
  delete channels.whatsapp
  Object.assign(channels, { sms })
  await says(2, 'hola')
  await says(2, 'STOP', 'STOP')
  sms.next = [REFUSED, REFUSED]
  await says(2, 'INICIAR')
  expect((await store.conversations.get(await personOf(2)))?.optedOut).toBe(false)
  expect(await rows(2)).toContain('message_failed_at_provider')
})
