import { type Actor, defineNoun } from './noun.ts'

export const ADDRESS_STATES = [
  'NEW',
  'FORMAT_OK',
  'REACHABLE',
  'RIGHT_PARTY',
  'WRONG_PARTY',
  'UNREACHABLE',
  'OPTED_OUT',
  'BLOCKED_BY_USER',
] as const
export type AddressState = (typeof ADDRESS_STATES)[number]

/** A contact point: one address of one channel; it may serve several people. */
export type AddressDoc = {
  id: string
  state: AddressState
  shared: boolean
  /** Ids of people who answered here as themselves. */
  right_for: string[]
  /** Ids of people for whom this number was wrong. */
  wrong_for: string[]
  /** Why nothing arrives: a code of our policy table, never the provider's words. */
  code?: string
  /** Staff looked at it again after a wrong number: other people may be written to here. */
  rechecked_at?: string
}

const open = ['NEW', 'FORMAT_OK', 'REACHABLE', 'RIGHT_PARTY', 'WRONG_PARTY', 'UNREACHABLE', 'OPTED_OUT'] as const
const known = [...open, 'BLOCKED_BY_USER'] as const satisfies readonly AddressState[]
const hub = ['bot', 'timer', 'staff', 'defender', 'person', 'case'] as const satisfies readonly Actor['kind'][]
const withPerson = (list: string[], id: unknown): string[] =>
  typeof id === 'string' && !list.includes(id) ? [...list, id].sort() : list
const without = (list: string[], id: unknown): string[] => list.filter((each) => each !== id)

export const address = defineNoun<AddressState, AddressDoc>({
  name: 'address',
  states: ADDRESS_STATES,
  initial: (id) => ({ id, state: 'NEW', shared: false, right_for: [], wrong_for: [] }),
  moves: {
    // Told again, or later than what is known by now, it changes nothing.
    check_format: {
      from: known,
      to: (doc) => (doc.state === 'NEW' ? 'FORMAT_OK' : doc.state),
      who: ['import', 'staff', 'defender', 'bot', 'case'],
    },
    // "Sent" is not reachable, and "delivered" is not the right person: delivery only makes it reachable.
    deliver: {
      from: ['NEW', 'FORMAT_OK', 'UNREACHABLE'],
      to: 'REACHABLE',
      who: ['bot', 'external'],
      change: () => ({ code: '' }),
    },
    right_party: {
      from: known,
      to: 'RIGHT_PARTY',
      who: hub,
      fields: { person_id: 'word' },
      requires: ['person_id'],
      guard: (doc, { payload, actor }) =>
        doc.wrong_for.includes(payload.person_id as string) && actor.kind !== 'staff' && actor.kind !== 'case'
          ? 'This number was wrong for this person: only staff may take that back.'
          : null,
      change: (doc, { payload }) => ({
        right_for: withPerson(doc.right_for, payload.person_id),
        wrong_for: without(doc.wrong_for, payload.person_id),
      }),
    },
    wrong_party: {
      from: known,
      to: (doc) => (doc.right_for.length > 0 ? 'RIGHT_PARTY' : 'WRONG_PARTY'),
      who: hub,
      fields: { person_id: 'word' },
      requires: ['person_id'],
      change: (doc, { payload }) => ({
        wrong_for: withPerson(doc.wrong_for, payload.person_id),
        right_for: without(doc.right_for, payload.person_id),
        rechecked_at: '',
      }),
    },
    recheck: { from: known, who: ['staff', 'case'], change: (_, { eventAt }) => ({ rechecked_at: eventAt }) },
    share: { from: known, who: hub, change: () => ({ shared: true }) },
    unshare: { from: known, who: hub, change: () => ({ shared: false }) },
    unreachable: {
      from: ['NEW', 'FORMAT_OK', 'REACHABLE', 'RIGHT_PARTY', 'UNREACHABLE'],
      to: 'UNREACHABLE',
      who: ['bot', 'external', 'staff', 'defender'],
      fields: { code: 'word' },
      requires: ['code'],
      change: (_, { payload }) => ({ code: payload.code as string }),
    },
    opt_out: { from: known, to: 'OPTED_OUT', who: ['bot', 'person', 'external', 'staff', 'defender', 'case'] },
    opt_in: {
      from: known,
      to: (doc) => (doc.state !== 'OPTED_OUT' ? doc.state : doc.right_for.length > 0 ? 'RIGHT_PARTY' : 'REACHABLE'),
      who: ['bot', 'person', 'external', 'case'],
    },
    block: { from: open, to: 'BLOCKED_BY_USER', who: ['bot', 'external'] },
    unblock: { from: ['BLOCKED_BY_USER'], to: 'REACHABLE', who: ['bot', 'external'] },
  },
})
