import type { FieldKind } from './field.ts'
import type { Move, Update } from './noun.ts'
import { ownCase } from './party.ts'
import {
  EVIDENCE,
  ROUTES,
  SEARCH_STATES,
  SEEKING,
  type SearchDoc,
  type SearchState,
  SHARE_ANSWERS,
} from './search-doc.ts'
import { independent, reached, withEvidence } from './search-reached.ts'

type SearchMoves = Record<string, Move<SearchState, SearchDoc>>

const evidence: Record<string, FieldKind> = { what: { one_of: EVIDENCE }, from: 'word', note: 'text' }
const proved = [...SEEKING, 'NOT_FOUND'] as const
const FOUND = ['LOCATED_UNVERIFIED', 'LOCATED'] as const

const twoSources = (doc: SearchDoc, update: Update): string | null =>
  independent(withEvidence(doc, update)) ? null : 'An outcome needs two sources that do not depend on each other.'

/** What a search comes to. Several sources that say different outcomes are put to staff. */
export const outcomeMoves: SearchMoves = {
  reached,
  add_evidence: {
    from: [...proved, 'LOCATED', 'LOCATED_DECEASED'],
    who: ['bot', 'timer', 'defender', 'staff'],
    fields: evidence,
    requires: ['what', 'from'],
    guard: ownCase,
    change: (doc, update) => ({ evidence: withEvidence(doc, update) }),
  },
  find: {
    from: ['OPEN', 'WORKING', 'NOT_FOUND'],
    to: 'LOCATED_UNVERIFIED',
    who: ['bot', 'timer', 'defender', 'staff'],
    fields: { route: { one_of: ROUTES }, ...evidence },
    requires: ['route', 'what', 'from'],
    guard: ownCase,
    change: (doc, update) => ({
      route: update.payload.route as NonNullable<SearchDoc['route']>,
      found_at: update.eventAt,
      evidence: withEvidence(doc, update),
    }),
    tells: [{ to: 'staff', reason: 'identity_to_confirm', priority: 'normal' }],
  },
  confirm: {
    from: ['LOCATED_UNVERIFIED'],
    to: 'LOCATED',
    who: ['bot', 'timer', 'defender', 'staff'],
    fields: evidence,
    settles: { fact: 'outcome', value: () => 'LOCATED' },
    guard: (doc, update) => ownCase(doc, update) ?? twoSources(doc, update),
    change: (doc, update) => ({ evidence: withEvidence(doc, update) }),
  },
  // Anybody may report a death; staff look into it. A death record speaks for itself.
  confirm_death: {
    from: [...proved, 'LOCATED'],
    to: 'LOCATED_DECEASED',
    who: ['staff'],
    fields: evidence,
    settles: { fact: 'outcome', value: () => 'LOCATED_DECEASED' },
    guard: (doc, update) =>
      withEvidence(doc, update).some(({ what }) => what === 'DEATH_RECORD') ? null : twoSources(doc, update),
    change: (doc, update) => ({ evidence: withEvidence(doc, update), found_at: doc.found_at ?? update.eventAt }),
  },
  decline_contact: {
    from: [...proved, 'LOCATED'],
    to: 'LOCATED_DECLINES_CONTACT',
    who: ['bot', 'person', 'defender', 'staff'],
    settles: { fact: 'outcome', value: () => 'LOCATED_DECLINES_CONTACT' },
    guard: ownCase,
    change: (doc, { eventAt }) => ({ share_contact: 'NO', shared_at: eventAt, found_at: doc.found_at ?? eventAt }),
    tells: [{ to: 'staff', reason: 'declines_contact', priority: 'normal' }],
  },
  exhaust: {
    from: ['OPEN', 'WORKING'],
    to: 'NOT_FOUND',
    who: ['staff'],
    fields: { reason: 'text' },
    guard: (doc, { payload }) =>
      payload.reason || doc.attempts.some(({ channel }) => channel === 'VISIT')
        ? null
        : 'A search ends without finding anybody only after a visit, or with a written reason.',
    change: (_, { payload }) => ({ reason: (payload.reason ?? '') as string }),
  },
  // It is somebody else after all, or nobody can be sure any more.
  doubt: {
    from: ['LOCATED', 'LOCATED_DECEASED', 'LOCATED_DECLINES_CONTACT'],
    to: 'LOCATED_UNVERIFIED',
    who: ['bot', 'defender', 'staff'],
    fields: { reason: 'word' },
    requires: ['reason'],
    settles: { fact: 'outcome', value: () => null },
    guard: ownCase,
    // What spoke for it is not lost: the history has it. From here it is proved anew.
    change: () => ({ evidence: [] }),
    tells: [{ to: 'staff', reason: 'identity_doubted', priority: 'high' }],
  },
  not_they: {
    from: ['LOCATED_UNVERIFIED'],
    to: 'WORKING',
    who: ['bot', 'defender', 'staff'],
    guard: ownCase,
    change: () => ({ evidence: [], found_at: '' }),
  },
  // B6, in whatever state the search is: what they want counts, and a later word of theirs takes the place of an earlier one.
  share_contact: {
    from: SEARCH_STATES.filter((state) => state !== 'NEW'),
    to: (doc) => {
      if (doc.share_contact === 'NO')
        return FOUND.some((each) => each === doc.state) ? 'LOCATED_DECLINES_CONTACT' : doc.state
      if (doc.state !== 'LOCATED_DECLINES_CONTACT') return doc.state
      return independent(doc.evidence) ? 'LOCATED' : 'LOCATED_UNVERIFIED'
    },
    who: ['person', 'defender', 'staff', 'case'],
    fields: { answer: { one_of: SHARE_ANSWERS } },
    requires: ['answer'],
    guard: ownCase,
    change: (_, { payload, eventAt }) => ({
      share_contact: payload.answer as NonNullable<SearchDoc['share_contact']>,
      shared_at: eventAt,
    }),
    tells: (doc) =>
      doc.share_contact === 'CALLS'
        ? []
        : [
            {
              to: 'staff',
              reason: doc.share_contact === 'SHARE' ? 'contact_may_be_shared' : 'declines_contact',
              priority: 'normal',
            },
          ],
  },
}
