import type { PersonDoc } from '../../cases/person-doc.ts'
import { fold } from '../../engine/fold.ts'
import type { AddressRecord } from '../../store/addresses.ts'
import type { Parts } from '../parts.ts'

/** Father and son on one phone: does somebody else of this name use this address? Nothing is read where one person uses it. */
export async function hasNamesake(
  { store }: Pick<Parts, 'store'>,
  person: PersonDoc | null,
  { people }: Pick<AddressRecord, 'people'>,
): Promise<boolean> {
  const others = people.filter((id) => id !== person?.id)
  if (!person?.given_name || others.length === 0) return false
  const documents = await store.cases.many<PersonDoc>(others.map((id) => `person:${id}`))
  const name = nameOf(person)
  return documents.some(({ doc }) => doc.known && nameOf(doc) === name)
}

const nameOf = ({ given_name, first_surname }: PersonDoc): string => fold(`${given_name ?? ''} ${first_surname ?? ''}`)
