import { beforeAll, expect, it } from 'vitest'
import { createAct } from '../../src/hub/act.ts'
import { intoConversation } from '../../src/hub/into-conversation.ts'
import { testHub } from '../support/hub.ts'
import { claimOf, openMatter, row } from '../support/matter.ts'
import { scriptedChannel } from '../support/scripted-channel.ts'

const DEADLINE = '2026-05-08T23:59:00-05:00'
const test = testHub('2026-04-06T16:00:00Z') // a Monday morning, 32 days before
const { hub, store, clock, channels, idle, sweep } = test

beforeAll(async () => {
  await store.prepare()
  channels.whatsapp = scriptedChannel('whatsapp', clock.now)
  await openMatter(test, 'LAND-1', [row(1), row(2), row(3)], DEADLINE)
}, 60_000)

const act = createAct({ ...hub.parts, record: hub.records })
let told = 0
async function claimMoves(n: number, ...moves: [string, object?, ('bot' | 'staff' | 'advocate')?][]): Promise<void> {
  const { subject, personId = '' } = await claimOf(test, 'LAND-1', n)
  for (const [move, payload = {}, kind = 'bot'] of moves) {
    clock.advance('1s')
    const acted = await act({
      key: `t${++told}`,
      noun: 'claim',
      subject,
      move,
      payload: payload as Record<string, unknown>,
      actor: { kind, id: kind },
      source: 'test',
      eventAt: clock.now(),
      personId,
    })
    expect(acted).toMatchObject({ accepted: true, reason: null })
  }
  await idle()
}
async function known(n: number): Promise<void> {
  const { personId = '' } = await claimOf(test, 'LAND-1', n)
  const [address] = await store.addresses.ofPerson(personId)
  await act({
    key: `known${n}`,
    noun: 'person',
    subject: personId,
    move: 'vouch',
    payload: { address: address?._id, level: 'L1', how: 'knows them' },
    actor: { kind: 'defender', id: 'd1' },
    source: 'test',
    eventAt: clock.now(),
    personId,
  })
  await claimMoves(n, ['notify'], ['verify'], ['inform', { text_version: 'A6.1' }], ['understand'], ['intend'])
}
/** Days before the last one on which somebody was reminded, as they were sent. */
async function remindedOf(n: number): Promise<number[]> {
  const { personId = '' } = await claimOf(test, 'LAND-1', n)
  const messages = await store.messages.thread([personId], 50)
  return messages
    .filter(({ flow, node, state }) => flow === 'form' && node === 'remind' && state === 'sent')
    .map(({ claimedAt }) => Math.round((Date.parse(DEADLINE) - (claimedAt?.getTime() ?? 0)) / 86_400_000))
    .reverse()
}

it('lets a conversation end whose reminder is not so any more in the morning', async () => {
  await known(3)
  clock.set('2026-04-07T05:00:00Z') // eleven at night there
  const { personId = '' } = await claimOf(test, 'LAND-1', 3)
  const [address] = await store.addresses.ofPerson(personId)
  const content = { kind: 'start', flow: 'form.remind' } as const
  await intoConversation(hub.parts, { id: 'remind', addressId: address?._id ?? '', personId, content })
  await idle()
  expect(await store.conversations.get(personId)).toMatchObject({ status: 'open', flow: 'form' })
  await claimMoves(3, ['decline', {}, 'staff'])
  clock.set('2026-04-07T16:00:00Z')
  await sweep()
  const [message] = await store.messages.thread([personId], 5)
  expect(message).toMatchObject({ node: 'remind', state: 'refused', code: 'still-so' })
  expect(await store.conversations.get(personId)).toMatchObject({ status: 'idle' })
  clock.set('2026-04-06T16:00:00Z')
})

it('reminds of the form 30, 14, 7, 3 and 1 days before, each once, and of nothing once it is signed', async () => {
  await known(1)
  await known(2)
  for (let hour = 0; hour < 33 * 24; hour += 6) {
    clock.advance('6h')
    await Promise.all([hub.clockwork(), hub.clockwork()])
    await sweep()
    if (hour === 17 * 24)
      await claimMoves(
        2,
        ['sign', { form: 'f', signed_on: '2026-04-23' }, 'staff'],
        ['join', { filed_on: '2026-04-24' }, 'advocate'],
      )
  }
  // The first conversation goes on by itself: only what the date begins counts here.
  expect(await remindedOf(1)).toEqual([30, 14, 7, 3, 1])
  expect(await remindedOf(2)).toEqual([30])
}, 120_000)
