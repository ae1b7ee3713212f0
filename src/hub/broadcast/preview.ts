import { type BroadcastDoc, isAimed } from '../../cases/broadcast-doc.ts'
import { MOST_ALONE } from '../../cases/broadcast-text.ts'
import type { MatterDoc } from '../../cases/matter-doc.ts'
import type { Hub } from '../hub.ts'
import type { Candidate } from '../send-rules/rule.ts'
import { unitsOf } from '../sending/units-of.ts'
import { audienceOf } from './audience.ts'
import { type Cost, costOf, type Load } from './cost.ts'
import { finishOf } from './finish.ts'
import { foresee, type Reason } from './foresee.ts'
import { repeats } from './repeats.ts'
import { type ShownText, showTexts } from './show-texts.ts'
import { type Blocker, textProblems } from './text-problems.ts'

/** What would become of a broadcast if it went out now. Nothing is written, and nothing is sent. */
export type Preview = {
  /** People, each once, and how many claims they have: the difference was counted twice. */
  people: number
  claims: number
  /** Of how many the figures below are. */
  judged: number
  loads: Load[]
  languages: Record<string, number>
  excluded: Reason[]
  staff: Reason[]
  waiting: Reason[]
  warnings: string[]
  blockers: Blocker[]
  texts: ShownText[]
  cost: Cost
  /** Until the last of them, when it goes on day and night. */
  finish_seconds: number
  second_person: boolean
}

/** @throws NoSegment */
export async function previewBroadcast(hub: Pick<Hub, 'parts' | 'flows'>, doc: BroadcastDoc): Promise<Preview> {
  const { parts } = hub
  const { store } = parts
  const matter = doc.matter_id ? ((await store.cases.get<MatterDoc>('matter', doc.matter_id))?.doc ?? null) : null
  const { people, claims } = isAimed(doc.audience) ? await audienceOf(parts, doc) : { people: [], claims: 0 }
  const { judged, step, goes, excluded, staff, waiting } = await foresee(parts, doc, matter, people)
  const { texts, blockers } = await showTexts(parts, doc, matter)
  const loads = loadsOf(goes)
  const { prices, priceCurrency } = await store.settings.organisation()
  const repeated = people.length > 0 ? await repeats(parts, doc, people) : 0
  const languages = Object.groupBy(goes, ({ snapshot }) => snapshot.lang)
  return {
    people: people.length,
    claims,
    judged,
    loads,
    languages: Object.fromEntries(Object.entries(languages).map(([lang, all]) => [lang, all?.length ?? 0])),
    excluded,
    staff,
    waiting,
    warnings: warningsOf(goes, repeated),
    blockers: [...(people.length === 0 ? [NOBODY] : []), ...(await textProblems(hub, doc)), ...blockers],
    texts,
    cost: costOf(
      loads.map((load) => ({ ...load, units: load.units * step })),
      prices,
      priceCurrency,
    ),
    finish_seconds: finishOf(loads, step, parts.pace),
    second_person: doc.mentions_money || people.length > MOST_ALONE,
  }
}

const NOBODY: Blocker = {
  code: 'nobody',
  problem: 'Nobody is in this audience.',
  remedy: 'Say whom it is for: change the criteria.',
}

function warningsOf(goes: readonly Candidate[], repeated: number): string[] {
  const count = (is: (candidate: Candidate) => boolean): number => goes.filter(is).length
  const first = count(({ address }) => address.lastInboundAt === undefined)
  const heard = count(({ snapshot }) => snapshot.hears !== null)
  const shared = count(({ snapshot }) => (snapshot.facts.contact as { shared?: unknown } | undefined)?.shared === true)
  return [
    ...(first > 0 ? [`${first} people have never written to us: for them it is a first contact.`] : []),
    ...(heard > 0 ? [`${heard} people prefer to hear it: this text is only written.`] : []),
    ...(shared > 0 ? [`${shared} people share their phone.`] : []),
    ...(repeated > 0 ? [`${repeated} people had the same text within 14 days: say why they get it again.`] : []),
  ]
}

function loadsOf(goes: readonly Candidate[]): Load[] {
  const loads = new Map<string, Load>()
  for (const one of goes) {
    const { channel, country } = one.address
    const load = loads.get(`${channel} ${country}`) ?? { channel, country, people: 0, units: 0 }
    load.people++
    load.units += unitsOf(one)
    loads.set(`${channel} ${country}`, load)
  }
  return [...loads.values()]
}
