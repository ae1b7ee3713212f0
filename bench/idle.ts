import { join } from 'node:path'
import { startChild } from './child.ts'
import type { Figure } from './figure.ts'
import type { Answer, Question } from './idle/side.ts'
import { interleaved, measured, number, ratios, spread } from './rounds.ts'

const FEW = 1_000
const MANY = 100_000
const TARGET = 0.9
/** Bytes of one conversation that waits for its person. */
const MOST = 1_024

/** Does it grow slower as more people are in the middle of a talk, and what does each of them cost in memory? */
export const idle: Figure = {
  name: 'idle',
  about: 'turns a second with 100,000 open conversations against 1,000; bytes that each of them keeps',
  async run({ rounds, quick, cores }) {
    const script = join(import.meta.dirname, 'idle', 'side.ts')
    const counts = [quick ? MANY / 10 : MANY, FEW] as const
    const [many, few] = await Promise.all(
      counts.map((count) =>
        startChild<Question, Answer>({ script, args: [String(count)], cores, on: cores.underTest }),
      ),
    )
    if (!many || !few) throw new Error('The sides did not start')
    try {
      const seconds = quick ? 0.5 : 3
      const side = (child: typeof many) => async () => (await child.ask({ seconds })).turnsPerSecond
      // Compilers warm up on what is not counted.
      for (const child of [many, few]) await side(child)()
      const found = await interleaved({ many: side(many), few: side(few) }, rounds)
      const ratio = measured(ratios(found.many, found.few))
      const { sizes } = await many.ask({ sizes: true })
      const largest = sizes.reduce((most, size) => Math.max(most, size), 0)
      const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length
      return [
        {
          what: 'turns/s on one core, conversations picked at random (sealed state opened, one turn, sealed again)',
          ours: `${number(counts[0])} open: ${spread(measured(found.many))}`,
          beside: `${number(counts[1])} open: ${spread(measured(found.few))}`,
          figure: spread(ratio, 2),
          target: `>= ${TARGET.toFixed(2)}`,
          reached: ratio.median >= TARGET,
        },
        {
          what: 'bytes of sealed state that a waiting conversation keeps (the tests hold it at every wait of every flow)',
          ours: `mean ${number(mean)} of ${number(sizes.length)} conversations`,
          beside: 'all waits of the dialogue',
          figure: `at most ${number(largest)}`,
          target: `< ${number(MOST)}`,
          reached: largest < MOST,
          promise: true,
        },
      ]
    } finally {
      await Promise.all([many.stop(), few.stop()])
    }
  },
}
