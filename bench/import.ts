import { join } from 'node:path'
import type { Answer, Question } from './cases/side.ts'
import { startChild } from './child.ts'
import type { Figure } from './figure.ts'
import { number } from './rounds.ts'

/** What is remembered of a million rows to tell twins, and the heap of a process that works: less than the largest file that is taken. */
const GROWTH_TARGET_MB = 256

/** The longest list that is taken: with formulas and in two encodings, looked at and nothing written. */
export const longList: Figure = {
  name: 'import',
  about: 'a class list of a million rows, looked at in flat memory',
  async run({ quick, cores, servers }) {
    const rows = quick ? 5_000 : 1_000_000
    const stage = await servers.open('fast')
    try {
      const child = await startChild<Question, Answer>({
        script: join(import.meta.dirname, 'cases', 'side.ts'),
        cores,
        on: cores.underTest,
        env: { BENCH_STORE: stage.mongodbUri },
        flags: ['--expose-gc'],
      })
      try {
        await child.ask({ load: { people: 0, matters: 1, rounds: 0 } })
        const look = await child.ask({ look: rows })
        return [
          {
            what: `memory of a worker while a list of ${number(rows)} rows, with formulas and in two encodings, is looked at`,
            ours: `${number(look.growthMb)} MB more than before, at most`,
            beside: `${number(rows)} rows in ${number(look.seconds)} s, ${number(rows / look.seconds)} a second`,
            figure: `${number(look.growthMb)} MB`,
            target: `< ${GROWTH_TARGET_MB} MB`,
            reached: look.growthMb < GROWTH_TARGET_MB,
          },
        ]
      } finally {
        await child.stop()
      }
    } finally {
      await stage.close()
    }
  },
}
