import type { FieldKind } from './field.ts'
import type { Move, Update } from './noun.ts'
import { said } from './said.ts'
import { EVIDENCE, ROUTES, SEARCH_STATES, type SearchDoc, type SearchEvidence, type SearchState } from './search-doc.ts'

const evidence: Record<string, FieldKind> = { what: { one_of: EVIDENCE }, from: 'word', note: 'text' }

export const withEvidence = (doc: SearchDoc, update: Update): SearchEvidence[] =>
  update.payload.what == null || update.payload.from == null
    ? doc.evidence
    : [...doc.evidence, { key: update.key, at: update.eventAt, ...said(evidence, update) } as SearchEvidence]

/** Two that say it, neither of whom has it from the other: unlike in kind and in whom it comes from. */
export const independent = (all: readonly SearchEvidence[]): boolean =>
  all.some((one) => all.some((other) => one.what !== other.what && one.from !== other.from))

/**
 * They themselves were reached, or answered what only they know: told by their record, in whatever conversation or visit it was. It is
 * never refused for the state of the search, and ends none that people ended: it only brings forward one that goes on.
 */
export const reached: Move<SearchState, SearchDoc> = {
  from: SEARCH_STATES.filter((state) => state !== 'NEW'),
  to: (doc) => {
    if (!['OPEN', 'WORKING', 'NOT_FOUND', 'LOCATED_UNVERIFIED'].includes(doc.state)) return doc.state
    return independent(doc.evidence) ? 'LOCATED' : 'LOCATED_UNVERIFIED'
  },
  who: ['case'],
  fields: { route: { one_of: ROUTES }, what: evidence.what as FieldKind, from: 'word' },
  change: (doc, update) => {
    const { route, what, from } = update.payload
    const known = doc.evidence.some((each) => each.what === what && each.from === from)
    return {
      evidence: known ? doc.evidence : withEvidence(doc, update),
      found_at: doc.found_at || update.eventAt,
      ...(route && !doc.route ? { route: route as NonNullable<SearchDoc['route']> } : {}),
    }
  },
}
