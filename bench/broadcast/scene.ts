import { join } from 'node:path'
import { type Child, startChild } from '../child.ts'
import type { Bench, Row } from '../figure.ts'
import { hubEnvironment } from '../hub.ts'
import type { Question as Asked, Answer as Provided } from '../provider.ts'
import type { Stage } from '../servers.ts'
import type { Answer, Question } from './side.ts'

export type Side = Child<Question, Answer>
export type Pace = { BENCH_UNPACED: string } | { TWILIO_WHATSAPP_RATE: string }

/** What a broadcast is measured on. */
export type Scene = {
  stage: Stage
  provider: Child<Asked, Provided>
  providerUrl: string
  /** A hub's process under test. */
  start: (pace: Pace) => Promise<Side>
  /** Runs when the measuring is over, the last one first. */
  undo: (step: () => Promise<unknown>) => void
}

/** Without a pace that holds back anything. */
export const UNPACED: Pace = { BENCH_UNPACED: 'yes' }

/** Servers, a provider and whatever is started on them, for the time of one measurement. */
export async function onScene(bench: Bench, measure: (scene: Scene) => Promise<Row[]>): Promise<Row[]> {
  const { servers, cores, profile } = bench
  const stage = await servers.open('fast')
  const steps: (() => Promise<unknown>)[] = [() => stage.close()]
  const undo = (step: () => Promise<unknown>): void => void steps.push(step)
  try {
    const script = join(import.meta.dirname, '..', 'provider.ts')
    const provider = await startChild<Asked, Provided>({ script, cores, on: cores.rest })
    undo(() => provider.stop())
    const providerUrl = `http://127.0.0.1:${(await provider.ask({ what: 'port' })).port}`
    const start = async (pace: Pace): Promise<Side> => {
      const side = await startChild<Question, Answer>({
        script: join(import.meta.dirname, 'side.ts'),
        cores,
        on: cores.underTest,
        env: { ...hubEnvironment({ stage, providerUrl, port: 0 }), ...pace },
        flags: profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [],
      })
      undo(() => side.stop())
      return side
    }
    return await measure({ stage, provider, providerUrl, start, undo })
  } finally {
    for (const step of steps.reverse()) await step()
  }
}
