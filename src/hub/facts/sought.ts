import type { MatterDoc } from '../../cases/matter-doc.ts'
import type { PersonDoc } from '../../cases/person-doc.ts'
import type { SearchDoc } from '../../cases/search-doc.ts'
import type { Facts } from '../../engine/facts.ts'
import type { Json } from '../../engine/session.ts'
import type { Parts } from '../parts.ts'
import { firstName } from './facts.ts'

/** Somebody whom we look for, as an acquaintance may hear of them. */
export type Sought = {
  search: string
  personId: string
  /** With the key of the one who is sought: what is told of them goes when they are erased, not when the teller is. */
  seal: (text: string, where: string) => string
  /** Group `sought`: a first name and an initial, never more. */
  facts: Facts
}

/**
 * Whom a person may know: of the searches in which they were named, the one that this conversation is about, else the latest. Another's
 * search is out of reach, whatever the conversation says. Null: they were named in none.
 */
export async function soughtBy(
  { store }: Pick<Parts, 'store'>,
  person: PersonDoc | null,
  named: Json | undefined,
): Promise<Sought | null> {
  const known = person?.may_know ?? []
  const search = known.find((id) => id === named) ?? known.at(-1)
  const doc = search === undefined ? undefined : (await store.cases.get<SearchDoc>('search', search))?.doc
  if (search === undefined || !doc?.person_id) return null
  const [them, matter, keys, organisation] = await Promise.all([
    store.cases.get<PersonDoc>('person', doc.person_id),
    doc.matter_id ? store.cases.get<MatterDoc>('matter', doc.matter_id) : null,
    store.people.get(doc.person_id),
    store.settings.organisation(),
  ])
  if (!keys) return null
  const { first_surname } = them?.doc ?? {}
  const office = matter?.doc.facts
  return {
    search,
    personId: doc.person_id,
    seal: (text, where) => store.vault.seal(keys.key, text, where),
    facts: {
      sought: {
        search,
        first_name: firstName(them?.doc ?? null),
        initial: first_surname ? `${first_surname[0]}.` : null,
        defender: office?.defender ?? null,
        alias: office?.alias ?? organisation.alias,
        public_phone: office?.public_phone ?? organisation.publicPhone,
      },
    },
  }
}
