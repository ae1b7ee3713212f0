import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apply } from '../../src/cases/apply.ts'
import { type ClaimDoc, EVER_JOINED } from '../../src/cases/claim-doc.ts'
import { type Standing, settle } from '../../src/cases/conflict.ts'
import type { HoursReportDoc } from '../../src/cases/hours-report.ts'
import { type AnyNoun, type NounName, nouns } from '../../src/cases/index.ts'
import type { Actor, Tell, Update } from '../../src/cases/noun.ts'
import type { PersonDoc } from '../../src/cases/person-doc.ts'
import { loadFlows } from '../../src/engine/flow/load.ts'
import { projectRoot } from '../../src/library.ts'
import { tell } from '../cases/tell.ts'
import { type Step as WalkStep, walk } from '../cases/walk.ts'
import { walks } from '../cases/walks/index.ts'

/** What must hold in every document, in whatever order people, the bot and time tell it; the numbers are those of test/must-hold.test.ts. */
const SEEDED = { seed: 20_260_302, numRuns: 200 }
const DAY = 86_400_000
const { flows } = loadFlows(`${projectRoot}/flows`)

/** One accepted update: the document before and after it, and what it told. */
type Step<Doc> = { before: Doc; update: Update; after: Doc; tells: readonly Tell[] }

/** Every accepted update of a random history, one after another. */
const stepsOf = <Doc>(noun: AnyNoun, updates: readonly Update[]): Step<Doc>[] => {
  const standing: Standing = new Map()
  let doc = noun.initial('x')
  return updates.flatMap((update) => {
    const before = doc
    const { doc: after, outcome } = apply(noun, before, update, standing)
    if (!outcome.accepted) return []
    settle(standing, noun.moves[update.move]?.settles, update)
    doc = after
    return [{ before: before as Doc, update, after: after as Doc, tells: outcome.tells }]
  })
}
/** What somebody may try, and who: all that concerns one rule, so that every order of it comes up. */
type Try = readonly [move: string, by: readonly (Actor['kind'] | Actor)[], payload: Record<string, readonly unknown[]>]
const HOURS = [0, 1, 30, 100, 200]

/** After the first steps of a walk, these tries in any order, by anybody who is named, hours or days apart. */
const inEvery = <Doc>(
  name: NounName,
  opening: readonly WalkStep[],
  tries: readonly Try[],
  judge: (step: Step<Doc>) => void,
): void => {
  const noun = nouns[name]
  const first = walk(noun, opening)
  expect(first.refused).toEqual([])
  const one = fc.constantFrom(...tries).chain(([move, by, payload]) =>
    fc.record({
      move: fc.constant(move),
      as: fc.constantFrom(...by),
      payload: fc.record(
        Object.fromEntries(Object.entries(payload).map(([field, values]) => [field, fc.constantFrom(...values)])),
      ),
      hours: fc.constantFrom(...HOURS),
    }),
  )
  let judged = 0
  fc.assert(
    fc.property(fc.array(one, { minLength: 4, maxLength: 16 }), (made) => {
      let at = Date.parse(first.updates.at(-1)?.eventAt ?? '')
      const told = made.map(({ move, as, payload, hours }) => {
        at += hours * 3_600_000 + 60_000
        return tell(name, move, as, payload, new Date(at).toISOString())
      })
      for (const step of stepsOf<Doc>(noun, [...first.updates, ...told])) {
        judge(step)
        judged++
      }
    }),
    SEEDED,
  )
  expect(judged).toBeGreaterThan(SEEDED.numRuns * 3)
}
const [ANA, BEA] = ['ana', 'bea'].map((id): Actor => ({ kind: 'staff', id })) as [Actor, Actor]
const PLACES = { address: ['a', 'b'] }
const ANYBODY = ['bot', 'person', 'timer', 'defender', ANA, BEA, 'external', 'advocate', 'finance'] as const

const KNOWN: readonly WalkStep[] = [
  ['import', 'import', { given_name: 'Venancio' }],
  ['add_address', 'import', { address: 'a' }],
  ['identify', 'bot', { address: 'a', level: 'L1', how: 'questions' }, 200],
]
const OF_LEVELS: readonly Try[] = [
  ['add_address', ['import', 'person'], PLACES],
  ['identify', ANYBODY, { ...PLACES, level: ['L1', 'L2', 'L3'], how: ['questions'] }],
  ['vouch', ANYBODY, { ...PLACES, how: ['neighbour'] }],
  ['check_id', ANYBODY, { ...PLACES, name_on_id: ['Venancio Cruz'] }],
  ['check_id', ['defender', ANA], { ...PLACES, name_on_id: ['Venancio Cruz'] }],
  ['read_back', [ANA, BEA], PLACES],
  ['approve_payee', [ANA, BEA], PLACES],
  ['approve_payee', ANYBODY, PLACES],
  ['downgrade', ['timer'], { ...PLACES, why: ['silence'] }],
]

const JOINED: readonly WalkStep[] = [
  ['import', 'import', { person_id: 'p', matter_id: 'LAND-1' }],
  ['verify', 'bot'],
  ['inform', 'bot', { text_version: 'A6.1' }],
  ['understand', 'bot'],
  ['intend', 'bot'],
  ['sign', ANA, { form: 'f', signed_on: '2026-03-02' }],
  ['join', 'advocate', { filed_on: '2026-03-02' }],
  ['accept_documents', ANA],
]
const METHODS = { method: ['BANK', 'CASH'], account: ['032180000118359719', '032180000118359720'], town: ['Xilitla'] }
const OF_MONEY: readonly Try[] = [
  ['choose_method', ['bot', 'person', ANA], METHODS],
  ['confirm_payee', [ANA, BEA], { level: ['L3', 'L3', 'L1'] }],
  ['call_about_change', [ANA, BEA], { wanted: [true, true, false] }],
  ['schedule', ['finance'], { amount: ['5050.00'], currency: ['USD'] }],
  ['send', ['finance'], { reference: ['r1'], expires_on: ['2026-08-01'] }],
  ['freeze', ['case'], { incident: ['i1', 'i2'] }],
  ['unfreeze', ['case', ANA], { incident: ['i1', 'i2'] }],
]

describe('12: nobody talks their way to the money', () => {
  it('L3 is two people of the team, a number that was not changed for seven days, and papers that were seen', () => {
    inEvery<PersonDoc>('person', KNOWN, OF_LEVELS, ({ before, update, after }) => {
      for (const [address, { level }] of Object.entries(after.levels)) {
        const was = before.levels[address]?.level ?? 'L0'
        if (level <= was) continue
        if (level > 'L1') expect(['defender', 'staff']).toContain(update.actor.kind)
        if (level < 'L3') continue
        expect([was, update.actor.kind]).toEqual(['L2', 'staff'])
        expect(before.read_back?.address).toBe(address)
        expect(before.read_back?.by).not.toBe(update.actor.id)
        const added = before.addresses.find(({ id }) => id === address)?.added_at ?? before.reached[address] ?? ''
        expect(Date.parse(before.read_back?.at ?? '') - Date.parse(added)).toBeGreaterThanOrEqual(7 * DAY)
      }
    })
  })

  it('while an incident is open nothing of where the money goes is changed, confirmed or sent', () => {
    const where = ({ method, bank, account, town }: ClaimDoc) => [method, bank, account, town]
    inEvery<ClaimDoc>('claim', JOINED, OF_MONEY, ({ before, update, after }) => {
      if (before.frozen_by.length === 0) return
      expect(where(after)).toEqual(where(before))
      expect(['confirm_payee', 'schedule', 'send']).not.toContain(update.move)
      if (before.frozen_by.length > after.frozen_by.length) expect(update.actor.kind).toBe('case')
    })
  })

  it('another account than the confirmed one waits seven days and a call before it is confirmed', () => {
    inEvery<ClaimDoc>('claim', JOINED, OF_MONEY, ({ before, update }) => {
      if (update.move !== 'confirm_payee' || !before.method_changed_at) return
      expect(Date.parse(update.eventAt) - Date.parse(before.method_changed_at)).toBeGreaterThanOrEqual(7 * DAY)
      expect(before.change_called_at).toBeTruthy()
    })
  })

  it('no flow does what only people of the team may do', () => {
    const recorded = flows.flatMap(({ name, nodes }) =>
      [...nodes.values()].flatMap((node) =>
        recordsIn(node).map((step) => ({ ...step, where: `${name}.${node.name}` })),
      ),
    )
    expect(recorded.length).toBeGreaterThan(100)
    for (const { noun, move, payload, where } of recorded) {
      if (noun === 'person' && move === 'identify') expect(payload.level, where).toBe('L1')
      const who = nouns[noun as NounName]?.moves[move]?.who ?? []
      expect(
        who.some((kind) => ['bot', 'person', 'timer', 'defender', 'advocate'].includes(kind)),
        where,
      ).toBe(true)
    }
  })
})

/** A receipt or its picture that stands under two lines. */
const twice = ({ lines }: HoursReportDoc): number => {
  const among = (shown: (string | undefined)[]) => {
    const all = shown.filter((one) => one !== undefined)
    return all.length - new Set(all).size
  }
  return among(lines.map(({ receipt }) => receipt)) + among(lines.map(({ receipt_hash }) => receipt_hash))
}

/** What a Defender does with receipts: few lines, few receipts, so that one comes twice now and then. */
const ofReceipts = fc.array(
  fc.record({
    move: fc.constantFrom('put_line', 'put_receipt', 'show_receipt', 'remove_line'),
    line: fc.constantFrom('a', 'b', 'c', 'd'),
    what: fc.constantFrom('pasaje', 'comida'),
    receipt: fc.constantFrom(undefined, 'r1', 'r2', 'r3'),
    receipt_hash: fc.constantFrom(undefined, '1'.repeat(64), '2'.repeat(64)),
  }),
  { maxLength: 12 },
)
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  put_line: ['line', 'kind', 'on', 'what', 'amount', 'currency', 'receipt', 'receipt_hash'],
  put_receipt: ['line', 'receipt', 'receipt_hash'],
  show_receipt: ['what', 'receipt', 'receipt_hash'],
  remove_line: ['line'],
}

it('13: a receipt that comes to stand under two lines is flagged', () => {
  const noun = nouns.hours_report
  const [opening] = walks.hours_report.map((steps) => walk(noun, steps.slice(0, 1)))
  let flagged = 0
  fc.assert(
    fc.property(ofReceipts, (made) => {
      const updates = made.map(({ move, ...said }, minute) => {
        const all: Record<string, unknown> = {
          ...said,
          kind: 'EXPENSE',
          on: '2026-03-02',
          amount: '240.00',
          currency: 'MXN',
        }
        const payload = Object.fromEntries(
          (FIELDS[move] ?? []).flatMap((name) => (all[name] === undefined ? [] : [[name, all[name]]])),
        )
        return tell(
          'hours_report',
          move,
          opening?.updates[0]?.actor ?? 'defender',
          payload,
          `2026-03-02T18:${10 + minute}:00Z`,
        )
      })
      for (const { before, update, after, tells } of stepsOf<HoursReportDoc>(noun, [
        ...(opening?.updates ?? []),
        ...updates,
      ])) {
        if (twice(after) <= twice(before)) continue
        flagged++
        expect(tells, update.move).toContainEqual(expect.objectContaining({ to: 'staff', reason: 'receipt_twice' }))
      }
    }),
    SEEDED,
  )
  expect(flagged).toBeGreaterThan(20)
})

it('17: an intention or a signed form is not joined: only who filed it says so, or silence where that means staying in', () => {
  const decisions: readonly Try[] = [
    ...['verify', 'understand', 'intend', 'undecide', 'decline', 'reconsider'].map((move): Try => [move, ANYBODY, {}]),
    ['inform', ANYBODY, { text_version: ['A6.1'] }],
    ['sign', [...ANYBODY, ANA, 'defender'], { form: ['f'], signed_on: ['2026-03-02'] }],
    ['join', ANYBODY, { filed_on: ['2026-03-02'] }],
    ['stay_in', ANYBODY, {}],
    ['reject_form', [ANA], { reason: ['cut'] }],
  ]
  inEvery<ClaimDoc>('claim', JOINED.slice(0, 5), decisions, ({ before, update, after }) => {
    const joined = (state: string) => EVER_JOINED.some((each) => each === state)
    if (joined(before.state) || !joined(after.state)) return
    expect(['join', 'stay_in']).toContain(update.move)
    if (update.move === 'join') expect(['advocate', 'external']).toContain(update.actor.kind)
    else expect(before.participation).toBe('OPT_OUT_AUTO')
  })
  for (const state of ['INTENDS_TO_JOIN', 'CONSENT_SIGNED']) expect(EVER_JOINED).not.toContain(state)
})

type Recorded = { noun: string; move: string; payload: Record<string, unknown> }
/** What a node records, on entering or with an answer, wherever in its spec that stands. */
const recordsIn = (value: unknown): Recorded[] => {
  if (value === null || typeof value !== 'object') return []
  const own = 'noun' in value && 'move' in value && 'payload' in value ? [value as Recorded] : []
  return [...own, ...Object.values(value).flatMap(recordsIn)]
}
