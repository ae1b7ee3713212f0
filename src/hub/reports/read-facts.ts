import type { EvaluationDoc } from '../../cases/evaluation.ts'
import type { NounName } from '../../cases/index.ts'
import type { MatterDoc } from '../../cases/matter-doc.ts'
import type { ApiRole } from '../../store/api-keys.ts'
import type { CaseFilter } from '../../store/case-documents/filter.ts'
import type { Parts } from '../parts.ts'
import { readFunnel } from '../updates/funnel.ts'
import { chunked } from './chunked.ts'
import { type Case, type Documents, type Facts, nothing, type Wanted } from './facts.ts'
import { addressesOf, spansOf, toldOf } from './read-beside.ts'

/** For whom a report is made, and of what. */
export type Reader = {
  role: ApiRole
  /** The Defender or Advocate, whose own work it is. */
  of?: string
  /** All matters that the reader may see; absent: any. */
  matters?: readonly string[]
  /** The matter that the report is of; one that the reader may see. */
  matter?: string
}

type Store = Parts['store']

/**
 * Reads what a report is counted from, and no more than its reader may see: documents of these matters, and of the work of
 * an Advocate or a Defender their own.
 * @returns null when there is no such matter
 */
export async function readFacts(
  { store, clock }: Pick<Parts, 'store' | 'clock'>,
  wanted: readonly Wanted[],
  reader: Reader,
): Promise<Facts | null> {
  const wants = new Set(wanted)
  const facts = nothing(clock.now().toISOString())
  if (reader.matter !== undefined) {
    facts.matter = (await all<MatterDoc>(store, { noun: 'matter', matterId: reader.matter }))[0] ?? null
    if (!facts.matter) return null
    if (wants.has('funnel')) facts.funnel = await readFunnel(store, reader.matter)
  }
  for (const name of Object.keys(NOUNS) as (keyof typeof NOUNS)[])
    if (wants.has(name)) {
      const filter = filterFor(name, reader)
      facts[name] = (filter ? await all(store, { noun: NOUNS[name].noun, ...filter }) : []) as never
    }

  if (['people', 'handoffs', 'incidents', 'searches'].some((name) => wants.has(name as Wanted))) {
    const ids = peopleOf(facts.claims)
    if (wants.has('people')) facts.people = await ofPeople(store, 'person', ids)
    if (wants.has('handoffs')) facts.handoffs = await ofPeople(store, 'handoff', ids)
    if (wants.has('incidents')) facts.incidents = await ofPeople(store, 'incident', ids)
    if (wants.has('searches')) facts.searches = await ofPeople(store, 'search', ids)
  }
  if (wants.has('evaluations'))
    facts.evaluations = await ofFacilitations(
      store,
      facts.facilitations.map(({ id }) => id),
    )
  const people = facts.people.map(({ id }) => id)
  if (wants.has('addresses')) facts.addresses = await addressesOf(store, people)
  if (wants.has('told')) {
    const claims = facts.claims.map(({ id }) => id)
    facts.told = [...(await toldOf(store, 'person', people)), ...(await toldOf(store, 'claim', claims))]
  }
  if (wants.has('spans'))
    for (const [noun, documents] of [
      ['matter', facts.matters],
      ['claim', facts.claims],
      ['facilitation', facts.facilitations],
    ] as const)
      facts.spans.push(
        ...(await spansOf(
          store,
          noun,
          documents.map(({ id }) => id),
        )),
      )
  return facts
}

type Ownership = Partial<Record<'advocate' | 'defender', string | null>>
const parties: Ownership = { advocate: 'advocate_id', defender: 'defender_id' }

/**
 * Documents that are found by themselves, not by a person or a facilitation. `own`: the field that says whose it is; null: not
 * for that role. `anywhere`: they stand in no matter. `kinds`: only these.
 */
const NOUNS: Readonly<
  Record<
    Exclude<keyof Documents, 'people' | 'handoffs' | 'incidents' | 'searches' | 'evaluations'>,
    { noun: NounName; own?: Ownership; anywhere?: true; kinds?: readonly string[] }
  >
> = {
  matters: { noun: 'matter' },
  claims: { noun: 'claim' },
  facilitations: { noun: 'facilitation', own: parties },
  hours: { noun: 'hours_report', own: parties },
  tasks: { noun: 'task', own: parties },
  outcomes: { noun: 'outcome', own: { advocate: 'advocate_id', defender: null } },
  defenders: { noun: 'defender', own: { advocate: null, defender: 'id' }, anywhere: true },
  organisations: { noun: 'organisation', anywhere: true },
  groups: { noun: 'group' },
  invitations: { noun: 'invitation' },
  questions: { noun: 'question' },
  posts: { noun: 'post', kinds: ['DIGEST', 'ALERT'] },
  alerts: { noun: 'alert' },
}

/** Whether a report tells of work that is somebody's own: such readers must say who they are. */
export const readsOwnWork = (wanted: readonly Wanted[]): boolean =>
  wanted.some((name) => name in NOUNS && NOUNS[name as keyof typeof NOUNS].own !== undefined)

/** Null: nothing of it is for this reader. */
function filterFor(name: keyof typeof NOUNS, { role, of, matters, matter }: Reader): Omit<CaseFilter, 'noun'> | null {
  const { own, anywhere, kinds } = NOUNS[name]
  const within: Omit<CaseFilter, 'noun'> = anywhere
    ? {}
    : matter !== undefined
      ? { matterId: matter }
      : matters
        ? { matterId: { $in: [...matters] } }
        : {}
  if (!own || (role !== 'advocate' && role !== 'defender'))
    return kinds ? { ...within, facets: { kind: { $in: [...kinds] } } } : within
  const field = own[role]
  if (!field || of === undefined) return null
  // Their own work is theirs in whatever matter it is.
  const chosen = matter !== undefined && !anywhere ? { matterId: matter } : {}
  return field === 'id' ? { ...chosen, subject: of } : { ...chosen, facets: { [field]: of } }
}

async function all<Doc>(store: Store, filter: CaseFilter): Promise<Case<Doc>[]> {
  const cases: Case<Doc>[] = []
  for await (const { subject: id, state, matterId, personId, facets, doc } of store.cases.each<Doc>(filter))
    cases.push({
      id,
      state,
      facets,
      doc,
      ...(matterId === undefined ? {} : { matterId }),
      ...(personId === undefined ? {} : { personId }),
    })
  return cases
}

const peopleOf = (claims: Facts['claims']): string[] => [...new Set(claims.flatMap(({ personId }) => personId ?? []))]

const ofPeople = <Doc>(store: Store, noun: NounName, ids: readonly string[]): Promise<Case<Doc>[]> =>
  chunked(ids, (some) => all<Doc>(store, { noun, personId: { $in: some } }))

/** Evaluations stand in no matter: those of the facilitations that the reader may see. */
const ofFacilitations = (store: Store, ids: readonly string[]): Promise<Facts['evaluations']> =>
  chunked(ids, (some) => all<EvaluationDoc>(store, { noun: 'evaluation', facets: { facilitation_id: { $in: some } } }))
