import { describe, expect, it } from 'vitest'
import type { Session } from '../../src/engine/session.ts'
import type { Draft } from '../../src/hub/effects/draft.ts'
import { nextStart } from '../../src/hub/next-start.ts'

const NOW = '2026-03-02T15:00:00.000Z'
const LATER = '2026-03-02T15:10:00.000Z'
const MORNING = '2026-03-03T14:00:00.000Z'
const told = { id: 'i1', flow: 'confirmed', answers: { what: 'ID' } }
const digest = { id: 'i2', flow: 'group-digest', answers: { digest: 'd' } }
const long = { id: 'i3', flow: 'payment', answers: {} }
const another = { id: 'i4', flow: 'settlement', answers: {}, personId: 'p2' }
const OPEN = { frames: [], answers: {}, misses: 0, askedAt: NOW, waitId: 'w', silences: 0 } as Session

type Rows = [
  what: string,
  open: boolean,
  queue: Draft['conversation']['queue'],
  from: Record<string, string>,
  begins: string | null,
  looks: string | null,
]

const rows: Rows[] = [
  ['nothing waits', false, [], {}, null, null],
  ['the first, when nothing is open', false, [long, told], {}, 'i3', null],
  ['another person of the phone, when nothing is open', false, [another, told], {}, 'i4', null],
  ['nothing, where none may be told between', true, [long, another], {}, null, null],
  [
    'the first that may be told between',
    true,
    [long, told, digest],
    { confirmed: NOW, 'group-digest': NOW },
    'i1',
    null,
  ],
  ['what may be told later, then', true, [digest, told], { confirmed: MORNING, 'group-digest': LATER }, null, LATER],
  ['one now, the other later', true, [digest, told], { confirmed: NOW, 'group-digest': LATER }, 'i1', LATER],
  ['nobody else than the person themselves', true, [another], { settlement: NOW }, null, null],
]

describe('of what waits begins', () => {
  it.each(rows)('%s', (_what, open, queue, from, begins, looks) => {
    const draft: Draft = {
      outbox: [],
      conversation: {
        ...{ _id: 'p1', version: 3, addressId: 'a1', status: 'open', outbox: [], handled: [], optedOut: false },
        ...{ queue, queueAt: new Date(MORNING) },
      },
    }
    const mayTellFrom = (flow: string) => from[flow] ?? null
    nextStart(draft, { session: open ? OPEN : null, addressId: 'a9', now: NOW, mayTellFrom })
    const start = queue.find(({ id }) => id === begins)
    const { personId, flow, answers } = start ?? {}
    expect(draft.outbox).toEqual(
      start
        ? [
            {
              id: begins,
              type: 'input',
              addressId: 'a9',
              ...(personId ? { personId } : {}),
              input: { kind: 'start', flow, answers },
            },
          ]
        : [],
    )
    expect(draft.conversation.queue).toEqual(queue.filter((each) => each !== start))
    expect(draft.conversation.queueAt?.toISOString() ?? null).toBe(looks)
  })
})
