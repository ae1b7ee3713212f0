import type { BroadcastDoc } from '../../cases/broadcast-doc.ts'
import type { ClaimDoc } from '../../cases/claim-doc.ts'
import type { InvitationDoc } from '../../cases/invitation.ts'
import type { MatterDoc } from '../../cases/matter-doc.ts'
import type { PersonDoc } from '../../cases/person-doc.ts'
import type { AddressRecord } from '../../store/addresses.ts'
import type { CaseDocument } from '../../store/case-documents.ts'
import type { Contact } from '../../store/messages/begun.ts'
import { claimIn } from '../facts/case-file.ts'
import { PARTNER_NOUNS, partnerIn } from '../facts/partner.ts'
import type { Parts } from '../parts.ts'
import { WEEK_MS } from '../send-rules/weekly-budget.ts'
import type { Reading } from '../sending/candidate.ts'

/** What the rules need to know of many people, in one question for each collection. Who was erased is left out. */
export async function readPeople(
  { store, clock }: Pick<Parts, 'store' | 'clock'>,
  ids: readonly string[],
  /** Null: copies of what was said to a group, which are wanted. Then, and for what presses, nobody asks how often we have begun. */
  broadcast: BroadcastDoc | null,
  matter: MatterDoc | null,
): Promise<Map<string, Reading>> {
  const since = new Date(clock.now().getTime() - WEEK_MS)
  const [keys, addresses, conversations, documents, begun] = await Promise.all([
    store.people.many([...ids]),
    store.addresses.ofPeople(ids),
    store.conversations.many([...ids]),
    store.cases.ofPeople(ids, ['person', 'claim', 'invitation', ...PARTNER_NOUNS]),
    broadcast && !broadcast.pressing ? store.messages.begun(ids, since) : new Map<string, Contact[]>(),
  ])
  const addressesOf = byPerson(addresses)
  const conversationOf = new Map(conversations.map((each) => [each._id, each]))
  const documentsOf = Map.groupBy(documents, ({ personId }) => personId ?? '')
  return new Map(
    keys.map(({ _id, key }) => {
      const own = documentsOf.get(_id) ?? []
      const person = own.find(({ noun, subject }) => noun === 'person' && subject === _id)
      const claims = own.filter(({ noun }) => noun === 'claim') as CaseDocument<ClaimDoc>[]
      const file = {
        person: (person?.doc as PersonDoc | undefined) ?? null,
        claim: claimIn(claims, broadcast?.matter_id),
        matter,
        search: null,
        partner: partnerIn(own),
        invitations: own.filter(({ noun }) => noun === 'invitation') as CaseDocument<InvitationDoc>[],
      }
      const reading: Reading = {
        key,
        addresses: addressesOf.get(_id) ?? [],
        conversation: conversationOf.get(_id) ?? null,
        file,
        claims: claims.flatMap(({ matterId, state }) => (matterId === broadcast?.matter_id ? [state] : [])),
        begun: begun.get(_id) ?? [],
        broadcast,
        after: [],
      }
      return [_id, reading]
    }),
  )
}

/** An address may serve several people. */
function byPerson(addresses: readonly AddressRecord[]): Map<string, AddressRecord[]> {
  const found = new Map<string, AddressRecord[]>()
  for (const address of addresses)
    for (const id of address.people) {
      const theirs = found.get(id)
      if (theirs) theirs.push(address)
      else found.set(id, [address])
    }
  return found
}
