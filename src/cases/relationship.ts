import { defineNoun, type Tell, type Update } from './noun.ts'

export const RELATIONSHIP_STATES = ['NEW', 'REPORTED', 'CONFIRMED', 'DISPUTED', 'ENDED'] as const
export type RelationshipState = (typeof RELATIONSHIP_STATES)[number]
export const RELATION_KINDS = [
  'SPOUSE',
  'PARENT',
  'CHILD',
  'SIBLING',
  'RELATIVE',
  'COWORKER',
  'NEIGHBOUR',
  'FRIEND',
  'COMMUNITY',
  'OTHER',
] as const
/** What the person allows us to tell them. */
export const MAY_HEAR = ['NOTHING', 'THAT_WE_CALLED', 'CASE'] as const
export const AUTHORITIES = ['POWER_OF_ATTORNEY', 'HEIR', 'GUARDIAN'] as const

/**
 * A relative or acquaintance of a person: a contact with a consent of their own, and never by itself a proxy. Acting for the
 * person needs a document that two people of the team have seen.
 */
export type RelationshipDoc = {
  id: string
  state: RelationshipState
  /** Whose relative it is. */
  person_id?: string
  /** The relative's own person record. */
  other_id?: string
  kind?: (typeof RELATION_KINDS)[number]
  /** Their own answer to whether we may write to them. Not asked counts as no. */
  contact?: 'AGREES' | 'REFUSES'
  may_hear: (typeof MAY_HEAR)[number]
  authority?: (typeof AUTHORITIES)[number]
  document?: string
  proposed_by?: string
  authorised: boolean
  reason?: string
}

const KNOWN = ['REPORTED', 'CONFIRMED'] as const
const without = { authorised: false, document: '', proposed_by: '' }

const sameTwo = (doc: RelationshipDoc, { payload }: Update): string | null => {
  if (payload.person_id === payload.other_id) return 'A relationship is between two people.'
  const known = [doc.person_id ?? payload.person_id, doc.other_id ?? payload.other_id]
  return known[0] === payload.person_id && known[1] === payload.other_id
    ? null
    : 'A relationship is between the same two people for ever.'
}

const TO_APPROVE_DONE: Tell = { to: 'rows', reason: 'authority_to_approve' }
const heirTold = ({ authority, other_id }: RelationshipDoc, move: 'name_heir' | 'release_heir'): Tell[] =>
  authority === 'HEIR' && other_id ? [{ to: 'claims', move, with: { heir_id: other_id } }] : []

export const relationship = defineNoun<RelationshipState, RelationshipDoc>({
  name: 'relationship',
  states: RELATIONSHIP_STATES,
  initial: (id) => ({ id, state: 'NEW', may_hear: 'NOTHING', authorised: false }),
  opens: 'report',
  clear: ['other_id', 'kind'],
  moves: {
    report: {
      from: ['NEW', 'REPORTED', 'DISPUTED', 'ENDED'],
      to: 'REPORTED',
      who: ['bot', 'person', 'defender', 'staff', 'import'],
      fields: { person_id: 'word', other_id: 'word', kind: { one_of: RELATION_KINDS } },
      requires: ['person_id', 'other_id', 'kind'],
      guard: sameTwo,
      settles: { fact: 'kind', value: ({ payload }) => payload.kind as string },
      change: (_, { payload }) => ({
        person_id: payload.person_id as string,
        other_id: payload.other_id as string,
        kind: payload.kind as NonNullable<RelationshipDoc['kind']>,
      }),
    },
    confirm: { from: ['REPORTED', 'DISPUTED'], to: 'CONFIRMED', who: ['person', 'bot', 'defender', 'staff'] },
    dispute: {
      from: KNOWN,
      to: 'DISPUTED',
      who: ['person', 'bot', 'defender', 'staff'],
      change: () => ({ may_hear: 'NOTHING', ...without }),
      // Two who say that they inherit: neither is told of the claim until people have seen who does.
      tells: (doc) => [
        { to: 'staff', reason: 'relationship_disputed', priority: 'high' },
        TO_APPROVE_DONE,
        ...heirTold(doc, 'release_heir'),
      ],
    },
    agree_contact: {
      from: KNOWN,
      who: ['bot', 'defender', 'staff'],
      change: () => ({ contact: 'AGREES' }),
    },
    refuse_contact: {
      from: [...KNOWN, 'DISPUTED'],
      who: ['bot', 'defender', 'staff'],
      change: () => ({ contact: 'REFUSES' }),
    },
    // Only the person widens what is told of them; a Defender may pass on what they said in a visit.
    let_hear: {
      from: ['CONFIRMED'],
      who: ['person', 'bot', 'defender'],
      fields: { what: { one_of: MAY_HEAR } },
      requires: ['what'],
      change: (_, { payload }) => ({ may_hear: payload.what as RelationshipDoc['may_hear'] }),
    },
    propose_authority: {
      from: ['CONFIRMED'],
      who: ['staff', 'defender'],
      fields: { authority: { one_of: AUTHORITIES }, document: 'word' },
      requires: ['authority', 'document'],
      guard: (_, { actor }) => (actor.id ? null : 'Who has seen the document must be named.'),
      change: (_, { payload, actor }) => ({
        authority: payload.authority as NonNullable<RelationshipDoc['authority']>,
        document: payload.document as string,
        proposed_by: actor.id as string,
        authorised: false,
      }),
      tells: [{ to: 'staff', reason: 'authority_to_approve', priority: 'normal' }],
    },
    approve_authority: {
      from: ['CONFIRMED'],
      who: ['staff'],
      guard: (doc, { actor }) => {
        if (!doc.document) return 'No document was put forward.'
        return !actor.id || actor.id === doc.proposed_by ? 'A second person must have seen the document.' : null
      },
      change: () => ({ authorised: true }),
      // The claims of who has died are theirs from now on, and so is what is said of them.
      tells: (doc) => [TO_APPROVE_DONE, ...heirTold(doc, 'name_heir')],
    },
    revoke_authority: {
      from: [...KNOWN, 'DISPUTED'],
      who: ['staff', 'person', 'bot', 'defender'],
      fields: { reason: 'word' },
      requires: ['reason'],
      change: (_, { payload }) => ({ ...without, reason: payload.reason as string }),
      tells: (doc) => [TO_APPROVE_DONE, ...heirTold(doc, 'release_heir')],
    },
    end: {
      from: [...KNOWN, 'DISPUTED'],
      to: 'ENDED',
      who: ['person', 'bot', 'defender', 'staff'],
      settles: { fact: 'kind', value: () => null },
      change: () => ({ may_hear: 'NOTHING', ...without }),
      tells: (doc) => [TO_APPROVE_DONE, ...heirTold(doc, 'release_heir')],
    },
  },
})
