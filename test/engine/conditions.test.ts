import { describe, expect, it } from 'vitest'
import { type Condition, conditionSchema, holds } from '../../src/engine/flow/conditions.ts'

const scope = {
  facts: {
    claim: { state: 'INFORMED', deadline: '2026-03-06T15:00:00Z', open: true, last_year: null },
    contact: { level: 'L1' },
  },
  answers: { q1: true, q2: false, faqs: 3, list: [], task: { ref: 'T17', remaining: 3 }, refs: ['T17', 'T18'] },
  now: '2026-03-02T15:00:00.000Z',
  session: { frames: [], answers: {}, misses: 0, askedAt: '2026-03-01T16:00:00.000Z', waitId: 'w', silences: 0 },
}

describe('conditions', () => {
  it.each<[Condition, boolean]>([
    [{ fact: 'claim.state', is: 'INFORMED' }, true],
    [{ fact: 'claim.state', not: 'INFORMED' }, false],
    [{ fact: 'claim.state', in: ['UNDECIDED', 'INFORMED'] }, true],
    [{ fact: 'contact.level', at_least: 'L1' }, true],
    [{ fact: 'contact.level', at_least: 'L2' }, false],
    [{ fact: 'claim.last_year', at_most: 2020 }, false],
    [{ fact: 'claim.last_year', set: false }, true],
    [{ fact: 'claim.last_year', not: 2020 }, true],
    [{ fact: 'claim.deadline', at_least: '72h' }, true],
    [{ fact: 'claim.deadline', at_least: '5d' }, false],
    [{ fact: 'claim.deadline', at_most: '5d' }, true],
    [{ fact: 'constructor.name', set: true }, false],
    [{ answer: 'task.ref', is: 'T17' }, true],
    [{ answer: 'task.ref', in: '=answers.refs' }, true],
    [{ answer: 'faqs', at_most: '=answers.task.remaining' }, true],
    [{ answer: 'faqs', at_least: '=facts.claim.last_year' }, false],
    [{ answer: 'nothing', is: '=claim.last_year' }, false],
    [{ answer: 'nothing', in: '=claim.state' }, false],
    [{ fact: 'claim.state', is: '=answers.task.ref' }, false],
    [{ answer: 'faqs', at_least: 3 }, true],
    [{ answer: 'faqs', at_most: 2 }, false],
    [{ answer: 'list', set: true }, false],
    [{ passed: ['q1', 'q2', 'q3'], at_least: 1 }, true],
    [{ passed: ['q1', 'q2', 'q3'], at_least: 2 }, false],
    [{ asked_within: '24h' }, true],
    [{ asked_within: '22h' }, false],
  ])('%j: %s', (condition, result) => {
    expect(conditionSchema.safeParse(condition).success).toBe(true)
    expect(holds([condition], scope)).toBe(result)
  })

  it('all must hold, and none means yes', () => {
    expect(holds(undefined, scope)).toBe(true)
    expect(
      holds(
        [
          { answer: 'q1', is: true },
          { answer: 'q2', is: true },
        ],
        scope,
      ),
    ).toBe(false)
  })

  it('an asked_within without a question does not hold', () => {
    const { session: _session, ...idle } = scope
    expect(holds([{ asked_within: '24h' }], idle)).toBe(false)
  })
})
