import { join } from 'node:path'
import type { Answer, Question } from './cases/side.ts'
import { startChild } from './child.ts'
import type { Figure, Row } from './figure.ts'
import { number, quantile } from './rounds.ts'

const UPDATES_TARGET = 1_000
const READ_TARGET_MS = 50
/** What a worker may grow by while a list goes through it: less than the list would take. */
const GROWTH_TARGET_MB = 64

/**
 * The case store at the size that the project asks for: updates told and folded in groups on one core, a person's page, a
 * matter's funnel, the same told in any order, and what a worker holds in memory while a long list goes in and comes out.
 */
export const cases: Figure = {
  name: 'cases',
  about: 'the case store: updates applied, a page, a funnel, memory over a long list',
  async run({ quick, cores, servers, say }) {
    const size = quick
      ? { people: 300, told: 100, matters: 2, rounds: 5, reads: 60, list: 500, seeds: 40, erased: 20 }
      : {
          people: 90_000,
          told: 10_000,
          matters: 20,
          rounds: 20,
          reads: 2_000,
          list: 100_000,
          seeds: 1_000,
          erased: 300,
        }
    const stage = await servers.open('fast')
    try {
      const child = await startChild<Question, Answer>({
        script: join(import.meta.dirname, 'cases', 'side.ts'),
        cores,
        on: cores.underTest,
        env: { BENCH_STORE: stage.mongodbUri },
      })
      try {
        // Before there is anything: to explain a question this store looks through all of it.
        const plans = await child.ask({ plans: true })
        const loaded = await child.ask({ load: size })
        say(`  ${number(loaded.amount)} updates of ${number(size.people)} people loaded in ${number(loaded.seconds)} s`)
        const sample = await child.ask({ sample: Math.min(size.people, 500) })
        const told = await child.ask({ tell: size.told })
        say(`  ${number(told.amount)} updates of ${number(size.told)} more told in ${number(told.seconds)} s`)
        const [people, updates] = [size.people + size.told, loaded.amount + told.amount]
        const alone = await child.ask({ alone: Math.min(size.people, 200) })
        const [page, plain] = [await child.ask({ page: size.reads }), await child.ask({ plain: size.reads })]
        const funnel = await child.ask({ funnel: size.reads })
        const anew = await child.ask({ anew: 20 })
        const orders = await child.ask({ orders: size.seeds })
        const list = await child.ask({ list: size.list })
        say(`  a list of ${number(size.list)} in and out in ${number(list.seconds)} s`)
        const keeping = await child.ask({ keeping: size.erased })
        const rate = told.amount / told.seconds
        const p99 = (times: readonly number[]): number =>
          quantile(
            [...times].sort((a, b) => a - b),
            0.99,
          )
        const read = (what: string, times: readonly number[], beside = ''): Row => ({
          what,
          ours: `${number(
            quantile(
              [...times].sort((a, b) => a - b),
              0.5,
            ),
            1,
          )} ms, 99 of 100 within ${number(p99(times), 1)} ms`,
          beside: `one document by its id, 99 of 100 within ${number(p99(plain.times), 1)} ms${beside}`,
          figure: `${number(p99(times), 1)} ms`,
          target: `< ${READ_TARGET_MS} ms`,
          reached: p99(times) < READ_TARGET_MS,
        })
        return [
          {
            what: `updates/s told, folded, settled and counted in groups, in a store of ${number(updates)}, on ${stage.name}`,
            ours: number(rate),
            beside: `one document at a time ${number(alone.amount / alone.seconds)}`,
            figure: number(rate),
            target: `>= ${number(UPDATES_TARGET)}`,
            reached: rate >= UPDATES_TARGET,
          },
          read(`a person's page among ${number(people)}`, page.times),
          read(
            `a matter's funnel, ${number(people / size.matters)} claims`,
            funnel.times,
            `; counted anew at once after a change ${number(p99(anew.times), 1)} ms`,
          ),
          {
            what: 'documents that were loaded, folded anew from their updates',
            ours: `${number(sample.amount)} documents, ${number(sample.wrong.length)} differ`,
            beside: sample.wrong.slice(0, 20).join(', ') || 'all are as the record worker would leave them',
            figure: number(sample.wrong.length),
            target: '0',
            reached: sample.wrong.length === 0,
            promise: true,
          },
          {
            what: 'ways of the store to what these read',
            ours: `${plans.amount} questions, ${plans.wrong.length} look through a collection`,
            beside: plans.wrong.join(', ') || 'each has its index',
            figure: number(plans.wrong.length),
            target: '0',
            reached: plans.wrong.length === 0,
            promise: true,
          },
          {
            what: `documents of which the same was told in ${number(size.seeds)} orders, in parts and with repetitions`,
            ours: `${number(orders.amount)} updates, ${orders.wrong.length} documents differ`,
            beside: orders.wrong.slice(0, 20).join(', ') || 'all are alike',
            figure: number(orders.wrong.length),
            target: '0',
            reached: orders.wrong.length === 0,
            promise: true,
          },
          {
            what: `memory of a worker while a list of ${number(size.list)}, with formulas and in two encodings, goes in and comes out`,
            ours: `${number(list.growthMb)} MB more than before, at most`,
            beside: `${number(list.amount)} lines out, in and out in ${number(list.seconds)} s`,
            figure: `${number(list.growthMb)} MB`,
            target: `< ${GROWTH_TARGET_MB} MB`,
            reached: list.growthMb < GROWTH_TARGET_MB,
          },
          {
            what: 'the daily look at what was kept long enough, when all is over',
            ours: `${number(keeping.amount)} people looked at in ${number(keeping.seconds)} s`,
            beside: `erased, ${number(keeping.times[0] ?? 0)} people a second`,
            figure: `${number(keeping.amount / keeping.seconds)} people/s`,
            target: `>= ${number(UPDATES_TARGET)} people/s`,
            reached: keeping.amount / keeping.seconds >= UPDATES_TARGET,
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
