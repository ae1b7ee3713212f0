import type { PersonDoc } from '../../cases/person.ts'
import { countryOf } from '../../channels/countries.ts'
import type { NewUpdate } from '../updates/tell-update.ts'
import type { Context } from './kind.ts'

type Named = { sought: string; phone: string; region: string | undefined }
type Acquaintance = { contact: { address: string; person?: string }; updates: NewUpdate[] }

/**
 * The number as an address: of whoever is known there, else of a person of its own, of whom nothing else is known. It does not
 * become an address of the one who is sought. Of whom nothing is known it is taken that they live in this region: a veto on that
 * area, and its hours, are theirs too. Whoever was on record keeps what is known of them.
 */
export async function acquaintance(
  { store, told, now }: Context<unknown>,
  { sought, phone, region }: Named,
): Promise<Acquaintance> {
  const address = { channel: 'whatsapp', value: phone } as const
  const there = await store.addresses.get(store.addresses.idOf(address))
  const [known] = there?.people ?? []
  if (there && known !== undefined && there.people.includes(sought))
    return { contact: { address: there._id }, updates: [] }
  const own = `p_${store.vault.blindIndex(`leads/person/${phone}`)}`
  const person = known ?? own
  const contact = { address: there && known !== undefined ? there._id : await added(), person }
  if (person !== own || region === undefined) return { contact, updates: [] }
  if ((await store.cases.get<PersonDoc>('person', own))?.doc.region) return { contact, updates: [] }
  const ofThem = { noun: 'person', subject: own, personId: own } as const
  return {
    contact,
    updates: [{ ...told, ...ofThem, key: `import:${own}:region`, move: 'describe', payload: { region } }],
  }

  async function added(): Promise<string> {
    await store.people.ensure(own, now)
    const country = countryOf(phone) ?? 'MX'
    await store.addresses.ensure({ channel: 'sms', value: phone }, country, own)
    return (await store.addresses.ensure(address, country, own))._id
  }
}
