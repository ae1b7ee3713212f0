import { including, without } from './list.ts'
import type { Move } from './noun.ts'
import { tellCase } from './party.ts'
import type { PersonDoc, PersonState } from './person-doc.ts'
import { LIVING, omit, standing } from './person-standing.ts'

/** Source of an address from which somebody came to us by themselves. */
export const CAME = 'came_to_us'

type TakenIn = { person: string; address?: string | null; searches?: string[] | null }
const takenIn = { person: 'word', address: 'word', searches: 'texts' } as const

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
    tells: (doc) =>
      tellCase('person', doc.merged_into, 'take_in', {
        person: doc.id,
        ...(doc.said_name && doc.said_at ? { address: doc.said_at } : {}),
        ...(doc.sought_in?.length ? { searches: doc.sought_in } : {}),
      }),
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
    tells: (doc, { payload }) =>
      tellCase('person', payload.from as string, 'let_go', {
        person: doc.id,
        ...(doc.said_at ? { address: doc.said_at } : {}),
        ...(doc.sought_in?.length ? { searches: doc.sought_in } : {}),
      }),
  },
  // Whoever wrote to us by themselves (B5) is talked to where they wrote: it is one of their addresses now, at level L0.
  take_in: {
    from: LIVING,
    who: ['case'],
    fields: takenIn,
    requires: ['person'],
    change: (doc, update) => {
      const { person, address, searches } = update.payload as TakenIn
      const known = !address || doc.addresses.some(({ id }) => id === address)
      const order = doc.addresses.length + 1
      return {
        merged: including(doc.merged ?? [], person),
        ...(known
          ? {}
          : { addresses: [...doc.addresses, { id: address, added_at: update.eventAt, source: CAME, order }] }),
        ...(searches?.length ? { sought_in: searches.reduce(including, doc.sought_in ?? []) } : {}),
      }
    },
    tells: (_, { payload }) =>
      payload.address ? [{ to: 'person', flow: 'met', at: { address: payload.address as string } }] : [],
  },
  let_go: {
    from: 'any',
    to: (doc) => (LIVING.some((state) => state === doc.state) ? standing(doc) : doc.state),
    who: ['case'],
    fields: takenIn,
    requires: ['person'],
    change: (doc, { payload }) => {
      const { person, address, searches } = payload as TakenIn
      const came = !!address && doc.addresses.some(({ id, source }) => id === address && source === CAME)
      return {
        merged: without(doc.merged ?? [], person),
        // Whoever answered there as this person was somebody else.
        ...(came
          ? {
              addresses: doc.addresses.filter(({ id }) => id !== address),
              levels: omit(doc.levels, address),
              reached: omit(doc.reached, address),
            }
          : {}),
        ...(searches?.length ? { sought_in: searches.reduce(without, doc.sought_in ?? []) } : {}),
      }
    },
  },
}
