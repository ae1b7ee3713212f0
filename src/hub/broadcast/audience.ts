import type { Audience, BroadcastDoc } from '../../cases/broadcast-doc.ts'
import type { PersonDoc } from '../../cases/person-doc.ts'
import { languageCode } from '../../reading/languages-named.ts'
import { placeKey } from '../../store/places.ts'
import type { Parts } from '../parts.ts'

/** Who is in an audience now. */
export type AudienceNow = {
  /** Ids of people in one order, each once. */
  people: string[]
  /** How many claims they have among the people meant. */
  claims: number
  /** In which states their claims are; absent: in any. */
  states?: string[]
}

/** The segment that is named is not there, or is one of another matter. */
export class NoSegment extends Error {
  override name = 'NoSegment'
}

/** People read together. */
const PAGE = 500
/** More people who turned out to be somebody else than there are. */
const MOST_MERGED = 10_000

/**
 * The people of a broadcast's matter who fit all its criteria. States are read from what stands in the clear; only places and languages
 * need the documents of people to be opened. @throws NoSegment
 */
export async function audienceOf(
  { store }: Pick<Parts, 'store'>,
  { matter_id: matterId, audience }: Pick<BroadcastDoc, 'matter_id' | 'audience'>,
): Promise<AudienceNow> {
  if (matterId === undefined) return { people: [], claims: 0 }
  const criteria = [audience, ...(await segmentOf(audience, matterId))]
  const states = criteria.flatMap((each) => (each.states?.length ? [new Set(each.states)] : []))
  const wanted =
    states.length === 0 ? undefined : [...(states[0] ?? [])].filter((one) => states.every((set) => set.has(one)))
  const merged = new Map(
    (await store.cases.list<PersonDoc>({ noun: 'person', state: 'MERGED' }, MOST_MERGED)).flatMap(({ subject, doc }) =>
      doc.merged_into ? [[subject, doc.merged_into] as const] : [],
    ),
  )
  const found = new Set<string>()
  let claims = 0
  for await (const id of store.cases.people({
    noun: 'claim',
    matterId,
    ...(wanted ? { state: { $in: wanted } } : {}),
  })) {
    claims++
    found.add(merged.get(id) ?? id)
  }
  let people = [...found].filter((id) => criteria.every((each) => !each.people?.length || each.people.includes(id)))
  for (const each of criteria) if (looksAtPeople(each)) people = await thoseWho(each, people)
  return { people, claims, ...(wanted ? { states: wanted } : {}) }

  async function segmentOf(named: Audience, matter: string): Promise<Audience[]> {
    if (named.segment === undefined) return []
    const segment = await store.segments.get(named.segment)
    if (segment?.matterId !== matter) throw new NoSegment('There is no such segment in this matter.')
    return [segment.audience]
  }

  async function thoseWho(wants: Audience, ids: readonly string[]): Promise<string[]> {
    const fits: string[] = []
    for (let from = 0; from < ids.length; from += PAGE) {
      const documents = await store.cases.many<PersonDoc>(ids.slice(from, from + PAGE).map((id) => `person:${id}`))
      fits.push(...documents.filter(({ doc }) => isMeant(doc, wants)).map(({ subject }) => subject))
    }
    return fits
  }
}

const looksAtPeople = ({ countries, regions, towns, languages }: Audience): boolean =>
  [countries, regions, towns, languages].some((list) => (list?.length ?? 0) > 0)

/** However it is written: without accents, in any case. */
const same = (a: string, b: string): boolean => placeKey({ country: a }) === placeKey({ country: b })
const language = (name: string): string => languageCode(name) ?? name

/** Whether place and language of a person fit. Pure. */
export function isMeant(person: PersonDoc, { countries, regions, towns, languages }: Audience): boolean {
  const one = (list: readonly string[] | undefined, value: string | undefined, is = same): boolean =>
    !list?.length || (value !== undefined && list.some((each) => is(each, value)))
  const speaks = person.prefs.language ?? person.language ?? 'es'
  return (
    one(countries, person.country) &&
    one(regions, person.region) &&
    one(towns, person.town) &&
    one(languages, speaks, (a, b) => language(a) === language(b))
  )
}
