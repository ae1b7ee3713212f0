import { including } from './list.ts'
import { defineNoun } from './noun.ts'
import { tellCase } from './party.ts'
import { SEARCH_STATES, SEEKING, type SearchDoc, type SearchState } from './search-doc.ts'
import { leadMoves } from './search-leads.ts'
import { outcomeMoves } from './search-outcome.ts'

export type { SearchDoc } from './search-doc.ts'

/** The search for one person: leads, tries, and an outcome with what speaks for it. */
export const search = defineNoun<SearchState, SearchDoc>({
  name: 'search',
  states: SEARCH_STATES,
  initial: (id) => ({ id, state: 'NEW', matters: [], leads: [], attempts: [], evidence: [] }),
  opens: 'open',
  clear: ['defender_id', 'route', 'share_contact'],
  moves: {
    open: {
      from: ['NEW'],
      to: 'OPEN',
      who: ['import', 'bot', 'staff', 'advocate', 'defender'],
      fields: { person_id: 'word', matter_id: 'word', defender_id: 'word' },
      requires: ['person_id', 'matter_id'],
      change: (_, { payload, eventAt, actor }) => {
        const defender = actor.kind === 'defender' ? actor.id : payload.defender_id
        return {
          person_id: payload.person_id as string,
          matter_id: payload.matter_id as string,
          matters: [payload.matter_id as string],
          opened_at: eventAt,
          ...(defender ? { defender_id: defender as string } : {}),
        }
      },
      tells: (doc) => tellCase('person', doc.person_id, 'sought', { search: doc.id }),
    },
    // The same person is sought in another matter: it is one search, and nobody is asked twice.
    join_matter: {
      from: 'any',
      who: ['import', 'staff'],
      fields: { matter_id: 'word' },
      requires: ['matter_id'],
      guard: (doc) => (doc.state === 'NEW' ? 'There is no such search.' : null),
      change: (doc, { payload }) => ({ matters: including(doc.matters, payload.matter_id as string) }),
    },
    assign: {
      from: [...SEEKING, 'NOT_FOUND'],
      who: ['staff'],
      fields: { defender_id: 'word' },
      requires: ['defender_id'],
      change: (_, { payload }) => ({ defender_id: payload.defender_id as string }),
    },
    ...leadMoves,
    ...outcomeMoves,
    stop: {
      from: [...SEEKING, 'NOT_FOUND'],
      to: 'STOPPED',
      who: ['staff', 'advocate'],
      fields: { reason: 'text' },
      requires: ['reason'],
      change: (_, { payload }) => ({ reason: payload.reason as string }),
    },
    resume: {
      from: ['NOT_FOUND', 'STOPPED'],
      to: 'WORKING',
      who: ['staff'],
      change: () => ({ reason: '' }),
    },
  },
})
