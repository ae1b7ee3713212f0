import { describe, expect, test } from 'vitest'
import { apply } from '../../src/cases/apply.ts'
import { type AnyDoc, type AnyNoun, NOUN_NAMES, nouns } from '../../src/cases/index.ts'
import { ACTOR_KINDS, type Update } from '../../src/cases/noun.ts'
import { tell } from './tell.ts'
import { type Walked, walk } from './walk.ts'
import { walks } from './walks/index.ts'

/** For each move the last update that was accepted, and the document on which it was. */
function acceptedMoves(noun: AnyNoun, walked: Walked[]): Map<string, { update: Update; before: AnyDoc }> {
  const found = new Map<string, { update: Update; before: AnyDoc }>()
  for (const { updates, before } of walked)
    for (const [index, update] of updates.entries()) found.set(update.move, { update, before: before[index] as AnyDoc })
  return new Map([...found].filter(([move]) => noun.moves[move]))
}

describe.each(NOUN_NAMES)('%s', (name) => {
  const noun = nouns[name]
  const walked = walks[name].map((steps) => walk(noun, steps))
  const accepted = acceptedMoves(noun, walked)

  test('its walks are possible, and make every move', () => {
    for (const { refused } of walked) expect(refused).toEqual([])
    expect(Object.keys(noun.moves).filter((move) => !accepted.has(move))).toEqual([])
  })

  test.each(Object.keys(noun.moves))(
    '%s: for nobody else, from nowhere else, with nothing missing or wrong',
    (move) => {
      const { update, before } = accepted.get(move) ?? { update: tell(name, move), before: noun.initial('x') }
      const { who, from, requires = [], fields = {} } = noun.moves[move] ?? { who: [], from: [] }
      const refused = (doc: AnyDoc, changed: Update, words: string): void => {
        const result = apply(noun, doc, changed)
        expect(result.outcome, words).toMatchObject({ accepted: false, reason: expect.stringMatching(/\.$/) })
        expect(result.doc).toBe(doc)
      }
      expect(apply(noun, before, update).outcome.accepted).toBe(true)
      for (const kind of ACTOR_KINDS.filter((each) => !who.includes(each)))
        refused(before, { ...update, actor: { kind, id: update.actor.id ?? 'x' } }, `by ${kind}`)
      for (const state of from === 'any' ? [] : noun.states.filter((each) => !from.includes(each)))
        refused({ ...before, state }, update, `from ${state}`)
      for (const field of requires) {
        const { [field]: _, ...rest } = update.payload
        refused(before, { ...update, payload: rest }, `without ${field}`)
      }
      for (const field of Object.keys(fields))
        refused(
          before,
          { ...update, payload: { ...update.payload, [field]: { $ne: null } } },
          `an operator in ${field}`,
        )
    },
  )

  test("another's case is out of reach where it has an owner", () => {
    for (const { update, before } of accepted.values()) {
      const { kind } = update.actor
      const owner = kind === 'defender' || kind === 'advocate' ? before[`${kind}_id`] : undefined
      if (owner === undefined) continue
      const result = apply(noun, before, { ...update, actor: { kind, id: 'somebody-else' } })
      expect(result.outcome, update.move).toMatchObject({ accepted: false, reason: expect.stringContaining('another') })
    }
  })
})
