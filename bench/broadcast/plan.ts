import type { Bench, Figure, Row } from '../figure.ts'
import { number } from '../rounds.ts'
import { onScene, type Side, UNPACED } from './scene.ts'

const PLAN = { seconds: 5, megabytes: 10 }

/** An audience written down, to its first message on its way. */
export const plan: Figure = {
  name: 'broadcast-plan',
  about: 'a broadcast to 100,000 people planned, and what Redis holds of it',
  run: (bench) =>
    onScene(bench, async ({ start }) => [await planned(bench, await start(UNPACED), bench.quick ? 2_000 : 100_000)]),
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
