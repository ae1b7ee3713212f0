import fc from 'fast-check'
import { sampleFacts } from '../../src/cli/sample-facts.ts'
import { type Outcome, Talk, type TalkSetting } from '../../src/cli/talk.ts'
import type { Facts } from '../../src/engine/facts.ts'
import type { Flow } from '../../src/engine/flow/flow.ts'
import { takenAt } from '../../src/engine/flow/options-of.ts'
import type { MediaKind } from '../../src/engine/input.ts'
import type { Node } from '../../src/engine/nodes/index.ts'
import type { Json } from '../../src/engine/session.ts'
import { loadLibrary } from '../../src/library.ts'
import type { Country } from '../../src/reading/reader.ts'
import { isPartner, waysInto } from '../engine/ways-in.ts'
import { phrases } from '../reading/support.ts'

export const library = await loadLibrary()
const { flows } = library
const byName = new Map(flows.map((flow) => [flow.name, flow]))

/** One thing that happens in a talk. Numbers choose among what stands there at that moment. */
export type Move =
  | { writes: string }
  | { chooses: number; tapping: boolean }
  | { answers: number }
  | { sends: MediaKind }
  | { lets: number }
  | { staff: 'handoff.resolved' }

/** Who it is, where, how the talk begins, and what happens then. */
export type History = {
  who: string
  place: Place
  channel: string
  lang: string
  opens: number
  moves: Move[]
  /** Flows in which it begins; absent: any. */
  among?: readonly string[]
}
type Place = { country: Country; zone: string }

/** What came of one move. `wrote`: the words or the button that reached us, if any did. */
export type Turn = {
  wrote: string | null
  tapped: boolean
  outcomes: Outcome[]
  at: string
  talk: Talk
  stood: Node | null
}

const factsWith = (changes: Record<string, Record<string, Json>>): Facts => {
  const facts = structuredClone(sampleFacts)
  for (const [group, values] of Object.entries(changes)) facts[group] = { ...(facts[group] as object), ...values }
  return facts
}
const known = (level: string, state: string, payout: Record<string, Json> = {}): Facts =>
  factsWith({ contact: { level, shared: false }, claim: { state, understood: true }, payout })
const NOBODY = {
  person: { first_name: null, address_form: null, second_surname: null, known: false },
  claim: { id: null, state: null, open: false, employers: [], work: [], deadline: null },
  matter: { alias: null, defender: null, public_phone: null, company: null, place: null, advocate: null, firm: null },
}

/** Below L1: whoever reads it may be anybody. */
export const UNKNOWN: Readonly<Record<string, Facts>> = {
  'on the list': factsWith({}),
  'asked before': factsWith({ claim: { state: 'NOTIFIED' } }),
  'whose level was lost': factsWith({ claim: { state: 'SENT', joined_on: '2026-05-02' } }),
  'on a shared phone': factsWith({ contact: { shared: true } }),
  'of a name that another has': factsWith({ person: { namesake: true } }),
  'at night': factsWith({ now: { quiet: true, opens: '2026-03-03T15:00:00Z' } }),
  'a stranger': factsWith(NOBODY),
  'a relative': factsWith(NOBODY),
}
/** Everybody else, up to the money. */
export const KNOWN: Readonly<Record<string, Facts>> = {
  'told of it': known('L1', 'INFORMED'),
  'who thinks': known('L1', 'UNDECIDED'),
  'who wants to join': known('L1', 'INTENDS_TO_JOIN'),
  'who declined': known('L1', 'DECLINED'),
  enrolled: known('L1', 'JOINED'),
  'with papers': known('L2', 'DOCS_OK'),
  'who is paid': known('L3', 'SENT'),
  'whose payment came back': known('L3', 'RETURNED', { code: 'NAME_MISMATCH' }),
}
const PEOPLE = { ...UNKNOWN, ...KNOWN }

const PLACES: readonly Place[] = [
  { country: 'MX', zone: 'America/Mexico_City' },
  { country: 'GT', zone: 'America/Guatemala' },
  { country: 'SV', zone: 'America/El_Salvador' },
  { country: 'HN', zone: 'America/Tegucigalpa' },
  { country: 'NI', zone: 'America/Managua' },
  { country: 'US', zone: 'America/New_York' },
]

/** What people really write, from the tables of the readers: any of it may come at any question. */
const WRITTEN = [
  'phrases.es.tsv',
  'phrases.es.everyday.tsv',
  'phrases.es.people.tsv',
  'phrases.es.near.tsv',
  'phrases.en.tsv',
]
  .flatMap(phrases)
  .map(({ text }) => text)
const MEDIA: readonly MediaKind[] = ['audio', 'image', 'sticker', 'document', 'location', 'contact', 'call', 'reaction']
/** Answers that readers take, by the reader. */
const GOOD: Readonly<Record<string, readonly string[]>> = {
  year: ['2021', '2010'],
  'free-text': ['Green Hollow', 'cortar zacate', 'Xochitla', 'no me acuerdo'],
  name: ['Maximiliano Cruz Castillo'],
  clabe: ['032180000118359719'],
  'id-expiry': ['2031', 'ya se venció'],
  place: ['Xilitla'],
  language: ['náhuatl', 'español'],
  phone: ['55 0000 0104'],
  'payout-code': ['que el nombre no es igual', 'que ya se venció mi credencial'],
  age: ['40', '12'],
  date: ['15 de mayo'],
  account: ['1234567890'],
}
const HOUR = 3_600_000
const DAY = 24 * HOUR

const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ chooses: fc.nat(11), tapping: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ answers: fc.nat(3) }) },
  { weight: 4, arbitrary: fc.record({ writes: fc.constantFrom(...WRITTEN) }) },
  { weight: 1, arbitrary: fc.record({ sends: fc.constantFrom(...MEDIA) }) },
  {
    weight: 2,
    arbitrary: fc.record({ lets: fc.constantFrom(60_000, 3 * HOUR, 21 * HOUR, 25 * HOUR, 3 * DAY, 8 * DAY) }),
  },
  { weight: 1, arbitrary: fc.constant<Move>({ staff: 'handoff.resolved' }) },
)

/** Talks of people of any country with us: begun in any way, in any state, with whatever people do. */
export const history = (people: Readonly<Record<string, Facts>> = PEOPLE, maxLength = 14): fc.Arbitrary<History> =>
  fc.record({
    who: fc.constantFrom(...Object.keys(people)),
    place: fc.constantFrom(...PLACES),
    channel: fc.constantFrom('whatsapp', 'whatsapp', 'sms'),
    lang: fc.constantFrom('es', 'es', 'es', 'en'),
    opens: fc.nat(999),
    moves: fc.array(move, { maxLength }),
  })

const entries = waysInto(flows).filter(
  ({ theirs, open }) => !theirs && open !== 'not-yours.unknown' && !open.startsWith('group-'),
)
const staffed = flows.filter(({ start, audience }) => start.staff && !isPartner(audience) && audience !== 'relative')

/** How a talk with this person may begin: a flow, an entry that is open to them, or words of their own. */
const waysFor = (who: string, facts: Facts): string[] => {
  if (who === 'a stranger') return []
  if (who === 'a relative') return ['locate']
  const certain = (facts.contact as Record<string, Json>).level !== 'L0'
  const named = entries.filter(({ guarded, kin }) => !kin && (certain || guarded)).map(({ open }) => open)
  return [...staffed.map(({ name }) => name), ...named].filter((open) => !open.startsWith('group-'))
}

/** Play it; every turn is handed to `judge`, which throws. Hands back the talk as it stands then, to be led on. */
export const play = (told: History, judge: (turn: Turn) => void = () => {}): Talk => {
  const talk = begin(told)
  const { among } = told
  const open = waysFor(told.who, talk.setting.facts)
  const ways = among ? open.filter((way) => among.includes(way.split('.')[0] ?? '')) : open
  const way = told.opens % 4 === 0 && !among ? undefined : ways[told.opens % Math.max(1, ways.length)]
  turn(talk, way === undefined ? writing('hola') : { wrote: null, run: () => talk.open(way) }, judge)
  for (const each of told.moves) turn(talk, doing(talk, each), judge)
  return talk
}

/** Before anything was said. */
export const begin = ({ who, place, channel, lang }: Omit<History, 'opens' | 'moves' | 'among'>): Talk => {
  const facts = structuredClone(PEOPLE[who] ?? {})
  facts.contact = { ...(facts.contact as object), channel, country: place.country, lang }
  const setting: TalkSetting = {
    ...{ facts, channel, lang: lang as TalkSetting['lang'], ...place, now: '2026-03-02T16:00:00.000Z' },
    audience: who === 'a relative' ? 'relative' : 'migrant',
  }
  return new Talk(library.engine, library.words, setting)
}

type Doing = { wrote: string | null; tapped?: boolean; run: (talk: Talk) => Outcome[] }
const writing = (text: string): Doing => ({ wrote: text, run: (talk) => talk.write(text) })

const doing = (talk: Talk, each: Move): Doing => {
  if ('writes' in each) return writing(each.writes)
  if ('sends' in each) return { wrote: null, run: () => talk.media(each.sends) }
  if ('staff' in each) return { wrote: null, run: () => talk.event(each.staff) }
  if ('lets' in each) return { wrote: null, run: () => talk.pass(each.lets) }
  const stood = nodeOf(talk)
  const [frame] = talk.session?.frames.slice(-1) ?? []
  if ('answers' in each) {
    const good = stood?.type === 'ask' ? GOOD[stood.spec.reader] : undefined
    return writing(good?.[each.answers % good.length] ?? 'sí')
  }
  const options = stood ? takenAt(stood) : []
  const id = options[each.chooses % Math.max(1, options.length)]
  if (id === undefined || !frame) return writing('sí')
  const label = labelOf(talk, frame.flow, frame.node, id)
  if (!each.tapping) return writing(label)
  const button = `${frame.flow}.${frame.node}.${id}`
  return { wrote: label, tapped: true, run: () => talk.turn({ kind: 'text', text: label, button }) }
}

/** Lets one thing more happen. */
export const goOn = (talk: Talk, each: Move, judge: (turn: Turn) => void = () => {}): void =>
  turn(talk, doing(talk, each), judge)

export const write = (talk: Talk, text: string, judge: (turn: Turn) => void = () => {}): void =>
  turn(talk, writing(text), judge)

const turn = (talk: Talk, { wrote, tapped = false, run }: Doing, judge: (turn: Turn) => void): void => {
  const [stood, at] = [nodeOf(talk), talk.setting.now]
  judge({ wrote, tapped, outcomes: run(talk), at, talk, stood })
}

/** Where the talk stands now; null when nothing is open. */
export const nodeOf = (talk: Talk): Node | null => {
  const frame = talk.session?.frames.at(-1)
  return (frame && (byName.get(frame.flow) as Flow).nodes.get(frame.node)) ?? null
}

/** As it is shown, or a way in which people say it. */
const labelOf = ({ setting }: Talk, flow: string, node: string, id: string): string => {
  const [choice] = library.words.choices(flow, node, [id], setting.lang, setting.country)
  return choice?.words?.[0] ?? choice?.label ?? id
}
