import type { CaseRecord } from '../../store/case-documents.ts'
import type { Store } from '../../store/index.ts'

/** A case document as it can be read without a key. */
export type PlainCase = Pick<
  CaseRecord,
  'noun' | 'subject' | 'state' | 'matterId' | 'personId' | 'facets' | 'updatedAt'
>

/** What the case store has about a person, and about those who staff say are the same one, without opening any of it. */
export type Standing = { cases: PlainCase[]; matters: PlainCase[] }

const PLAIN = { noun: 1, subject: 1, state: 1, matterId: 1, personId: 1, facets: 1, updatedAt: 1 } as const

/** For many people in four questions. */
export async function readStanding(store: Store, personIds: readonly string[]): Promise<Map<string, Standing>> {
  const { model } = store.cases
  const of = (filter: object): Promise<PlainCase[]> => model.find(filter as never, PLAIN).lean<PlainCase[]>()
  const own = await of({ personId: { $in: [...personIds] } })
  const tookIn = await of({ 'facets.merged_into': { $in: [...personIds] } })
  const same = new Map(personIds.map((id) => [id, new Set([id])]))
  for (const { noun, subject, facets } of [...own, ...tookIn]) {
    const into = facets.merged_into
    if (noun !== 'person' || typeof into !== 'string') continue
    same.get(subject)?.add(into)
    same.get(into)?.add(subject)
  }
  const others = [...new Set([...same.values()].flatMap((ids) => [...ids]))].filter((id) => !same.has(id))
  const all = [...own, ...(others.length > 0 ? await of({ personId: { $in: others } }) : [])]
  const byPerson = Map.groupBy(all, ({ personId }) => personId)

  const matterIds = [...new Set(all.flatMap(({ matterId }) => matterId ?? []))]
  const matters = matterIds.length > 0 ? await of({ _id: { $in: matterIds.map((id) => `matter:${id}`) } }) : []
  const matterOf = new Map(matters.map((matter) => [matter.subject, matter]))
  return new Map(
    [...same].map(([id, ids]) => {
      const cases = [...ids].flatMap((each) => byPerson.get(each) ?? [])
      const theirs = new Set(cases.flatMap(({ matterId }) => matterId ?? []))
      return [id, { cases, matters: [...theirs].flatMap((each) => matterOf.get(each) ?? []) }]
    }),
  )
}

/** Whether a legal hold on the person or on a matter of theirs forbids to remove anything. */
export const isHeldBack = ({ cases, matters }: Standing): boolean =>
  [...cases.filter(({ noun }) => noun === 'person'), ...matters].some(({ facets }) => facets.legally_held === true)
