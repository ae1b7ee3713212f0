import type { PersonDoc } from '../../cases/person.ts'
import type { Store } from '../../store/index.ts'

/** The ids under which things of a person may stand: their own, and those of records that turned out to be theirs. */
export async function samePerson(store: Store, personId: string): Promise<string[]> {
  const person = await store.cases.get<PersonDoc>('person', personId)
  return [personId, ...(person?.doc.merged ?? [])]
}
