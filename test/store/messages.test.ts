import { beforeAll, expect, it } from 'vitest'
import { type MessageRecord, type Messages, messageStore } from '../../src/store/messages.ts'
import { testStore } from '../support/store.ts'

const { connection } = testStore()
const NOON = new Date('2026-03-02T18:00:00Z')
const at = (hours: number) => new Date(NOON.getTime() + hours * 3_600_000)
let messages: Messages

beforeAll(() => {
  messages = messageStore(connection)
})

/** A message of ours that went out `hours` after noon. */
function sent(_id: string, personId: string, hours: number, more: Partial<MessageRecord> = {}): MessageRecord {
  const when = at(hours)
  return {
    _id,
    personId,
    addressId: `a-${personId}`,
    direction: 'out',
    kind: 'ours',
    state: 'delivered',
    order: when.getTime() * 1000,
    at: when,
    ...more,
  }
}

it('tells by person when we began, once a turn, without answers, without what waits and without the talk of a group', async () => {
  await messages.insert([
    sent('one', 'rosa', 1),
    sent('same-turn', 'rosa', 1),
    sent('later', 'rosa', 3, { state: 'uncertain' }),
    sent('before', 'rosa', -2),
    sent('answer', 'rosa', 2, { kind: 'reply' }),
    sent('waits', 'rosa', 2, { state: 'queued' }),
    sent('copy', 'beto', 2, { group: 'g', post: 'p' }),
    sent('broadcast', 'beto', 4, { broadcast: 'b' }),
    sent('nobody-asked', 'ana', 1),
  ])
  const begun = await messages.begun(['rosa', 'beto', 'eva'], NOON)
  expect(begun).toEqual(
    new Map([
      ['rosa', [at(1), at(3)].map((turn) => ({ turn, left: turn }))],
      ['beto', [{ turn: at(4), left: at(4) }]],
    ]),
  )
})
