import { including, without } from './list.ts'
import type { Move } from './noun.ts'
import type { PersonDoc, PersonState } from './person-doc.ts'

/** A document from before incidents were kept has no list. */
export const isFrozen = ({ frozen_by }: Partial<PersonDoc>): boolean => (frozen_by?.length ?? 0) > 0

/** What an open incident stops: nothing is begun with the person until the safety lead lifts it. */
export const safetyMoves: Record<string, Move<PersonState, PersonDoc>> = {
  freeze: {
    from: 'any',
    who: ['case'],
    fields: { incident: 'word' },
    requires: ['incident'],
    change: (doc, { payload }) => ({ frozen_by: including(doc.frozen_by, payload.incident as string) }),
  },
  unfreeze: {
    from: 'any',
    who: ['case'],
    fields: { incident: 'word' },
    requires: ['incident'],
    change: (doc, { payload }) => ({ frozen_by: without(doc.frozen_by, payload.incident as string) }),
  },
}
