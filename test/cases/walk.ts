import { apply } from '../../src/cases/apply.ts'
import { type Standing, settle } from '../../src/cases/conflict.ts'
import type { AnyDoc, AnyNoun } from '../../src/cases/index.ts'
import type { Actor, Tell, Update } from '../../src/cases/noun.ts'
import { tell } from './tell.ts'

type Payload = Record<string, unknown>
/** Move, who, fields (also from the document as it is then), hours since the step before; a minute when not said. */
export type Step = [
  move: string,
  as: Actor['kind'] | Actor,
  payload?: Payload | ((doc: AnyDoc) => Payload),
  hours?: number,
]

export type Walked = { doc: AnyDoc; updates: Update[]; before: AnyDoc[]; told: Tell[]; refused: string[] }

/** Makes the steps one after another on a new document, and tells what was refused instead of stopping there. */
export function walk(noun: AnyNoun, steps: readonly Step[], from = '2026-03-02T15:00:00.000Z'): Walked {
  const walked: Walked = { doc: noun.initial('x'), updates: [], before: [], told: [], refused: [] }
  const standing: Standing = new Map()
  let at = Date.parse(from)
  for (const [move, as, payload = {}, hours = 1 / 60] of steps) {
    at += hours * 3_600_000
    const fields = typeof payload === 'function' ? payload(walked.doc) : payload
    const update = tell(noun.name, move, as, fields, new Date(at).toISOString())
    const { doc, outcome } = apply(noun, walked.doc, update, standing)
    walked.before.push(walked.doc)
    walked.updates.push(update)
    walked.doc = doc
    if (outcome.accepted) {
      walked.told.push(...outcome.tells)
      settle(standing, noun.moves[move]?.settles, update)
    } else walked.refused.push(`${move}: ${outcome.reason}`)
  }
  return walked
}
