import { isFound, isIdentified } from '../../cases/person-standing.ts'
import type { Uncounted } from '../../store/case-documents/counting.ts'
import type { CaseDocument } from '../../store/case-documents.ts'
import type { MatterCounts } from '../../store/funnels.ts'
import type { Store } from '../../store/index.ts'

/** What is counted of the people of a matter. */
export type Standing = {
  located: number
  identified: number
  opted_out: number
  deceased: number
  wrong_numbers: number
  scam_asked: number
  visa_asked: number
  cost_asked: number
}
const NAMES = [
  'located',
  'identified',
  'opted_out',
  'deceased',
  'wrong_numbers',
  'scam_asked',
  'visa_asked',
  'cost_asked',
] as const satisfies readonly (keyof Standing)[]

const BATCH = 500
type Counting = Pick<Store, 'cases' | 'standings' | 'funnels'>

/**
 * Takes up what was written to people and claims since the last look: people into the small rows that matters are counted by, and
 * the kept counts of their matters are none any more. A document that is written meanwhile is looked at again: its version says so.
 * Run by several at once it changes nothing.
 * @param rounds batches at most; what is left is taken up by the next look
 */
export async function countStandings({ cases, standings, funnels }: Counting, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    const changed = await cases.uncounted(BATCH)
    if (changed.length === 0) return
    const pairs = changed.flatMap(({ noun, matterId, personId }) =>
      noun === 'claim' && matterId !== undefined && personId !== undefined ? [{ matterId, personId }] : [],
    )
    const persons = changed.filter(({ noun }) => noun === 'person')
    const known = new Set(persons.map(({ subject }) => subject))
    const others = [...new Set(pairs.map(({ personId }) => personId))].filter((personId) => !known.has(personId))
    const people = new Map(
      [...persons, ...(await cases.countable('person', others))].map((each) => [each.subject, each]),
    )
    await standings.add(pairs.map((pair) => ({ ...pair, ...standingOf(people.get(pair.personId)) })))
    await standings.set(persons.map((person) => ({ personId: person.subject, ...standingOf(person) })))
    // Whoever was written before their new row was there, and after they were read, has not found it.
    const again = await cases.countable('person', [...new Set(pairs.map(({ personId }) => personId))])
    const written = again.filter(({ subject, version }) => people.get(subject)?.version !== version)
    await standings.set(written.map((person) => ({ personId: person.subject, ...standingOf(person) })))
    const matters = changed.flatMap(({ noun, matterId }) => (noun === 'claim' ? (matterId ?? []) : []))
    await funnels.touched([...new Set([...matters, ...(await standings.mattersOf([...known]))])])
    await cases.counted(changed)
    if (changed.length < BATCH) return
  }
}

/** Whether a document is to be counted when it is written: it never was, or what counts are made of is another. */
export function countsChanged(before: CaseDocument<unknown> | null, after: CaseDocument<unknown>): boolean {
  if (after.noun !== 'person' && after.noun !== 'claim') return false
  if (!before || before.uncounted) return true
  if (after.noun === 'person') return codeOf(before) !== codeOf(after)
  return (['state', 'matterId', 'personId'] as const).some((field) => before[field] !== after[field])
}

/** Counts of a matter: kept ones where nothing was written since. */
export async function matterCounts(store: Counting, matterId: string): Promise<MatterCounts> {
  const kept = await store.funnels.get(matterId)
  if (kept?.counts && !kept.stale) return kept.counts
  const [claims, people] = await Promise.all([
    store.cases.countByState({ noun: 'claim', matterId }),
    sumStandings(store, matterId),
  ])
  if (kept) await store.funnels.keep(matterId, kept.changes, { claims, people })
  return { claims, people }
}

const standingOf = (person: Uncounted | undefined): { code: string; version: number } =>
  person ? { code: codeOf(person), version: person.version } : { code: '', version: 0 }

/** A store from before there were such rows is counted from the beginning. */
export async function beginCounting({ cases, standings }: Pick<Store, 'cases' | 'standings'>): Promise<void> {
  if (await standings.any()) return
  await cases.countAnew(['person', 'claim'])
}

const codeOf = ({ state, facets }: Pick<Uncounted, 'state' | 'facets'>): string => {
  const asked = (what: string): number => Number(Number(facets[what] ?? 0) > 0)
  const standing: Standing = {
    located: Number(isFound(state, facets.reached === true)),
    identified: Number(isIdentified(state)),
    opted_out: Number(facets.opted_out === true),
    deceased: Number(state === 'DECEASED'),
    wrong_numbers: Number(facets.wrong_numbers ?? 0),
    scam_asked: asked('scam_asked'),
    visa_asked: asked('visa_asked'),
    cost_asked: asked('cost_asked'),
  }
  return NAMES.map((name) => standing[name]).join('.')
}

/** The sums over the people of a matter. */
export async function sumStandings(
  { standings }: Pick<Store, 'standings'>,
  matterId: string,
): Promise<Standing & { people_with_wrong_number: number }> {
  const sums = { ...(Object.fromEntries(NAMES.map((name) => [name, 0])) as Standing), people_with_wrong_number: 0 }
  for (const [code, people] of await standings.count(matterId)) {
    const values = code.split('.').map(Number)
    for (const [index, name] of NAMES.entries()) sums[name] += (values[index] ?? 0) * people
    if ((values[NAMES.indexOf('wrong_numbers')] ?? 0) > 0) sums.people_with_wrong_number += people
  }
  return sums
}
