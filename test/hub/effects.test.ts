import { describe, expect, it } from 'vitest'
import type { Event } from '../../src/engine/events.ts'
import type { Draft, EffectContext } from '../../src/hub/effects/draft.ts'
import { applyEffects, effects } from '../../src/hub/effects/index.ts'

const NOW = new Date('2026-03-02T15:00:00.000Z')
const draft = (change: Partial<Draft['conversation']> = {}): Draft => ({
  outbox: [],
  conversation: {
    ...{ _id: 'p1', version: 3, addressId: 'a1', status: 'open', outbox: [], handled: [], optedOut: false, queue: [] },
    ...change,
  },
})
const context = (change: Partial<EffectContext> = {}): EffectContext => {
  let ids = 0
  return {
    ...{
      personId: 'p1',
      addressId: 'a1',
      claimId: 'c1',
      matterId: 'LAND-1',
      onRecord: true,
      wrongParty: false,
      searchId: 's1',
      sought: null,
      source: 'i1',
      actor: { kind: 'bot' },
      partner: null,
    },
    ...{ kind: 'reply', eventAt: NOW, place: 2, now: NOW, mute: false },
    nextId: (prefix) => `${prefix}_${++ids}`,
    seal: (text) => text,
    sealOwn: (text) => `own:${text}`,
    ...change,
  }
}
const said: Event = { type: 'said', text: { flow: 'talk', key: 'hello', values: {} }, level: 'L1', template: true }
const waiting = { id: 'i_2', flow: 'enrolled', answers: { a: 1 } }
const another = { id: 'i_3', flow: 'settlement', answers: {}, personId: 'p2' }

type Row = [
  what: string,
  events: Event[],
  outbox: object[],
  conversation?: object,
  before?: Partial<Draft['conversation']>,
  known?: Partial<EffectContext>,
]
/** What happened in a turn -> what its one write holds. */
const rows: Record<Event['type'], Row[]> = {
  said: [
    ['is a message of its level and kind', [said], [{ type: 'message', kind: 'reply', level: 'L1', template: true }]],
    [
      'waits for the facts told before it, and for no later ones',
      [
        { type: 'recorded', noun: 'claim', move: 'notify', payload: {} },
        said,
        { type: 'recorded', noun: 'claim', move: 'inform', payload: {} },
      ],
      [{ id: 'u_1' }, { type: 'message', after: ['u_1'] }, { id: 'u_3' }],
    ],
    ['is nothing where the provider has answered already', [said], [], {}, {}, { mute: true }],
    ['goes by the channel that it names', [{ ...said, channel: 'sms' }], [{ channel: 'sms' }]],
  ],
  recorded: [
    [
      'is an update of the claim, with where it was said',
      [{ type: 'recorded', noun: 'claim', move: 'decline', payload: { reason: 'fear' } }],
      [{ type: 'update', noun: 'claim', subject: 'c1', sealed: '{"address":"a1","reason":"fear"}', seq: 2000 }],
    ],
    [
      'is nothing where there is no claim',
      [{ type: 'recorded', noun: 'claim', move: 'notify', payload: {} }],
      [],
      {},
      {},
      { claimId: null },
    ],
    [
      'is about the person where it says so',
      [{ type: 'recorded', noun: 'person', move: 'prefer', payload: { mode: 'text' } }],
      [{ noun: 'person', subject: 'p1' }],
    ],
  ],
  waited: [
    [
      'sets the timer',
      [{ type: 'waited', waitId: 'w1', until: '2026-03-04T15:00:00.000Z' }],
      [],
      { waitId: 'w1', dueAt: new Date('2026-03-04T15:00:00.000Z') },
    ],
    ['without an end sets none', [{ type: 'waited', waitId: 'w1' }], [], { waitId: 'w1', dueAt: undefined }],
  ],
  'handed-off': [
    [
      'is a document of its own, that tells whether the bot is silent',
      [{ type: 'handed-off', reason: 'misses', priority: 'high' }],
      [
        {
          noun: 'handoff',
          subject: 'h_1',
          move: 'open',
          sealed: expect.stringMatching(/"claim_id":"c1".*"silent":true/),
        },
      ],
      {},
      { status: 'handed-off' },
    ],
  ],
  'team-words': [
    [
      'later: from that instant',
      [{ type: 'team-words', wanted: 'later', from: '2026-03-03T15:00:00.000Z' }],
      [],
      { teamFrom: new Date('2026-03-03T15:00:00.000Z') },
    ],
    [
      'never: since now, and no instant is left',
      [{ type: 'team-words', wanted: 'never' }],
      [],
      { teamUnwantedAt: NOW, teamFrom: undefined },
      { teamFrom: NOW },
    ],
    [
      'now: no instant is left',
      [{ type: 'team-words', wanted: 'now' }],
      [],
      { teamFrom: undefined },
      { teamFrom: NOW },
    ],
  ],
  'voice-confirmed': [
    [
      'is told of the note',
      [{ type: 'voice-confirmed', media: 'm9' }],
      [{ id: 'v_1', type: 'confirmed', media: 'm9' }],
    ],
  ],
  'consent-changed': [
    [
      'withdrawn drops what was planned, and keeps facts and whoever else waits on this phone',
      [{ type: 'consent-changed', to: 'withdrawn' }],
      [
        { type: 'input', id: 'i_3', personId: 'p2' },
        { noun: 'person', subject: 'p1', move: 'opt_out' },
      ],
      { optedOut: true, optedOutAt: NOW, queue: [], outbox: [{ type: 'update' }] },
      { queue: [waiting, another], outbox: [{ type: 'message' }, { type: 'update' }] as never },
    ],
    [
      'withdrawn at a number that somebody else has is that one’s alone',
      [{ type: 'consent-changed', to: 'withdrawn' }],
      [{ type: 'input', addressId: 'a1', stranger: true, input: { kind: 'event', event: 'provider.opted_out' } }],
      { optedOut: false, queue: [waiting] },
      { queue: [waiting] },
      { wrongParty: true },
    ],
    [
      'withdrawn with the words that it is a wrong number, too',
      [
        { type: 'recorded', noun: 'person', move: 'wrong_party', payload: {} },
        { type: 'consent-changed', to: 'withdrawn' },
      ],
      [{ move: 'wrong_party' }, { stranger: true }],
      { optedOut: false },
    ],
    [
      'given is recorded',
      [{ type: 'consent-changed', to: 'given' }],
      [{ move: 'opt_in' }],
      { optedOut: false },
      { optedOut: true },
    ],
  ],
  ended: [
    [
      'leaves what waited for it to the commit',
      [{ type: 'ended', flow: 'talk', outcome: 'done' }],
      [],
      { queue: [waiting, another] },
      { status: 'idle', queue: [waiting, another] },
    ],
  ],
}

describe.each(Object.keys(effects) as Event['type'][])('the event %s', (type) => {
  it.each(rows[type])('%s', (_what, events, outbox, conversation = {}, before = {}, change = {}) => {
    const made = draft(before)
    applyEffects(events, made, context(change))
    expect(made.outbox).toHaveLength(outbox.length)
    expect(made.outbox).toMatchObject(outbox)
    expect({ dueAt: undefined, teamFrom: undefined, ...made.conversation }).toMatchObject(conversation)
  })
})

it('says whose data a wish is about, of those who work with us too', () => {
  const wish: Event = {
    type: 'recorded',
    noun: 'privacy_request',
    move: 'ask',
    payload: { kind: 'ERASE', scope: 'ALL' },
  }
  const trouble: Event = { type: 'recorded', noun: 'incident', move: 'report', payload: { kind: 'DANGER' } }
  const toldBy = (event: Event, partner: EffectContext['partner']) => {
    const made = draft()
    applyEffects([event], made, context({ partner }))
    const [first] = made.outbox as { sealed?: string }[]
    return JSON.parse((first?.sealed ?? '').replace(/^own:/, '')) as Record<string, unknown>
  }
  const defender = { kind: 'defender', id: 'd1' } as const
  expect(toldBy(wish, null)).toMatchObject({ person_id: 'p1' })
  expect(toldBy(wish, defender)).toMatchObject({ person_id: 'p1' })
  expect(toldBy(trouble, null)).toMatchObject({ person_id: 'p1' })
  expect(toldBy(trouble, defender)).not.toHaveProperty('person_id')
})
