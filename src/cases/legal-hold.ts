import type { FieldKind } from './field.ts'
import type { Actor, Move } from './noun.ts'

/** Why nothing of it may be removed: a court, an inquiry, a claim that may come. By its name, which is no personal data. */
export type LegalHold = { hold: string; reason: string; by: string; at: string }
export type Holdable = { legal_holds?: LegalHold[] }

/** While one stands, neither retention nor an erasure removes anything. */
export const isHeld = ({ legal_holds }: Holdable): boolean => (legal_holds?.length ?? 0) > 0

const who = ['staff'] as const satisfies readonly Actor['kind'][]
const fields: Record<string, FieldKind> = { hold: 'word', reason: 'text' }
const requires = ['hold', 'reason']

/** Several may stand at once; each is lifted by its name. */
export function legalHolds<S extends string, Doc extends { state: S } & Holdable>(
  from: Move<S, Doc>['from'],
): Record<'place_legal_hold' | 'lift_legal_hold', Move<S, Doc>> {
  const others = (doc: Doc, hold: unknown): LegalHold[] => (doc.legal_holds ?? []).filter((each) => each.hold !== hold)
  return {
    place_legal_hold: {
      from,
      who,
      fields,
      requires,
      guard: (doc, { payload }) =>
        others(doc, payload.hold).length < (doc.legal_holds ?? []).length ? 'This hold stands already.' : null,
      change: (doc, { payload, actor, eventAt }) => {
        const hold = payload as { hold: string; reason: string }
        const placed = { hold: hold.hold, reason: hold.reason, by: actor.id ?? actor.kind, at: eventAt }
        return { legal_holds: [...(doc.legal_holds ?? []), placed] } as Partial<Doc>
      },
    },
    lift_legal_hold: {
      from,
      who,
      fields,
      requires,
      guard: (doc, { payload }) =>
        others(doc, payload.hold).length === (doc.legal_holds ?? []).length ? 'There is no hold of this name.' : null,
      change: (doc, { payload }) => ({ legal_holds: others(doc, payload.hold) }) as Partial<Doc>,
    },
  }
}
