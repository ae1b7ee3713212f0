import { type AnyDoc, nouns } from '../../src/cases/index.ts'
import type { PersonDoc } from '../../src/cases/person-doc.ts'
import type { CaseDocument } from '../../src/store/case-documents.ts'
import type { Store } from '../../src/store/index.ts'

export type Crowd = { matterId: string; count: number /** Number of the first. */; from?: number; at: Date }

/** Documents of one write. */
const TOGETHER = 500

/** The fictional number of somebody. */
export const crowdNumber = (n: number): string => `+52550${String(n).padStart(7, '0')}`
export const crowdId = (n: number): string => `p_crowd_${String(n).padStart(7, '0')}`

/** A matter and people who joined it, each known well enough to be told of it, with WhatsApp: written as the folds would leave them. */
export async function makeCrowd(store: Store, { matterId, count, from = 0, at }: Crowd): Promise<void> {
  const matter = {
    ...nouns.matter.initial(matterId),
    state: 'ACTIVE',
    title: 'Wages',
    facts: { alias: 'Voz y Camino', public_phone: '+525500000100' },
    outreach: 'running',
  }
  await store.cases.saveMany([document('matter', matterId, matter, at, { matterId, facets: { outreach: 'running' } })])
  for (let start = from; start < from + count; start += TOGETHER) {
    const some = Array.from({ length: Math.min(TOGETHER, from + count - start) }, (_, n) => start + n)
    await store.people.ensureMany(some.map(crowdId), at)
    const addresses = await Promise.all(some.map((n) => addressOf(store, n)))
    await store.addresses.model.collection.insertMany(addresses as never[], { ordered: false })
    await store.cases.saveMany(
      some.flatMap((n, index) => {
        const personId = crowdId(n)
        const person = personOf(personId, addresses[index]?._id ?? '', at)
        const claim = {
          ...nouns.claim.initial(`c_${personId}`),
          state: 'JOINED',
          person_id: personId,
          matter_id: matterId,
        }
        return [
          document('person', personId, person, at, { personId }),
          document('claim', `c_${personId}`, claim, at, { personId, matterId }),
        ]
      }),
    )
  }
}

function addressOf(store: Store, n: number) {
  const address = { channel: 'whatsapp', value: crowdNumber(n) } as const
  const id = store.addresses.idOf(address)
  return {
    _id: id,
    channel: address.channel,
    country: 'MX',
    sealed: store.vault.seal(store.vault.ownKey, address.value, `addresses/${id}`),
    people: [crowdId(n)],
    aliases: [],
  }
}

function personOf(id: string, addressId: string, at: Date): AnyDoc {
  const since = at.toISOString()
  const known: Partial<PersonDoc> = {
    state: 'VERIFIED_L1',
    given_name: 'Fidel',
    first_surname: 'Vite',
    known: true,
    country: 'MX',
    addresses: [{ id: addressId, added_at: since, source: 'list', order: 1 }],
    levels: { [addressId]: { level: 'L1', how: 'questions', at: since } },
    reached: { [addressId]: since },
  }
  return { ...nouns.person.initial(id), ...known } as AnyDoc
}

function document(
  noun: string,
  subject: string,
  doc: object,
  at: Date,
  more: Partial<CaseDocument<AnyDoc>>,
): CaseDocument<AnyDoc> {
  const { state } = doc as AnyDoc
  return {
    _id: `${noun}:${subject}`,
    noun,
    subject,
    state,
    facets: {},
    version: 0,
    updatedAt: at,
    doc: doc as AnyDoc,
    ...more,
  }
}
