import { join } from 'node:path'
import { type Child, startChild } from './child.ts'
import type { Bench, Figure, Row } from './figure.ts'
import { startHubProcess } from './hub.ts'
import type { Load, Loaded } from './load/load.ts'
import { processorTimes } from './processor-time.ts'
import { interleaved, measured, number, ratios, spread } from './rounds.ts'
import type { Stage } from './servers.ts'

/** Connections that each wait for one answer: what a provider under load keeps open to one address. */
const LINES = 128
const TARGET = 0.4

/**
 * Webhooks a second that one web process acknowledges, each durable in the store before its answer, against a server that only
 * parses and checks. Every message is another sender's, as in a broadcast that is answered.
 */
export const webhooks: Figure = {
  name: 'webhooks',
  about: 'acknowledged webhooks a second of one web process, durable insert included',
  async run(bench) {
    const stage = await bench.servers.open('fast')
    try {
      return [await compare(bench, stage)]
    } finally {
      await stage.close()
    }
  },
}

async function compare({ rounds, quick, profile, cores, say }: Bench, stage: Stage): Promise<Row> {
  const script = (name: string): string => join(import.meta.dirname, name)
  const count = quick ? 4_000 : 20_000
  const [hub, bare, load] = await Promise.all([
    startHubProcess({
      role: 'web',
      stage,
      cores,
      on: cores.underTest,
      providerUrl: 'http://127.0.0.1:9',
      flags: profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [],
    }),
    startChild<{ what: 'port' }, number>({ script: script('bare-server.ts'), cores, on: cores.underTest }),
    startChild<Load, Loaded>({ script: script('load/load.ts'), cores, on: cores.rest }),
  ])
  try {
    const barePort = await bare.ask({ what: 'port' })
    let next = 1
    const perSecond = async (port: number, many: number): Promise<number> => {
      const messages = Array.from({ length: many }, () => {
        const id = next++
        return { id, sender: id, text: `sí, soy yo, mensaje ${id}` }
      })
      const { seconds, statuses } = await load.ask({ kind: 'closed', port, messages, lines: LINES })
      if (statuses[200] !== many) throw new Error(`Not every webhook was acknowledged: ${JSON.stringify(statuses)}`)
      return many / seconds
    }
    // Compilers warm up on what is not counted.
    for (const port of [barePort, hub.port]) await perSecond(port, quick ? 2_000 : 10_000)
    const pids = { web: hub.pid, bare: bare.pid, ...stage.pids, load: load.pid }
    const used = processorTimes(pids)
    const found = await interleaved(
      { bare: () => perSecond(barePort, count), ours: () => perSecond(hub.port, count) },
      rounds,
    )
    say(`  processor time a webhook: ${used((name) => rounds * count * (name === 'load' ? 2 : 1))}`)
    say(
      `  rounds: ours ${found.ours.map((one) => number(one)).join(' ')}, bare ${found.bare.map((one) => number(one)).join(' ')}`,
    )
    const ratio = measured(ratios(found.ours, found.bare))
    return {
      what: `webhooks/s, one web process, stored before the answer (${LINES} connections)`,
      ours: spread(measured(found.ours)),
      beside: `bare node:http ${spread(measured(found.bare))}`,
      figure: spread(ratio, 2),
      target: `>= ${TARGET.toFixed(2)} (goal 0.50)`,
      reached: ratio.median >= TARGET,
    }
  } finally {
    await Promise.all([hub.stop(), ...[bare, load].map((one: Child<never, unknown>) => one.stop())])
  }
}
