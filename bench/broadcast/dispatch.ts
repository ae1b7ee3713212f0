import type { Bench, Figure, Row } from '../figure.ts'
import { interleaved, measured, number, ratios, spread } from '../rounds.ts'
import { onScene, type Side, UNPACED } from './scene.ts'
import type { Answer } from './side.ts'

const DISPATCH_TARGET = 0.5
const MATTER = 'M-1'

/** Sent as fast as one worker's processor can, beside the provider's own client on it. */
export const dispatch: Figure = {
  name: 'broadcast-dispatch',
  about: 'a broadcast sent without a pace, beside the client of the provider',
  run: (bench) =>
    onScene(bench, async ({ start }) => dispatched(bench, await start(UNPACED), bench.quick ? 400 : 4_000)),
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
