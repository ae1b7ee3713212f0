import { join } from 'node:path'
import { startChild } from './child.ts'
import { TURNS } from './engine/dialogue.ts'
import type { Answer, Question, Side } from './engine/side.ts'
import type { Figure } from './figure.ts'
import { interleaved, measured, ratios, spread } from './rounds.ts'

const TARGET = 1
const SIDES: readonly Side[] = ['ours', 'xstate', 'xstate-our-readers']

/**
 * Turns a second on one core, with understanding, words and a state that goes through JSON at every turn. The reference says
 * the very same words to the same answers, which is checked before anything is counted.
 */
export const engine: Figure = {
  name: 'engine',
  about: 'turns a second on one core, against XState 5 on the same dialogue',
  async run({ rounds, quick, cores, say }) {
    const script = join(import.meta.dirname, 'engine', 'side.ts')
    const children = await Promise.all(
      SIDES.map((side) => startChild<Question, Answer>({ script, args: [side], cores, on: cores.underTest })),
    )
    try {
      const [ours = '', ...others] = await Promise.all(
        children.map(async (child) => (await child.ask({ show: true })).said),
      )
      for (const other of others) if (other !== ours) throw new Error(`The sides do not say the same words`)
      const seconds = quick ? 0.3 : 2
      const [first, second, third] = children.map(
        (child) => async () => (await child.ask({ seconds })).turnsPerSecond,
      ) as [() => Promise<number>, () => Promise<number>, () => Promise<number>]
      // Compilers warm up on what is not counted.
      for (const side of [first, second, third]) await side()
      const found = await interleaved({ ours: first, xstate: second, same: third }, rounds)
      const ratio = measured(ratios(found.ours, found.xstate))
      const same = measured(ratios(found.ours, found.same))
      say(`  with our readers in front of XState as well: ${spread(measured(found.same))}, ratio ${spread(same, 2)}`)
      return [
        {
          what: `turns/s on one core (${TURNS} turns a dialogue, words by i18next, state saved and loaded as JSON each turn)`,
          ours: spread(measured(found.ours)),
          beside: `XState 5, plain patterns as readers ${spread(measured(found.xstate))}`,
          figure: spread(ratio, 2),
          target: `>= ${TARGET.toFixed(1)} (goal 2.0)`,
          reached: ratio.median >= TARGET,
        },
      ]
    } finally {
      await Promise.all(children.map((child) => child.stop()))
    }
  },
}
