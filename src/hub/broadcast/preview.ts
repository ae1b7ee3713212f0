import { type BroadcastDoc, isAimed } from '../../cases/broadcast-doc.ts'
import { MOST_ALONE } from '../../cases/broadcast-text.ts'
import type { MatterDoc } from '../../cases/matter-doc.ts'
import type { SenderPace } from '../../queues/pace.ts'
import { smsSegments } from '../../words/gsm7.ts'
import type { Hub } from '../hub.ts'
import type { Candidate } from '../send-rules/rule.ts'
import { audienceOf } from './audience.ts'
import { type Cost, costOf, type Load } from './cost.ts'
import { judgeRecipient } from './judge-recipient.ts'
import { readPeople } from './read-people.ts'
import { repeats } from './repeats.ts'
import { type ShownText, showTexts } from './show-texts.ts'
import { type Blocker, textProblems } from './text-problems.ts'

export type Reason = { code: string; reason: string; people: number }

/** What would become of a broadcast if it went out now. Nothing is written, and nothing is sent. */
export type Preview = {
  /** People, each once, and how many claims they have: the difference was counted twice. */
  people: number
  claims: number
  /** Of how many the figures below are: a large audience is looked at in samples. */
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

const PAGE = 200
/** People judged one by one for a preview; of more, as many, evenly spread. */
const MOST_JUDGED = 5_000

/** @throws NoSegment */
export async function previewBroadcast(hub: Pick<Hub, 'parts' | 'flows'>, doc: BroadcastDoc): Promise<Preview> {
  const { parts } = hub
  const { store } = parts
  const matter = doc.matter_id ? ((await store.cases.get<MatterDoc>('matter', doc.matter_id))?.doc ?? null) : null
  const { people, claims } = isAimed(doc.audience) ? await audienceOf(parts, doc) : { people: [], claims: 0 }
  const step = Math.max(1, Math.ceil(people.length / MOST_JUDGED))
  const sample = people.filter((_, n) => n % step === 0)
  const found = { excluded: new Map(), staff: new Map(), waiting: new Map() } as Record<
    'excluded' | 'staff' | 'waiting',
    Map<string, Reason>
  >
  const goes: Candidate[] = []
  const { expires_at: _end, ...rest } = doc
  const going: BroadcastDoc = { ...rest, state: 'SENDING' }
  for (let from = 0; from < sample.length; from += PAGE) {
    const page = sample.slice(from, from + PAGE)
    const readings = await readPeople(parts, page, going, matter)
    for (const personId of page) {
      const judged = await judgeRecipient(parts, going, personId, readings.get(personId), 'preview')
      if (judged.do !== 'exclude') goes.push(judged.candidate)
      if (judged.do === 'send') continue
      const kind = judged.do === 'wait' ? 'waiting' : judged.staff ? 'staff' : 'excluded'
      const known = found[kind].get(judged.code)
      found[kind].set(judged.code, { code: judged.code, reason: judged.reason, people: (known?.people ?? 0) + 1 })
    }
  }
  const { texts, blockers } = await showTexts(parts, doc, matter)
  const loads = loadsOf(goes)
  const { prices, priceCurrency } = await store.settings.organisation()
  const repeated = people.length > 0 ? await repeats(parts, doc, people) : 0
  const languages = Object.groupBy(goes, ({ snapshot }) => snapshot.lang)
  return {
    people: people.length,
    claims,
    judged: sample.length,
    loads,
    languages: Object.fromEntries(Object.entries(languages).map(([lang, all]) => [lang, all?.length ?? 0])),
    excluded: [...found.excluded.values()],
    staff: [...found.staff.values()],
    waiting: [...found.waiting.values()],
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
  for (const { address, text } of goes) {
    const { channel, country } = address
    const load = loads.get(`${channel} ${country}`) ?? { channel, country, people: 0, units: 0 }
    load.people++
    load.units += channel === 'sms' ? smsSegments(text) : 1
    loads.set(`${channel} ${country}`, load)
  }
  return [...loads.values()]
}

/** Senders work at the same time; a sender of SMS counts segments, one of WhatsApp people in a day. */
function finishOf(loads: readonly Load[], step: number, { rates, tier }: Pick<SenderPace, 'rates' | 'tier'>): number {
  const units = (wanted: 'whatsapp' | 'sms'): number =>
    loads.reduce((sum, { channel, units: n }) => sum + (channel === wanted ? n * step : 0), 0)
  const days = tier === null ? 0 : Math.max(0, Math.ceil(units('whatsapp') / tier) - 1)
  const last = tier === null ? units('whatsapp') : units('whatsapp') - days * tier
  return Math.ceil(Math.max(days * DAY_SECONDS + last / rates.whatsapp, units('sms') / rates.sms))
}
const DAY_SECONDS = 86_400
