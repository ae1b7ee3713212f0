import { DateTime } from 'luxon'
import type { AdvocateDoc } from '../../cases/advocate.ts'
import type { AgreementDoc } from '../../cases/agreement-doc.ts'
import { defenderSigns, SIGNING } from '../../cases/agreement-signing.ts'
import type { DefenderDoc } from '../../cases/defender.ts'
import type { EvaluationDoc } from '../../cases/evaluation.ts'
import type { FacilitationDoc } from '../../cases/facilitation.ts'
import { WORKING_STATES } from '../../cases/facilitation-doc.ts'
import type { HoursReportDoc } from '../../cases/hours-report.ts'
import { lacksReceipt, sumOf } from '../../cases/hours-report-totals.ts'
import type { PersonDoc } from '../../cases/person-doc.ts'
import { inTalk, type TaskDoc } from '../../cases/task-doc.ts'
import type { Json } from '../../engine/session.ts'
import type { CaseDocument } from '../../store/case-documents.ts'
import type { Store } from '../../store/index.ts'
import { defenderGroups } from '../group/defender-groups.ts'
import { networkFacts } from '../group/network-facts.ts'
import { inWords } from './in-words.ts'
import type { PartnerFacts } from './partner-facts.ts'
import { draftOf, paidDays, WRITING } from './report-drafts.ts'

/** More open cases or tasks than one Defender has. */
const MOST = 100
/** Tasks that are in the Defender's hands; one that was handed in waits for the Advocate. */
const IN_HAND = ['TODO', 'ACCEPTED', 'IN_PROGRESS', 'BLOCKED', 'RETURNED']

/** Groups `defender`, `cases`, `tasks`, `groups` and `network`: what one Defender has to do, and the reports that they write. */
export const defenderFacts: PartnerFacts = async ({ store, words, clock }, id, snapshot, { invitations, said }) => {
  const own = { facets: { defender_id: id } }
  const [self, facilitations, tasks, reports, evaluations, contracts] = await Promise.all([
    store.cases.get<DefenderDoc>('defender', id),
    store.cases.list<FacilitationDoc>({ noun: 'facilitation', state: { $in: [...WORKING_STATES] }, ...own }, MOST),
    store.cases.list<TaskDoc>({ noun: 'task', state: { $in: IN_HAND }, ...own }, MOST),
    store.cases.list<HoursReportDoc>({ noun: 'hours_report', ...own }, MOST),
    store.cases.list<EvaluationDoc>({ noun: 'evaluation', state: { $in: ['INVITED', 'STARTED'] }, ...own }, MOST),
    store.cases.list<AgreementDoc>({ noun: 'agreement', state: { $in: [...SIGNING] }, ...own }, MOST),
  ])
  const here = DateTime.fromJSDate(clock.now(), { zone: snapshot.zone })
  const today = here.toISODate() ?? ''
  const titleOf = (doc: TaskDoc): string => doc.title ?? inWords({ words }, snapshot, `task_${doc.type.toLowerCase()}`)
  const homes = await homesOf(store, tasks)
  const items = tasks.map((task) => taskItem(task, titleOf(task.doc), homes.get(task.doc.person_id ?? '') ?? null))
  const toRate = await Promise.all(
    evaluations
      .filter(({ doc }) => doc.by === 'DEFENDER')
      .map(({ subject, doc }) => evaluationItem(store, subject, doc)),
  )
  const open = await Promise.all(
    facilitations.map(async ({ subject, doc }) => ({
      ref: subject,
      advocate_id: doc.advocate_id ?? null,
      advocate: await nameOf(store, doc.advocate_id),
      tasks: items.filter((item) => item.case === subject).map(({ ref }) => ref),
      ...draftOf(subject, reports, here),
    })),
  )
  // What is told of a day of the month before belongs to the report of that month.
  const monthBefore = here.startOf('month').minus({ days: 1 })
  const before = open.map((item) => ({ ...item, ...draftOf(item.ref, reports, monthBefore), of_before: true }))
  const toSign = contracts
    .filter(({ doc }) => defenderSigns(doc))
    .map(({ doc }) => ({ id: doc.id, ref: doc.facilitation_id ?? '', hash: doc.hash, signed: doc.signatures.length }))
  const unsent = reports
    .filter(({ state, doc }) => WRITING.includes(state) && doc.lines.length > 0)
    .map(({ subject, doc }) => ({
      report: subject,
      from: doc.from ?? null,
      ...sumOf(doc.lines),
      bare: doc.lines.filter(lacksReceipt).map(({ what }) => ({ label: what ?? '' })),
    }))
  // Whoever is suspended speaks to nobody in our name.
  const speaks = self !== null && self.state !== 'SUSPENDED'
  const name = self?.doc.called ?? self?.doc.name?.split(' ')[0] ?? null
  const matterIds = [...new Set(facilitations.flatMap(({ doc }) => doc.matter_id ?? []))]
  return {
    network: await networkFacts({ store, clock }, { invitations, matterIds, name: speaks ? name : null }, said),
    groups: await defenderGroups({ store, clock }, id, speaks ? facilitations : []),
    defender: {
      id,
      name,
      regions: self?.doc.regions ?? [],
      several_regions: self && self.doc.regions.length > 0 ? self.doc.regions.length > 1 : null,
      in_danger: isLately(self?.doc.danger_at, clock.now()),
      state: self?.state ?? null,
      today,
      zone: snapshot.zone,
      before_to: monthBefore.toISODate(),
      next_summary: self?.doc.summary_at || null,
      week_from: here.minus({ days: 6 }).toISODate(),
      evaluations: toRate,
      to_rate: toRate.length,
      drafts: unsent,
      overdue: unsent.filter(({ from }) => from !== null && from < (here.startOf('month').toISODate() ?? '')),
      days: paidDays(reports) as Json,
      lacking: unsent.filter(({ bare }) => bare.length > 0),
      contracts: toSign,
      to_sign: toSign.length,
    },
    cases: {
      open: open as Json,
      before: before as Json,
      refs: open.map(({ ref }) => ref),
      work: open.map(({ ref }) => ({ ref, titles: titlesOf(items.filter((item) => item.case === ref)) })),
      example: open[0]?.ref ?? null,
      several: open.length > 1,
    },
    tasks: {
      open: items as Json,
      refs: items.map(({ ref }) => ref),
      titles: titlesOf(items),
      count: items.length,
      due: items.filter(({ follow_up_on }) => follow_up_on !== null && follow_up_on <= today) as Json,
    },
  }
}

const taskItem = ({ doc }: CaseDocument<TaskDoc>, title: string, home: string | null) => ({
  ...inTalk(doc),
  title,
  home,
  follow_up_on: doc.follow_up_on || null,
})

/** "T3 Entregar la hoja, T4 Localizar a las personas"; null: there is none. */
const titlesOf = (items: readonly { ref: string; title: string }[]): string | null =>
  items.map(({ ref, title }) => `${ref} ${title}`).join(', ') || null

/** Violence that was told today needs no second word of it. */
const isLately = (at: string | undefined, now: Date): boolean =>
  at !== undefined && now.getTime() - Date.parse(at) < 86_400_000

const evaluationItem = async (store: Store, id: string, doc: EvaluationDoc) => ({
  id,
  ref: doc.facilitation_id ?? '',
  advocate: await nameOf(store, doc.advocate_id),
})

/** Where the people of the tasks live, by their ids: "Tamazunchale, San Luis Potosí". */
async function homesOf(store: Store, tasks: readonly CaseDocument<TaskDoc>[]): Promise<Map<string, string>> {
  const ids = [...new Set(tasks.flatMap(({ doc }) => doc.person_id ?? []))]
  const people = ids.length === 0 ? [] : await store.cases.many<PersonDoc>(ids.map((id) => `person:${id}`))
  return new Map(
    people.flatMap(({ subject, doc: { town, region } }) =>
      region ? [[subject, [town, region].filter(Boolean).join(', ')]] : [],
    ),
  )
}

const nameOf = async (store: Store, id: string | undefined): Promise<string | null> => {
  const doc = id && (await store.cases.get<AdvocateDoc>('advocate', id))?.doc
  return (doc && (doc.called ?? doc.name)) || null
}
