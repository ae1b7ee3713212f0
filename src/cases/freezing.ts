import { including, without } from './list.ts'
import type { Move } from './noun.ts'

/** Incidents that hold this document still, by id; it is free again when the last one is lifted. */
export type Freezable = { frozen_by: string[] }

/** Told by incidents alone. */
export const freezing = <S extends string, Doc extends { state: S } & Freezable>(): Record<
  'freeze' | 'unfreeze',
  Move<S, Doc>
> => {
  const move = (change: typeof including): Move<S, Doc> => ({
    from: 'any',
    who: ['case'],
    fields: { incident: 'word' },
    requires: ['incident'],
    change: (doc, { payload }) => ({ frozen_by: change(doc.frozen_by, payload.incident as string) }) as Partial<Doc>,
  })
  return { freeze: move(including), unfreeze: move(without) }
}
