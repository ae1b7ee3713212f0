import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AgreementDoc, hashed, SIGNERS } from '../../src/cases/agreement-doc.ts'
import { fold } from '../../src/cases/apply.ts'
import { type ClaimDoc, JOINED_STATES } from '../../src/cases/claim-doc.ts'
import type { EvaluationDoc } from '../../src/cases/evaluation.ts'
import type { FacilitationDoc } from '../../src/cases/facilitation.ts'
import { fieldProblem } from '../../src/cases/field.ts'
import type { HoursReportDoc } from '../../src/cases/hours-report.ts'
import { overCap, totalsOf } from '../../src/cases/hours-report-totals.ts'
import { type AnyDoc, type AnyNoun, NOUN_NAMES, type NounName, nouns } from '../../src/cases/index.ts'
import { cents } from '../../src/cases/money.ts'
import type { Tell, Update } from '../../src/cases/noun.ts'
import type { PersonDoc } from '../../src/cases/person-doc.ts'
import type { TaskDoc } from '../../src/cases/task.ts'
import { evidenceProblem } from '../../src/cases/task-evidence.ts'
import { history } from './payload.ts'
import { inOrder, tell } from './tell.ts'
import { walk } from './walk.ts'
import { walks } from './walks/index.ts'

describe.each(NOUN_NAMES)('%s', (name) => {
  const noun = nouns[name]
  const walked = walks[name].map((steps) => walk(noun, steps))

  test('every state of a move exists, and every required field has a kind', () => {
    for (const [move, { from, to, requires, fields }] of Object.entries(noun.moves)) {
      const states = [...(from === 'any' ? [] : from), ...(typeof to === 'string' ? [to] : [])]
      expect(
        states.filter((state) => !noun.states.includes(state)),
        move,
      ).toEqual([])
      expect(
        (requires ?? []).filter((field) => !fields?.[field]),
        move,
      ).toEqual([])
    }
    expect(noun.states).toContain(noun.initial('x').state)
  })

  test('what time brings is a move of the timer, and what makes a document is possible at first', () => {
    for (const { move, in: states, after = [], before = [] } of noun.due ?? []) {
      expect(noun.moves[move]?.who, move).toContain('timer')
      expect(states.filter((state) => !noun.states.includes(state))).toEqual([])
      expect([...after, ...before].length).toBeGreaterThan(0)
      for (const span of [...after, ...before]) expect(span).toMatch(/^\d+[mhd]$/)
    }
    if (noun.opens !== undefined) expect(noun.moves[noun.opens]?.from).toContain(noun.initial('x').state)
  })

  test('every state can be left or is an end on purpose, and every state is reached by some move', () => {
    const ends = [
      ...['CLOSED', 'DECLINED', 'RESOLVED', 'INELIGIBLE', 'DUPLICATE', 'REPRESENTED_ELSEWHERE'],
      ...['CANCELLED', 'REFERRED_OUT', 'SUPERSEDED', 'TERMINATED', 'DONE', 'DISCARDED', 'OPENED'],
      ...(name === 'evaluation' ? ['SUBMITTED', 'EXPIRED'] : []),
      ...(name === 'letter' ? ['SENT', 'WITHDRAWN'] : []),
      ...(name === 'post' ? ['TAKEN_DOWN'] : []),
      ...(name === 'question' ? ['MOVED_TO_PRIVATE', 'REJECTED'] : []),
      ...(name === 'alert' ? ['SENT', 'DROPPED'] : []),
      ...(name === 'complaint' || name === 'privacy_request' ? ['WITHDRAWN'] : []),
    ]
    const moves = Object.values(noun.moves)
    for (const state of noun.states) {
      const leaves = moves.some(({ from, to }) => (from === 'any' || from.includes(state)) && to !== undefined)
      expect(leaves || ends.includes(state), `${state} is a dead end`).toBe(true)
    }
  })

  test('random moves by random actors never break it, and order of arrival does not matter', () => {
    fc.assert(
      fc.property(history(noun, walked), fc.integer(), (updates, seed) => {
        const { doc, outcomes } = fold(noun, 'x', updates)
        const shuffled = shuffle(updates, seed)
        const again = fold(noun, 'x', shuffled)
        expect(again.doc).toEqual(doc)
        expect(new Map([...again.outcomes].sort())).toEqual(new Map([...outcomes].sort()))
        expect(outcomes.size).toBe(updates.length)
        expect(noun.states).toContain(doc.state)
        // Told twice is told once only by its key: the store keeps keys unique, the fold takes what it is given.
        expect(JSON.parse(JSON.stringify(doc))).toEqual(doc)
        for (const outcome of outcomes.values())
          if (outcome.accepted) for (const each of outcome.tells) possible(each)
          else expect(outcome.reason).toMatch(/^[\p{L}"].{5,700}\.$/u)
        // What is refused changes nothing.
        const kept = updates.filter((update) => outcomes.get(update.key)?.accepted)
        expect(fold(noun, 'x', kept).doc).toEqual(doc)
        invariants[name]?.(doc, updates, outcomes)
      }),
      { numRuns: 200 },
    )
  })
})

/** What a move tells another case is a move of its table, for a case to tell, with the fields that it takes. */
function possible(told: Tell): void {
  if (told.to !== 'case') return
  const move = nouns[told.noun as NounName]?.moves[told.move]
  expect(move?.who, `${told.noun}: ${told.move}`).toContain('case')
  for (const field of move?.requires ?? []) expect(told.with).toHaveProperty(field)
  for (const [field, value] of Object.entries(told.with)) {
    const kind = move?.fields?.[field]
    expect(kind, `${told.noun}: ${told.move}: ${field}`).toBeDefined()
    if (kind && value !== undefined) expect(fieldProblem(field, kind, value)).toBeNull()
  }
}

test.each(['person', 'claim', 'facilitation', 'task'] as const)(
  '1,000 orders of the longest story of a %s: one document',
  (name) => {
    const noun = nouns[name]
    const [story] = walks[name].map((steps) => walk(noun, steps).updates).sort((a, b) => b.length - a.length)
    expect(story?.length).toBeGreaterThan(8)
    const shapeOf = (updates: readonly Update[]): string => {
      const { doc, outcomes } = fold(noun as AnyNoun, 'x', updates)
      return JSON.stringify([doc, [...outcomes].sort(([a], [b]) => (a < b ? -1 : 1))])
    }
    const straight = shapeOf(story ?? [])
    const seeds = Array.from({ length: 1_000 }, (_, seed) => seed)
    expect(seeds.filter((seed) => shapeOf(shuffle(story ?? [], seed)) !== straight)).toEqual([])
  },
)

type Invariant = (doc: AnyDoc, updates: Update[], outcomes: ReturnType<typeof fold>['outcomes']) => void
/** Accepted moves of that name, in the order in which they happened. */
const accepted = (updates: Update[], outcomes: ReturnType<typeof fold>['outcomes'], move: string): Update[] =>
  updates.filter((update) => update.move === move && outcomes.get(update.key)?.accepted)

const invariants: Partial<Record<string, Invariant>> = {
  claim: (any, updates, outcomes) => {
    const doc = any as unknown as ClaimDoc
    const joins = accepted(updates, outcomes, 'join')
    const stays = accepted(updates, outcomes, 'stay_in')
    // By silence only where silence means staying in; everybody else signed, and the form was filed.
    if (doc.stayed_in) expect(stays.length).toBeGreaterThan(0)
    else if ((JOINED_STATES as readonly string[]).includes(doc.state)) {
      expect(joins.length).toBeGreaterThan(0)
      expect(doc.form && doc.signed_on && doc.filed_on).toBeTruthy()
    }
    for (const join of joins) expect(['advocate', 'external']).toContain(join.actor.kind)
    if (doc.state === 'PAID') expect(accepted(updates, outcomes, 'confirm_payee').length).toBeGreaterThan(0)
    expect(doc.reminders).toBeLessThanOrEqual(3)
  },
  agreement: (any, updates, outcomes) => {
    const doc = any as unknown as AgreementDoc
    const parties = doc.signatures.map(({ party }) => party)
    expect(new Set(parties).size).toBe(parties.length)
    for (const { hash } of doc.signatures) expect(hash).toBe(doc.hash)
    if (doc.version > 0) expect(hashed(doc).hash).toBe(doc.hash)
    if (doc.state === 'FULLY_SIGNED') expect(parties).toEqual([...SIGNERS[doc.kind]].sort())
    if (['DRAFT', 'SENT', 'IN_EDIT', 'READY'].includes(doc.state)) expect(parties).toEqual([])
    expect(doc.version).toBe(accepted(updates, outcomes, 'edit').length + accepted(updates, outcomes, 'draft').length)
  },
  task: (any, updates, outcomes) => {
    const doc = any as unknown as TaskDoc
    const began = accepted(updates, outcomes, 'start')
    const cleared = accepted(updates, outcomes, 'clear')
    // Check 10: nothing is done before a contract is in force.
    for (const { eventAt } of began) expect(cleared.some((each) => each.eventAt <= eventAt)).toBe(true)
    // A Defender's words bring it under way too, and so does an Advocate who has decided what it waited for.
    const told = ['go_on', 'say_done', 'tell_service', 'swear_service', 'decide'].flatMap((move) =>
      accepted(updates, outcomes, move),
    )
    if (doc.state === 'SUBMITTED' || doc.state === 'DONE') {
      expect(began.length + told.length).toBeGreaterThan(0)
      expect(cleared.length).toBeGreaterThan(0)
      expect(evidenceProblem(doc.type, doc.evidence)).toBeNull()
    }
    if (doc.type === 'SERVICE' && began.length > 0)
      expect(accepted(updates, outcomes, 'set_rules').every(({ actor }) => actor.kind === 'advocate')).toBe(true)
    for (const { actor } of accepted(updates, outcomes, 'finish')) expect(['advocate', 'staff']).toContain(actor.kind)
  },
  facilitation: (any, updates, outcomes) => {
    const doc = any as unknown as FacilitationDoc
    if (['ACTIVE', 'PAYMENT', 'EVALUATION'].includes(doc.state))
      expect(accepted(updates, outcomes, 'contract_signed').length).toBeGreaterThan(0)
    if (doc.state === 'CLOSED') {
      expect(Object.values(doc.tasks).every((state) => state !== 'OPEN')).toBe(true)
      for (const entry of Object.values(doc.reports).filter(({ minutes }) => minutes > 0))
        expect([entry.defender_payment, entry.advocate_invoice]).toEqual(['PAID', 'PAID'])
    }
    if (doc.contract_id) expect(doc.no_conflict).toEqual(['ADVOCATE', 'DEFENDER'])
    for (const { actor } of accepted(updates, outcomes, 'approve_cap')) expect(actor.kind).toBe('advocate')
  },
  hours_report: (any, updates, outcomes) => {
    const doc = any as unknown as HoursReportDoc
    if (doc.totals) {
      expect(doc.terms && totalsOf(doc, doc.terms)).toEqual(doc.totals)
      expect(cents({ amount: doc.totals.fee }) + cents({ amount: doc.totals.expenses })).toBe(
        cents({ amount: doc.totals.total }),
      )
      expect(doc.terms && overCap(doc.totals, doc.terms)).toBeNull()
      expect(doc.lines.every(({ judged }) => judged && judged.decision !== 'RETURNED')).toBe(true)
    }
    expect(['REVIEWED', 'INVOICED', 'CLOSED'].includes(doc.state)).toBe(doc.totals !== null)
    // Two ledgers: the Defender is paid by what was approved, whatever the invoice stands at.
    if (doc.defender_payment === 'PAID') expect(accepted(updates, outcomes, 'pay_defender')).toHaveLength(1)
    expect(doc.state === 'CLOSED').toBe(doc.defender_payment === 'PAID' && doc.advocate_invoice === 'PAID')
  },
  evaluation: (any, updates, outcomes) => {
    const doc = any as unknown as EvaluationDoc
    if (doc.released) expect(accepted(updates, outcomes, 'release').length).toBeGreaterThan(0)
    for (const move of ['rate', 'submit'])
      for (const { actor } of accepted(updates, outcomes, move)) expect(actor.kind.toUpperCase()).toBe(doc.by)
  },
  person: (any, updates, outcomes) => {
    const doc = any as unknown as PersonDoc
    for (const [address, { level }] of Object.entries(doc.levels)) {
      expect(doc.wrong_party.includes(address)).toBe(false)
      if (level >= 'L2') expect(doc.name_on_id).toBeTruthy()
      if (level === 'L3') expect(accepted(updates, outcomes, 'approve_payee').length).toBeGreaterThan(0)
    }
    if (doc.opted_out) for (const consent of Object.values(doc.consents)) expect(consent.state).not.toBe('GIVEN')
    if (doc.state === 'DECEASED')
      expect(accepted(updates, outcomes, 'decease').some(({ actor }) => actor.kind === 'staff')).toBe(true)
  },
}

test('what happened at one instant needs no order: keys may be hashes', () => {
  const at = '2026-03-02T16:00:00Z'
  const first = inOrder([
    tell('claim', 'import', 'import', { person_id: 'p', matter_id: 'm' }),
    tell('claim', 'notify', 'bot'),
  ])
  const moves = [
    ['z', 'verify', {}],
    ['y', 'inform', { text_version: 'A6.1' }],
    ['x', 'understand', {}],
    ['w', 'intend', {}],
  ] as const
  const turn = moves.map(([key, move, payload]) => ({ ...tell('claim', move, 'bot', payload, at), key }))
  expect(fold(nouns.claim, 'x', [...first, ...turn]).doc.state).toBe('INTENDS_TO_JOIN')
})

test('what one turn tells of an instant is taken in its order, whatever the keys and the arrival', () => {
  const at = '2026-03-02T16:00:00Z'
  const told = ['call', 'text', 'visit', 'voice'].map((mode, seq) => ({
    ...tell('person', 'prefer', 'bot', { mode }, at),
    seq,
  }))
  for (const keys of ['abcd', 'dcba', 'bdac'])
    for (let seed = 0; seed < 12; seed++) {
      const updates = told.map((update, index) => ({ ...update, key: keys[index] ?? '' }))
      const { doc } = fold(nouns.person, 'x', shuffle(updates, seed))
      expect((doc as unknown as PersonDoc).prefs.mode, `${keys} ${seed}`).toBe('voice')
    }
})

test('a late update turns an earlier refusal into an acceptance', () => {
  const told = inOrder([
    tell('claim', 'import', 'import', { person_id: 'p', matter_id: 'm' }),
    tell('claim', 'verify', 'bot'),
    tell('claim', 'inform', 'defender', { text_version: 'A6.1', in_person: true }),
    tell('claim', 'intend', 'defender'),
  ])
  const [imported, verified, informed, intends] = told as [Update, Update, Update, Update]
  const before = fold(nouns.claim, 'x', [imported, verified, intends])
  expect([before.doc.state, before.outcomes.get(intends.key)?.accepted]).toEqual(['VERIFIED', false])
  const after = fold(nouns.claim, 'x', [imported, verified, intends, informed])
  expect([after.doc.state, after.outcomes.get(intends.key)?.accepted]).toEqual(['INTENDS_TO_JOIN', true])
})

test('one instant written with two offsets is one instant', () => {
  const early = { ...tell('claim', 'question', 'bot', { text: 'first' }), eventAt: '2026-03-02T09:59:00-06:00' }
  const late = { ...tell('claim', 'question', 'bot', { text: 'second' }), eventAt: '2026-03-02T15:59:30Z' }
  const { doc } = fold(nouns.claim, 'x', [late, early])
  expect((doc.questions as { text: string }[]).map((each) => each.text)).toEqual(['first', 'second'])
})

/** Fisher-Yates with a small seeded generator, so that a failing order can be repeated. */
function shuffle<T>(list: readonly T[], seed: number): T[] {
  const result = [...list]
  let state = seed >>> 0
  for (let index = result.length - 1; index > 0; index--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    const other = state % (index + 1)
    ;[result[index], result[other]] = [result[other] as T, result[index] as T]
  }
  return result
}
