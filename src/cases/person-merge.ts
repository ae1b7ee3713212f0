import { including, without } from './list.ts'
import type { Move } from './noun.ts'
import type { PersonDoc, PersonState } from './person-doc.ts'
import { LIVING, standing } from './person-standing.ts'

/**
 * Two records that are one person. Only staff say so, and it can be taken back: nothing is moved or written over. The one
 * that goes on knows whom it took in, and what belongs to both is found under it. Levels are not taken over: they belong to
 * a person at an address, and have to be reached there.
 */
export const mergeMoves: Record<string, Move<PersonState, PersonDoc>> = {
  merge: {
    from: LIVING,
    to: 'MERGED',
    who: ['staff'],
    fields: { into: 'word', why: 'word' },
    requires: ['into'],
    guard: (doc, { payload }) => {
      if (payload.into === doc.id) return 'A person cannot be merged into themselves.'
      return doc.merged?.length ? 'Others were merged into this person: take that back first.' : null
    },
    change: (_, { payload }) => ({ merged_into: payload.into as string }),
    tells: (doc) => [
      { to: 'case', noun: 'person', subject: doc.merged_into ?? '', move: 'take_in', with: { person: doc.id } },
    ],
  },
  unmerge: {
    from: ['MERGED'],
    to: standing,
    who: ['staff'],
    fields: { from: 'word', why: 'word' },
    requires: ['from'],
    guard: (doc, { payload }) =>
      payload.from === doc.merged_into ? null : 'This person was merged into another one than that.',
    change: () => ({ merged_into: '' }),
    tells: (doc, { payload }) => [
      { to: 'case', noun: 'person', subject: payload.from as string, move: 'let_go', with: { person: doc.id } },
    ],
  },
  take_in: {
    from: LIVING,
    who: ['case'],
    fields: { person: 'word' },
    requires: ['person'],
    change: (doc, { payload }) => ({ merged: including(doc.merged ?? [], payload.person as string) }),
  },
  let_go: {
    from: 'any',
    who: ['case'],
    fields: { person: 'word' },
    requires: ['person'],
    change: (doc, { payload }) => ({ merged: without(doc.merged ?? [], payload.person as string) }),
  },
}
