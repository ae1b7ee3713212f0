import { createHash } from 'node:crypto'
import pino from 'pino'
import { NOUN_NAMES, nouns } from '../../src/cases/index.ts'
import { createImport } from '../../src/hub/imports/run-import.ts'
import { countStandings, matterCounts } from '../../src/hub/updates/count-standings.ts'
import { createFoldDocuments } from '../../src/hub/updates/fold-documents.ts'
import { readFunnel } from '../../src/hub/updates/funnel.ts'
import { createRecord } from '../../src/hub/updates/record.ts'
import { createTellUpdates, type NewUpdate } from '../../src/hub/updates/tell-update.ts'
import { connectStore } from '../../src/store/connect.ts'
import { openStore } from '../../src/store/index.ts'
import { createVault } from '../../src/store/vault.ts'
import { answerTo } from '../child.ts'
import { lookAtEverybody } from './keeping.ts'
import { lookThroughList, throughList } from './list.ts'
import { loadUpdates } from './load.ts'
import { manyOrders } from './orders.ts'
import { scansAmong } from './plan.ts'

/** `rounds`: what is told of each of them. */
export type Size = { people: number; matters: number; rounds: number }
export type Question =
  | { load: Size }
  | { tell: number }
  | { sample: number }
  | { alone: number }
  | { page: number }
  | { plain: number }
  | { funnel: number }
  | { anew: number }
  | { plans: true }
  | { orders: number }
  | { list: number }
  | { look: number }
  | { keeping: number }
/** What was done in which time; `times` of single reads in ms; `wrong`: what is not as it should be. */
export type Answer = { amount: number; seconds: number; times: number[]; wrong: string[]; growthMb: number }

/** People of whom everything is told together. */
const TOGETHER = 100
/** Groups that are applied at the same time, as by the worker of `records`. */
const AT_ONCE = 2
/** What is told of a document whose order is tried. */
const STEPS = 20
const START = Date.UTC(2026, 2, 2, 15)
const MOVES = ['notify', 'verify', 'inform', 'understand', 'undecide', 'intend', 'question'] as const

const store = openStore(
  await connectStore(process.env.BENCH_STORE ?? '', 10),
  createVault(createHash('sha256').update('bench').digest()),
)
await store.prepare()
const clock = { now: () => new Date(START + performance.now()) }
const wake = async (): Promise<void> => {}
const parts = { store, clock, wake, log: pino({ level: 'silent' }) }
const record = createRecord(parts)
const tellUpdates = createTellUpdates(parts)
let size: Size = { people: 0, matters: 1, rounds: 0 }

const matterOf = (n: number): string => `M-${n % size.matters}`
const id = (kind: string, n: number): string => `${kind}_${String(n).padStart(7, '0')}`

/** What is told of somebody: their record, their claim, and as many steps as asked for. */
function updatesOf(n: number, rounds: number, mark = ''): NewUpdate[] {
  const [personId, claim] = [id(`p${mark}`, n), id(`c${mark}`, n)]
  const common = { source: 'bench', personId }
  const made = (
    noun: string,
    subject: string,
    move: string,
    at: number,
    payload: Record<string, unknown>,
  ): NewUpdate => ({
    ...common,
    key: `${subject}.${at}`,
    noun,
    subject,
    move,
    payload,
    actor: { kind: move === 'import' ? 'import' : 'bot' },
    eventAt: new Date(START + at * 60_000),
  })
  const steps = Array.from({ length: Math.max(0, rounds - 2) }, (_, at) => {
    const move = MOVES[at % MOVES.length] ?? 'notify'
    return made('claim', claim, move, at + 1, { text_version: 'A6.1', text: '¿Cuándo se sabe algo?' })
  })
  return [
    made('person', personId, 'import', 0, { given_name: 'Fidel', first_surname: 'Vite', town: 'Xochitla' }),
    made('claim', claim, 'import', 0, { person_id: personId, matter_id: matterOf(n), last_year: 2021 }),
    ...steps,
  ]
}

async function timed(work: () => Promise<number>): Promise<Answer> {
  const started = performance.now()
  const amount = await work()
  return { amount, seconds: (performance.now() - started) / 1000, times: [], wrong: [], growthMb: 0 }
}

/** Matters, and people of whom everything was told before. */
async function load(asked: Size): Promise<number> {
  size = asked
  for (let n = 0; n < size.matters; n++) {
    const about = { noun: 'matter', subject: matterOf(n), actor: { kind: 'staff' }, source: 'bench' } as const
    const eventAt = new Date(START)
    await tellUpdates([
      { ...about, key: `${matterOf(n)}.0`, move: 'create', payload: { title: 'Wages' }, eventAt },
      { ...about, key: `${matterOf(n)}.1`, move: 'open', payload: {}, eventAt: new Date(START + 1) },
    ])
    await record.drain(about)
  }
  return ofMany(0, size.people, (updates) => loadUpdates(store, updates, clock.now()))
}

/** More people, of whom everything is told now. */
async function tell(people: number): Promise<number> {
  const from = size.people
  size = { ...size, people: from + people }
  return ofMany(from, people, apply)
}

/** Some at a time, and some at the same time. @returns updates */
async function ofMany(from: number, people: number, done: (updates: NewUpdate[]) => Promise<void>): Promise<number> {
  let updates = 0
  let next = from
  const lane = async (): Promise<void> => {
    while (next < from + people) {
      const first = next
      next += TOGETHER
      const some = Array.from({ length: Math.min(TOGETHER, from + people - first) }, (_, n) => first + n)
      const told = some.flatMap((n) => updatesOf(n, size.rounds))
      await done(told)
      updates += told.length
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
  return updates
}

/** Whether documents that were loaded are what their updates say. */
async function sample(count: number): Promise<Answer> {
  const foldDocuments = createFoldDocuments(parts)
  const people = Array.from({ length: count }, (_, n) => (n * 7_919) % size.people)
  const wrong: string[] = []
  for (const [noun, kind] of [
    ['person', 'p'],
    ['claim', 'c'],
  ] as const) {
    const folded = await foldDocuments(nouns[noun], [...new Set(people.map((n) => id(kind, n)))])
    wrong.push(...folded.filter(({ write }) => write).map((each) => each.id))
    if (folded.length === 0) wrong.push(`no ${noun}`)
  }
  return { amount: 2 * count, seconds: 0, times: [], wrong, growthMb: 0 }
}

/** As the workers do: told and folded together, and counted. */
async function apply(updates: readonly NewUpdate[]): Promise<void> {
  await tellUpdates(updates, { quietly: true })
  await record.drainAll(subjectsOf(updates))
  await countStandings(store, 1)
}

const subjectsOf = (updates: readonly NewUpdate[]) => [
  ...new Map(updates.map(({ noun, subject }) => [`${noun}/${subject}`, { noun, subject }])).values(),
]

async function alone(count: number): Promise<number> {
  let told = 0
  for (let n = 0; n < count; n++) {
    const updates = updatesOf(n, size.rounds, 'x')
    for (const update of updates) await tellUpdates([update], { quietly: true })
    for (const subject of subjectsOf(updates)) await record.drain(subject)
    told += updates.length
  }
  return told
}

/** What the sweeper does every second: counts are made before somebody asks for them. */
async function look(): Promise<void> {
  await countStandings(store, Number.POSITIVE_INFINITY)
  for (const matterId of await store.funnels.stale(size.matters)) await matterCounts(store, matterId)
}

/** The counts of a matter of which something was written just before. */
async function countAnew(n: number): Promise<unknown> {
  await store.funnels.touched([matterOf(n)])
  return readFunnel(store, matterOf(n))
}

/** One after another, each on another person or matter, spread over all. */
async function reads(count: number, read: (n: number) => Promise<unknown>): Promise<Answer> {
  const times: number[] = []
  const all = await timed(async () => {
    for (let at = 0; at < count; at++) {
      const started = performance.now()
      if ((await read((at * 7_919) % size.people)) === null) throw new Error('What was to be read is not there')
      times.push(performance.now() - started)
    }
    return count
  })
  return { ...all, times }
}

/** What a page about a person asks: what the cases hold of them, their addresses, and the latest that was said. */
const pageOf = async (n: number): Promise<unknown> => {
  const personId = id('p', n)
  const [documents] = await Promise.all([
    store.cases.ofPerson(personId, [...NOUN_NAMES], 100),
    store.addresses.ofPerson(personId),
    store.updates.model.find({ personId }).sort({ receivedAt: -1 }).limit(50).lean(),
  ])
  return documents.length > 1 ? documents : null
}

async function plans(): Promise<Answer> {
  const about = { person: id('p', 1), claim: id('c', 1), matter: matterOf(0), now: new Date(START) }
  const { questions, scans } = await scansAmong(store.connection, about)
  return { amount: questions, seconds: 0, times: [], wrong: scans, growthMb: 0 }
}

async function list(through: () => ReturnType<typeof throughList>): Promise<Answer> {
  let grown = 0
  const answer = await timed(async () => {
    const done = await through()
    grown = done.grown
    return done.lines
  })
  return { ...answer, growthMb: grown / 2 ** 20 }
}
const runImport = createImport({ ...parts, record })

/** Every matter is over, and two years have gone by. `times`: people erased a second. */
async function keeping(erased: number): Promise<Answer> {
  const eventAt = clock.now()
  const matters = Array.from({ length: size.matters }, (_, n) => ({ noun: 'matter', subject: matterOf(n) }))
  const close = { move: 'close', payload: {}, actor: { kind: 'staff' }, source: 'bench', eventAt } as const
  await tellUpdates(matters.map((about) => ({ ...about, ...close, key: `${about.subject}.2` })))
  await record.drainAll(matters)
  const later = { now: () => new Date(START + 2 * 365 * 86_400_000) }
  const { found, seconds, erasedPerSecond } = await lookAtEverybody({ ...parts, record, clock: later }, erased)
  return { amount: found, seconds, times: [erasedPerSecond], wrong: [], growthMb: 0 }
}

async function orders(seeds: number): Promise<Answer> {
  let different: string[] = []
  const answer = await timed(async () => {
    const told = await manyOrders(store, apply, seeds, (seed) => updatesOf(seed * size.matters, STEPS, 'o'))
    different = told.different
    return told.updates
  })
  return { ...answer, wrong: different }
}

answerTo<Question, Answer>(async (question) => {
  if ('load' in question) return timed(() => load(question.load))
  if ('tell' in question) return timed(() => tell(question.tell))
  if ('sample' in question) return sample(question.sample)
  if ('alone' in question) {
    const answer = await timed(() => alone(question.alone))
    await look()
    return answer
  }
  if ('page' in question) return reads(question.page, pageOf)
  if ('plain' in question) return reads(question.plain, (n) => store.cases.get('claim', id('c', n)))
  if ('funnel' in question) return reads(question.funnel, (n) => readFunnel(store, matterOf(n)))
  if ('anew' in question) return reads(question.anew, countAnew)
  if ('orders' in question) return orders(question.orders)
  if ('keeping' in question) return keeping(question.keeping)
  if ('look' in question) return list(() => lookThroughList(runImport, matterOf(0), question.look))
  return 'plans' in question ? plans() : list(() => throughList(store, runImport, matterOf(0), question.list))
})
