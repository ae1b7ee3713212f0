import { consentId } from './consent.ts'
import { including } from './list.ts'
import type { Move, Tell, Update } from './noun.ts'
import { tellCase } from './party.ts'
import type { PersonDoc, PersonState, Purpose } from './person-doc.ts'
import { CAME } from './person-merge.ts'
import type { EVIDENCE, ROUTES } from './search-doc.ts'

type PersonMoves = Record<string, Move<PersonState, PersonDoc>>
type EvidenceKind = (typeof EVIDENCE)[number]
type FoundRoute = (typeof ROUTES)[number]
type Telling = (doc: PersonDoc, update: Update) => Tell[]

const at = ({ payload }: Update): string | undefined => payload.address as string | undefined
const toAddress =
  (move: string, withPerson = false): Telling =>
  (doc, update) =>
    tellCase('address', at(update), move, withPerson ? { person_id: doc.id } : {})

const consent = (doc: PersonDoc, address: string, purpose: Purpose, move: string, version?: unknown): Tell[] =>
  tellCase('consent', consentId(doc.id, address, purpose), move, {
    person_id: doc.id,
    address,
    purpose,
    ...(version ? { text_version: version } : {}),
  })

const toConsent =
  (move: string): Telling =>
  (doc, update) => {
    const address = at(update)
    const { purpose, text_version } = update.payload
    return address ? consent(doc, address, purpose as Purpose, move, text_version) : []
  }

const right = toAddress('right_party', true)

/** What the searches for them hear when they answered, and what speaks for its being they. */
const toSearches = (doc: PersonDoc, proof: { what: EvidenceKind; from: string } | null, route?: FoundRoute): Tell[] =>
  (doc.sought_in ?? []).flatMap((search) =>
    tellCase('search', search, 'reached', { ...proof, ...(route ? { route } : {}) }),
  )

/** A number speaks for it by whom it came from. */
const BY_SOURCE: Readonly<Record<string, readonly [FoundRoute, EvidenceKind | null]>> = {
  class_list: ['DIRECT_PHONE', 'LISTED_NUMBER'],
  relative: ['RELATIVE', 'RELATIVE'],
  acquaintance: ['ACQUAINTANCE', 'ACQUAINTANCE'],
  coworker: ['COWORKER', 'COWORKER'],
  visit: ['VISIT', null],
  [CAME]: ['CAME_TO_US', null],
}

const reached: Telling = (doc, update) => {
  const source = doc.addresses.find(({ id }) => id === at(update))?.source
  const [route, what] = BY_SOURCE[source ?? ''] ?? []
  const seen =
    update.actor.kind === 'defender' ? ({ what: 'VISIT', from: update.actor.id ?? 'defender' } as const) : null
  return toSearches(
    doc,
    seen ?? (what && source ? { what, from: source } : null),
    route ?? (seen ? 'VISIT' : undefined),
  )
}

const seenBy = (doc: PersonDoc, { actor }: Update, what: EvidenceKind): Tell[] =>
  toSearches(doc, { what, from: actor.id ?? actor.kind })

/** What the address, the searches, and the consents at it, hear of a person's moves. */
const heard: Readonly<Record<string, Telling>> = {
  add_address: toAddress('check_format'),
  reach: reached,
  identify: (doc, update) => [...right(doc, update), ...toSearches(doc, { what: 'OWN_ANSWERS', from: 'person' })],
  vouch: (doc, update) => [...right(doc, update), ...seenBy(doc, update, 'VISIT')],
  check_id: (doc, update) => [...right(doc, update), ...seenBy(doc, update, 'ID_SEEN')],
  wrong_party: toAddress('wrong_party', true),
  clear_wrong_party: toAddress('recheck'),
  prefer: (doc, update) =>
    update.payload.shared == null ? [] : toAddress(update.payload.shared ? 'share' : 'unshare')(doc, update),
  ask_consent: toConsent('ask'),
  give_consent: toConsent('give'),
  withdraw_consent: toConsent('withdraw'),
  // A stop holds for every purpose, and at every address at which something was agreed to.
  opt_out: (doc, update) => {
    const address = at(update)
    const all = address ? including(doc.consented, `${address}.CASE`) : doc.consented
    return [
      ...toAddress('opt_out')(doc, update),
      ...all.flatMap((each) => {
        const cut = each.lastIndexOf('.')
        return consent(doc, each.slice(0, cut), each.slice(cut + 1) as Purpose, 'withdraw')
      }),
    ]
  },
  opt_in: (doc, update) => {
    const address = at(update)
    return [...toAddress('opt_in')(doc, update), ...(address ? consent(doc, address, 'CASE', 'give') : [])]
  },
}

/** The moves with what they tell the address beside what they tell already. */
export const tellingAddresses = (moves: PersonMoves): PersonMoves =>
  Object.fromEntries(
    Object.entries(moves).map(([name, move]): [string, PersonMoves[string]] => {
      const also = heard[name]
      if (!also) return [name, move]
      const { tells = [] } = move
      const told: Move<PersonState, PersonDoc>['tells'] = (doc, update) => [
        ...(typeof tells === 'function' ? tells(doc, update) : tells),
        ...also(doc, update),
      ]
      return [name, { ...move, tells: told }]
    }),
  )
