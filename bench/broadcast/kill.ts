import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { startChild } from '../child.ts'
import type { Bench, Figure, Row } from '../figure.ts'
import { hubEnvironment } from '../hub.ts'
import { number } from '../rounds.ts'
import { crowdNumber } from './people.ts'
import { onScene, type Scene } from './scene.ts'
import type { Answer, Question } from './side.ts'

/** The worker goes on with whatever is open: only these people are counted. */
const KILL_FROM = 5_000_000
/** Between two kills, on average; a start takes as long again. */
const KILL_EVERY_MS = 4_000
/** Unknown sends are settled within 90 s. */
const PATIENCE_MS = 180_000

/** Nobody is left out and nobody gets it twice, whenever its worker dies. */
export const kill: Figure = {
  name: 'broadcast-kill',
  about: 'a broadcast to 10,000 people whose worker is killed 20 times',
  run: (bench) =>
    onScene(bench, async (scene) => [
      await killed(bench, { ...scene, ...(bench.quick ? { people: 400, kills: 3 } : { people: 10_000, kills: 20 }) }),
    ]),
}

type Killing = Pick<Scene, 'stage' | 'providerUrl' | 'provider'> & { people: number; kills: number }

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
  const script = (name: string): string => join(import.meta.dirname, name)
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
