import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { crowdNumber } from './broadcast/people.ts'
import type { Answer, Question } from './broadcast/side.ts'
import { type Child, startChild } from './child.ts'
import type { Bench, Figure, Row } from './figure.ts'
import { hubEnvironment, startHubProcess } from './hub.ts'
import type { Load, Loaded } from './load/load.ts'
import type { Question as Asked, Answer as Provided } from './provider.ts'
import { interleaved, measured, number, quantile, ratios, spread } from './rounds.ts'
import type { Stage } from './servers.ts'
import type { Message } from './webhook-request.ts'

const PLAN = { seconds: 5, megabytes: 10 }
const DISPATCH_TARGET = 0.5
const CALLBACKS_TARGET = 0.5
const PACE = { rate: 80, off: 0.01, replyMs: 1_000 }
const LINES = 128
const MATTER = 'M-1'

type Side = Child<Question, Answer>

/** The worker goes on with whatever is open: only these people are counted. */
const KILL_FROM = 5_000_000
/** Between two kills, on average; a start takes as long again. */
const KILL_EVERY_MS = 4_000
/** Unknown sends are settled within 90 s. */
const PATIENCE_MS = 180_000

/**
 * A broadcast at the size that the project asks for: written down and begun, sent as fast as one worker's processor can beside the
 * provider's own client on it, sent at a sender's pace while people are answered, and its callbacks taken in.
 */
export const broadcast: Figure = {
  name: 'broadcast',
  about: 'broadcasts: planned, sent without and with a pace, their callbacks',
  async run(bench) {
    const { quick, servers, cores, profile } = bench
    const size = quick
      ? { plan: 2_000, dispatch: 400, paced: 400, callbacks: 400, killed: 400, kills: 3 }
      : { plan: 100_000, dispatch: 4_000, paced: 10_000, callbacks: 4_000, killed: 10_000, kills: 20 }
    const stage = await servers.open('fast')
    const undo: (() => Promise<unknown>)[] = [() => stage.close()]
    try {
      const script = (name: string): string => join(import.meta.dirname, name)
      const provider = await startChild<Asked, Provided>({ script: script('provider.ts'), cores, on: cores.rest })
      undo.push(() => provider.stop())
      const providerUrl = `http://127.0.0.1:${(await provider.ask({ what: 'port' })).port}`
      const start = async (pace: { BENCH_UNPACED: string } | { TWILIO_WHATSAPP_RATE: string }): Promise<Side> => {
        const side = await startChild<Question, Answer>({
          script: script('broadcast/side.ts'),
          cores,
          on: cores.underTest,
          env: { ...hubEnvironment({ stage, providerUrl, port: 0 }), ...pace },
          flags: profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [],
        })
        undo.push(() => side.stop())
        return side
      }
      const free = await start({ BENCH_UNPACED: 'yes' })
      const rows = [await planned(bench, free, size.plan), ...(await dispatched(bench, free, size.dispatch))]
      const slow = await start({ TWILIO_WHATSAPP_RATE: String(PACE.rate) })
      rows.push(await paced(slow, provider, size.paced))
      rows.push(await killed(bench, { stage, providerUrl, provider, people: size.killed, kills: size.kills }))
      const web = await startHubProcess({ role: 'web', stage, cores, on: cores.underTest, providerUrl })
      undo.push(() => web.stop())
      const load = await startChild<Load, Loaded>({ script: script('load/load.ts'), cores, on: cores.rest })
      undo.push(() => load.stop())
      rows.push(await absorbed(bench, free, load, web.port, size.callbacks))
      return rows
    } finally {
      for (const step of undo.reverse()) await step()
    }
  },
}

async function planned({ say }: Bench, side: Side, people: number): Promise<Row> {
  const crowd = await side.ask({ crowd: { matterId: 'M-plan', count: people, from: 1_000_000 } })
  say(`  a crowd of ${number(people)} in ${number(crowd.seconds, 1)} s`)
  const { seconds, amount, redisBytes } = await side.ask({ plan: { id: 'plan', matterId: 'M-plan' } })
  const megabytes = redisBytes / 2 ** 20
  return {
    what: `a broadcast to ${number(people)} people planned: audience frozen, first message on its way`,
    ours: `${number(seconds, 1)} s, ${number(megabytes, 1)} MB of Redis`,
    beside: `${number(amount)} recipients written down`,
    figure: `${number(seconds, 1)} s, ${number(megabytes, 1)} MB`,
    target: `< ${PLAN.seconds} s, < ${PLAN.megabytes} MB (goal 3 s, 5 MB)`,
    reached: seconds < PLAN.seconds && megabytes < PLAN.megabytes && amount === people,
  }
}

async function dispatched({ rounds, say }: Bench, side: Side, people: number): Promise<Row[]> {
  await side.ask({ crowd: { matterId: MATTER, count: people } })
  let round = 0
  const used = { ours: 0, theirs: 0 }
  const perSecond = ({ amount, seconds }: Answer): number => amount / seconds
  const ours = async (): Promise<number> => {
    const id = `free-${++round}`
    await side.ask({ plan: { id, matterId: MATTER } })
    const done = await side.ask({ dispatch: { id } })
    used.ours = (1e3 * done.processor) / done.amount
    return perSecond(done)
  }
  const theirs = async (): Promise<number> => {
    const done = await side.ask({ client: { count: people, from: 0 } })
    used.theirs = (1e3 * done.processor) / done.amount
    return perSecond(done)
  }
  // Compilers warm up on what is not counted.
  await theirs()
  await ours()
  const found = await interleaved({ theirs, ours }, rounds)
  const ratio = measured(ratios(found.ours, found.theirs))
  say(`  processor time a message: ours ${number(used.ours, 2)} ms, client ${number(used.theirs, 2)} ms`)
  say(
    `  rounds: ours ${found.ours.map((one) => number(one)).join(' ')}, client ${found.theirs.map((one) => number(one)).join(' ')}`,
  )
  return [
    {
      what: `messages/s of a broadcast without a pace, one worker's processor, ${number(people)} people`,
      ours: spread(measured(found.ours)),
      beside: `the provider's own client, nothing else ${spread(measured(found.theirs))}`,
      figure: spread(ratio, 2),
      target: `>= ${DISPATCH_TARGET.toFixed(2)} (goal 0.80)`,
      reached: ratio.median >= DISPATCH_TARGET,
    },
  ]
}

async function paced(side: Side, provider: Child<Asked, Provided>, people: number): Promise<Row> {
  const answered = 2_000
  await side.ask({ crowd: { matterId: 'M-pace', count: people, from: 2_000_000 } })
  await side.ask({ crowd: { matterId: 'M-answers', count: answered, from: 3_000_000 } })
  const before = (await provider.ask({ what: 'sent' })).sent.length
  await side.ask({ plan: { id: 'pace', matterId: 'M-pace', upTo: 'begun' } })
  const { replies } = await side.ask({ dispatch: { id: 'pace', repliesFrom: 3_000_000 } })
  const at = (await provider.ask({ what: 'sent' })).sent.slice(before).map(({ ms }) => ms)
  const most = Math.max(
    ...at.map((from, n) => at.slice(n, n + 2 * PACE.rate).filter((one) => one < from + 1_000).length),
  )
  const seconds = ((at.at(-1) ?? 0) - (at[0] ?? 0)) / 1_000
  // Answers take slots of the same sender.
  const ideal = (at.length - 1) / PACE.rate
  const off = seconds / ideal - 1
  const slowest = quantile(
    [...replies].sort((a, b) => a - b),
    1,
  )
  return {
    what: `a broadcast to ${number(people)} people at ${PACE.rate} a second, while ${number(replies.length)} people are answered`,
    ours: `${number(seconds, 1)} s; at most ${most} in any second; slowest answer ${number(slowest)} ms`,
    beside: `ideal ${number(ideal, 1)} s`,
    figure: `${number(100 * off, 2)} % over the ideal, ${most} in a second, ${number(slowest)} ms`,
    target: `within ${100 * PACE.off} %, <= ${PACE.rate}, < ${number(PACE.replyMs)} ms`,
    reached: off <= PACE.off && most <= PACE.rate && slowest < PACE.replyMs && at.length === people + replies.length,
  }
}

type Killing = {
  stage: Stage
  providerUrl: string
  provider: Child<Asked, Provided>
  people: number
  kills: number
}

/** A worker that is killed with `kill -9` again and again while it sends, and started again. */
async function killed({ cores, say }: Bench, { stage, providerUrl, provider, people, kills }: Killing): Promise<Row> {
  const ahead = String(Date.parse('2026-03-03T18:00:00Z') - Date.now())
  // Slow enough that it is killed in the middle each time.
  const rate = Math.max(1, Math.ceil((1_000 * people) / (kills * KILL_EVERY_MS)))
  const env = {
    ...hubEnvironment({ stage, providerUrl, port: 0 }),
    TWILIO_WHATSAPP_RATE: String(Math.min(1_000, rate)),
    BENCH_CLOCK: ahead,
  }
  const script = (name: string): string => join(import.meta.dirname, 'broadcast', name)
  const side = await startChild<Question, Answer>({ script: script('side.ts'), cores, on: cores.rest, env })
  const startWorker = () => startChild<{ what: 'pid' }, number>({ script: script('worker.ts'), cores, on: null, env })
  let worker = await startWorker()
  try {
    await side.ask({ crowd: { matterId: 'M-kill', count: people, from: KILL_FROM } })
    const meant = new Set(Array.from({ length: people }, (_, n) => `whatsapp:${crowdNumber(KILL_FROM + n)}`))
    await side.ask({ plan: { id: 'kill', matterId: 'M-kill', upTo: 'scheduled' } })
    let done = 0
    for (; done < kills; done++) {
      await wait(KILL_EVERY_MS * (0.5 + Math.random()))
      if ((await side.ask({ through: 'kill' })).amount >= 0) break
      process.kill(worker.pid, 'SIGKILL')
      worker = await startWorker()
    }
    const started = performance.now()
    while ((await side.ask({ through: 'kill' })).amount < 0 && performance.now() - started < PATIENCE_MS)
      await wait(500)
    const { amount: through } = await side.ask({ through: 'kill' })
    const got = (await provider.ask({ what: 'sent' })).sent.map(({ to }) => to).filter((to) => meant.has(to))
    const twice = got.length - new Set(got).size
    const lost = people - new Set(got).size
    say(`  ${done} kills; ${number(through)} through ${number((performance.now() - started) / 1000)} s after the last`)
    return {
      what: `a broadcast to ${number(people)} people whose worker is killed ${done} times at random moments`,
      ours: `${number(lost)} lost, ${number(twice)} twice, ${through === people ? 'finished by itself' : 'NOT finished'}`,
      beside: 'what the provider took, receiver by receiver',
      figure: `${number(lost)} lost, ${number(twice)} twice`,
      target: '0 lost, 0 twice, finishes by itself',
      reached: lost === 0 && twice === 0 && through === people,
      promise: true,
    }
  } finally {
    await Promise.all([worker.stop(), side.stop()])
  }
}

async function absorbed(
  { rounds }: Bench,
  side: Side,
  load: Child<Load, Loaded>,
  port: number,
  count: number,
): Promise<Row> {
  const { messages } = await side.ask({ messages: 'free-1' })
  let next = 1
  const rate = async (all: Message[]): Promise<number> => {
    const { seconds, statuses } = await load.ask({ kind: 'closed', port, messages: all, lines: LINES })
    if (statuses[200] !== all.length) throw new Error(`Not every request was acknowledged: ${JSON.stringify(statuses)}`)
    return all.length / seconds
  }
  const plain = (): Promise<number> =>
    rate(
      Array.from({ length: count }, () => {
        const id = next++
        return { id, sender: 4_000_000 + id, text: 'Gracias por avisar' }
      }),
    )
  const statuses = ['sent', 'delivered', 'read'] as const
  let round = 0
  // Three callbacks for each message: as many as the provider makes of them.
  const callbacks = (): Promise<number> => {
    const status = statuses[round++ % statuses.length] ?? 'read'
    const told = messages
      .slice(0, count)
      .map(({ id, sid }, n): Message => ({ id: n, sender: n, text: '', callback: { message: id, sid, status } }))
    return rate(told)
  }
  await plain()
  const found = await interleaved({ plain, callbacks }, rounds)
  const ratio = measured(ratios(found.callbacks, found.plain))
  return {
    what: `status callbacks/s, one web process, durable before the answer (${LINES} connections)`,
    ours: spread(measured(found.callbacks)),
    beside: `messages of people ${spread(measured(found.plain))}`,
    figure: spread(ratio, 2),
    target: `>= ${CALLBACKS_TARGET.toFixed(2)}`,
    reached: ratio.median >= CALLBACKS_TARGET,
  }
}
