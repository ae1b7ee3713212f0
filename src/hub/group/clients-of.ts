import type { MatterDoc } from '../../cases/matter-doc.ts'
import type { PersonDoc } from '../../cases/person-doc.ts'
import type { Clients } from '../../reading/group/client-named.ts'
import type { Parts } from '../parts.ts'

/** People of one matter whose names are looked for; of more nobody knows each by name, and a first name with a surname is held back anyway. */
const MOST = 1_000

/** Names of the people of these matters, and what shows the matters themselves. */
export async function clientsOf({ store }: Pick<Parts, 'store'>, matterIds: readonly string[]): Promise<Clients> {
  const matters = await Promise.all(matterIds.map((id) => store.cases.get<MatterDoc>('matter', id)))
  const people = (await Promise.all(matterIds.map(peopleOf))).flat()
  return {
    people,
    matters: matters.flatMap((matter) =>
      matter
        ? [matter.subject, matter.doc.title, matter.doc.facts.company, matter.doc.facts.case_number].filter(isText)
        : [],
    ),
  }

  async function peopleOf(matterId: string): Promise<string[][]> {
    const claims = await store.cases.list({ noun: 'claim', matterId }, MOST)
    const ids = [...new Set(claims.flatMap(({ personId }) => personId ?? []))]
    const found = await store.cases.many<PersonDoc>(ids.map((id) => `person:${id}`))
    return found.map(({ doc }) => [doc.given_name, doc.first_surname, doc.second_surname].filter(isText))
  }
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''
