import { freezing } from './freezing.ts'
import type { PersonDoc, PersonState } from './person-doc.ts'

/** A document from before incidents were kept has no list. */
export const isFrozen = ({ frozen_by }: Partial<PersonDoc>): boolean => (frozen_by?.length ?? 0) > 0

/** What an open incident stops: nothing is begun with the person until the safety lead lifts it. */
export const safetyMoves = freezing<PersonState, PersonDoc>()
