import { type ClaimDoc, OPEN_STATES } from '../../cases/claim-doc.ts'
import type { AnyDoc } from '../../cases/index.ts'
import type { InvitationDoc } from '../../cases/invitation.ts'
import type { MatterDoc } from '../../cases/matter-doc.ts'
import type { PersonDoc } from '../../cases/person-doc.ts'
import { isWishedErased } from '../../cases/privacy-request.ts'
import type { SearchDoc } from '../../cases/search-doc.ts'
import type { AddressRecord } from '../../store/addresses.ts'
import type { CaseDocument } from '../../store/case-documents.ts'
import type { Parts } from '../parts.ts'
import { PARTNER_NOUNS, partnerAt, partnerIn } from './partner.ts'

/** What the case store holds of a person, as far as turns and sends look at it. */
export type CaseFile = {
  person: PersonDoc | null
  /** The claim that a conversation would be about. */
  claim: CaseDocument<ClaimDoc> | null
  /** Null also where it was not asked for. */
  matter: MatterDoc | null
  /** The search for this person. */
  search: CaseDocument<SearchDoc> | null
  /** What makes this person a Defender or an Advocate. */
  partner: CaseDocument<AnyDoc> | null
  /** Groups that they were asked into, or are in. */
  invitations: CaseDocument<InvitationDoc>[]
  /** They wish what we know of them erased, and nobody has answered yet. */
  erasureAsked?: boolean
}

/** Of somebody who writes for the first time, from a number that nobody gave us. */
export const NOTHING_KNOWN: CaseFile = {
  person: null,
  claim: null,
  matter: null,
  search: null,
  partner: null,
  invitations: [],
}

/** What of it counts at an address. */
export const fileAt = (file: CaseFile, address: string): CaseFile => ({
  ...file,
  partner: partnerAt(file.partner, address),
})

/** More documents of one person than there are. */
const MOST = 100
/** States of a claim in which the settlement conversation has something to say; a decline may be taken back. */
const OPEN_CLAIM: readonly string[] = [...OPEN_STATES, 'DECLINED']
export const isOpenClaim = (state: string): boolean => OPEN_CLAIM.includes(state)

/** The number was said to be wrong, here or on its other channel: it is the same stranger who holds that phone. */
export const isWrongParty = (
  store: Pick<Parts['store'], 'addresses'>,
  person: Pick<PersonDoc, 'wrong_party'>,
  address: AddressRecord,
): boolean =>
  person.wrong_party.length > 0 && store.addresses.sameNumber(address).some((id) => person.wrong_party.includes(id))

/** The claim that words are about: of the matter that is meant, else one that is open. */
export const claimIn = (claims: readonly CaseDocument<ClaimDoc>[], about?: string): CaseDocument<ClaimDoc> | null => {
  const meant = about === undefined ? claims : claims.filter(({ matterId }) => matterId === about)
  return meant.find((each) => isOpenClaim(each.state)) ?? meant[0] ?? null
}

/** Reads person and claims in one question, and the matter where `withMatter` says that it is needed. */
export async function readCaseFile(
  { store }: Pick<Parts, 'store'>,
  personId: string,
  withMatter = true,
  /** Of several matters the one that it is about. */
  about?: string,
): Promise<CaseFile> {
  const documents = await store.cases.ofPerson(
    personId,
    ['person', 'claim', 'search', 'invitation', 'privacy_request', ...PARTNER_NOUNS],
    MOST,
  )
  const person = documents.find((each) => each.noun === 'person' && each.subject === personId)
  const doc = (person?.doc as PersonDoc | undefined) ?? null
  // What they inherited is talked about with them, and so is what belonged to a record of theirs that was merged.
  const theirs = [...(doc?.merged ?? []), ...(doc?.heir_of ?? [])]
  const others = await Promise.all(theirs.map((id) => store.cases.ofPerson(id, ['claim'], MOST)))
  const claims = [...documents, ...others.flat()].filter((each) => each.noun === 'claim') as CaseDocument<ClaimDoc>[]
  const claim = claimIn(claims, about)
  const matter =
    withMatter && claim?.matterId ? ((await store.cases.get<MatterDoc>('matter', claim.matterId))?.doc ?? null) : null
  const search = (documents.find(({ noun }) => noun === 'search') ?? null) as CaseDocument<SearchDoc> | null
  const invitations = documents.filter((each) => each.noun === 'invitation') as CaseDocument<InvitationDoc>[]
  const erasureAsked = documents.some(
    ({ noun, state, doc }) => noun === 'privacy_request' && isWishedErased(state, doc),
  )
  return { person: doc, claim, matter, search, partner: partnerIn(documents), invitations, erasureAsked }
}
