import { hasJoined } from '../../../cases/claim-doc.ts'
import { counted, divide, MISSING, number, row } from '../cells.ts'
import type { Case, Facts } from '../facts.ts'
import type { Asked, Section } from '../report.ts'
import type { Member } from './members.ts'

/** The three denominators: the list, the whole class, whoever is paid. A number without its denominator is no number. */
export function denominatorSection(all: readonly Member[], list: readonly Member[], { matter }: Facts): Section {
  const size = matter?.doc?.class_size
  const payees = all.filter(({ doc, facets }) => (doc ? Boolean(doc.amount) : facets.payee === true))
  return {
    name: 'denominators',
    title: 'denominators',
    rows: [
      row('list', 'people_on_list', counted('claim', list)),
      row('class', 'people_in_class', size === undefined ? MISSING : number(size)),
      row('payees', 'payees', payees.length === 0 ? MISSING : counted('claim', payees)),
    ],
  }
}

/** Filed and accepted: nothing else is joined, not an intention and not a signed form. */
export function joinedSection(all: readonly Member[], list: readonly Member[], facts: Facts, asked: Asked): Section {
  const joined = list.filter(({ state }) => hasJoined(state))
  const heirs = joined.filter(({ person }) => person?.state === 'DECEASED')
  const size = facts.matter?.doc?.class_size
  const { before, after, unknown } = around(joined, ({ doc }) => doc?.joined_at, asked.around)
  return {
    name: 'joined',
    title: 'joined',
    rows: [
      row('list', 'joined_of_list', counted('claim', joined, list.length)),
      row(
        'themselves',
        'joined_themselves',
        counted(
          'claim',
          joined.filter((each) => !heirs.includes(each)),
        ),
      ),
      row('heirs', 'joined_through_heirs', counted('claim', heirs)),
      row(
        'class',
        'joined_of_class',
        counted(
          'claim',
          all.filter(({ state }) => hasJoined(state)),
          size,
        ),
      ),
      row('before', 'before_day', asked.around ? counted('claim', before) : MISSING),
      row('after', 'after_day', asked.around ? counted('claim', after) : MISSING),
      ...(unknown.length > 0 ? [row('day_unknown', 'not_known', counted('claim', unknown))] : []),
      row(
        'signed',
        'signed_not_filed',
        counted(
          'claim',
          list.filter(({ state }) => state === 'CONSENT_SIGNED'),
        ),
      ),
      row(
        'intends',
        'wants_to_join',
        counted(
          'claim',
          list.filter(({ state }) => state === 'INTENDS_TO_JOIN'),
        ),
      ),
    ],
  }
}

/** As `flows/decline.yaml` names them. Anything else is a person's own words: those are read in the claim, not in a report. */
export const DECLINE_REASONS = ['visa', 'distrust', 'cost', 'not_interested'] as const

export const declinedSection = (list: readonly Member[]): Section => {
  const declined = list.filter(({ state }) => state === 'DECLINED')
  return {
    name: 'declined',
    title: 'declined_by_reason',
    whole: declined.length,
    rows: divide('claim', declined, ({ doc }) => (doc ? reasonOf(doc.decline_reason) : 'erased'), [
      ['visa', 'declined_visa'],
      ['distrust', 'declined_distrust'],
      ['cost', 'declined_cost'],
      ['not_interested', 'declined_not_interested'],
      ['own_words', 'own_words'],
      ['none_given', 'none_given'],
      ['erased', 'erased'],
    ]),
  }
}

const reasonOf = (said: string | undefined): string =>
  said ? (DECLINE_REASONS.find((reason) => reason === said) ?? 'own_words') : 'none_given'

/** Why nobody knows what they want: they said stop, or never decided. */
export const noDecisionSection = (list: readonly Member[]): Section => {
  const none = list.filter(({ state }) => state === 'NO_DECISION')
  return {
    name: 'no_decision',
    title: 'no_decision',
    whole: none.length,
    rows: divide('claim', none, ({ person }) => (person?.facets.opted_out === true ? 'opted_out' : 'silent'), [
      ['opted_out', 'opted_out'],
      ['silent', 'silent'],
    ]),
  }
}

/** Before an instant, from it on, and when nobody can say. */
export function around<Of extends Pick<Case, 'id'>>(
  of: readonly Of[],
  at: (one: Of) => string | undefined,
  instant: string | undefined,
): { before: Of[]; after: Of[]; unknown: Of[] } {
  const time = instant === undefined ? Number.NaN : Date.parse(instant)
  const when = (one: Of): 'before' | 'after' | 'unknown' => {
    const its = Date.parse(at(one) ?? '')
    return Number.isNaN(its) || Number.isNaN(time) ? 'unknown' : its < time ? 'before' : 'after'
  }
  const parts = Map.groupBy(of, when)
  return { before: parts.get('before') ?? [], after: parts.get('after') ?? [], unknown: parts.get('unknown') ?? [] }
}
