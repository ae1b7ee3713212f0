import { join } from 'node:path'
import { type Child, startChild } from './child.ts'
import type { Bench, Figure, Row } from './figure.ts'
import type { Load, Loaded } from './load/load.ts'
import { measured, number, quantile, spread } from './rounds.ts'
import type { Speed } from './servers.ts'
import { receiver, startWholeHub, type WholeHub } from './whole-hub.ts'

const TARGET_MS = 50
const SCHEDULES: Record<Speed, { perSecond: number; seconds: number }> = {
  fast: { perSecond: 300, seconds: 5 },
  default: { perSecond: 40, seconds: 10 },
}

/**
 * How long a signed message waits for its acknowledgement while the whole hub works: a fixed schedule that does not wait for
 * answers, every sender new, latency from the scheduled moment. Then everybody must have been answered, once.
 */
export const latency: Figure = {
  name: 'latency',
  about: 'acknowledge latency in an open loop, every sender new; lost and doubled',
  async run(bench) {
    const rows: Row[] = []
    for (const speed of ['fast', 'default'] as const) {
      const hub = await startWholeHub(bench, speed)
      const bare = await startChild<{ what: 'port' }, number>({
        script: join(import.meta.dirname, 'bare-server.ts'),
        cores: bench.cores,
        on: null,
      })
      try {
        rows.push(await schedule(bench, hub, bare, SCHEDULES[speed]))
      } finally {
        await bare.stop()
        await hub.close()
      }
    }
    return rows
  },
}

type Times = { p50: number; p99: number; most: number }

async function schedule(
  { rounds, quick, say }: Bench,
  hub: WholeHub,
  bare: Child<{ what: 'port' }, number>,
  { perSecond, seconds }: { perSecond: number; seconds: number },
): Promise<Row> {
  const barePort = await bare.ask({ what: 'port' })
  let next = 1
  const people = (count: number) =>
    Array.from({ length: count }, () => {
      const id = next++
      return { id, sender: id, text: 'Hola' }
    })
  const write = async (port: number, during: number) => {
    const messages = people(Math.round(perSecond * during))
    const load: Load = { kind: 'open', port, messages, perSecond }
    const loaded: Loaded = await hub.load.ask(load)
    return { messages, refused: messages.length - (loaded.statuses[200] ?? 0), times: timesOf(loaded) }
  }
  // Compilers warm up on what is not counted.
  await write(barePort, 2)
  await write(hub.port, 2)
  await hub.idle()
  await hub.sent()
  const ours: Times[] = []
  const theirs: Times[] = []
  let [lost, doubled, behind] = [0, 0, 0]
  for (let round = 0; round < rounds; round++) {
    theirs.push((await write(barePort, quick ? 2 : seconds)).times)
    const { messages, refused, times } = await write(hub.port, quick ? 2 : seconds)
    ours.push(times)
    behind = Math.max(behind, await hub.idle())
    const sent = await hub.sent()
    const handled = await hub.handled(messages)
    const answers = messages.map(({ sender }) => sent.get(receiver(sender)) ?? [])
    lost += refused + (messages.length - handled) + answers.filter((texts) => texts.length === 0).length
    doubled += answers.filter((texts) => new Set(texts).size < texts.length).length
    say(
      `  round ${round + 1}: ${told(times)}; bare ${told(theirs.at(-1) ?? times)}; all answered ${number(behind, 1)} s later`,
    )
  }
  const p99 = measured(ours.map((times) => times.p99))
  const column = (list: Times[], name: keyof Times): string => spread(measured(list.map((times) => times[name])), 1)
  return {
    what: `acknowledge latency in ms, ${perSecond}/s open loop, every sender new (${hub.store})`,
    ours: `p50 ${column(ours, 'p50')}, p99 ${column(ours, 'p99')}, max ${column(ours, 'most')}; lost ${lost}, sent twice ${doubled}`,
    beside: `bare node:http p50 ${column(theirs, 'p50')}, p99 ${column(theirs, 'p99')}, max ${column(theirs, 'most')}`,
    figure: `p99 ${spread(p99, 1)} ms, ${lost} lost, ${doubled} sent twice`,
    target: `p99 < ${TARGET_MS} ms, 0 lost, 0 sent twice`,
    reached: p99.median < TARGET_MS && lost === 0 && doubled === 0,
    ...(lost + doubled > 0 ? { promise: true as const } : {}),
  }
}

const timesOf = ({ latencies }: Loaded): Times => {
  const sorted = [...latencies].sort((a, b) => a - b)
  return { p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99), most: sorted.at(-1) ?? Number.NaN }
}

const told = ({ p50, p99, most }: Times): string =>
  `p50 ${number(p50, 1)}, p99 ${number(p99, 1)}, max ${number(most, 1)} ms`
