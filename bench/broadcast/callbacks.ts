import { join } from 'node:path'
import { type Child, startChild } from '../child.ts'
import type { Bench, Figure, Row } from '../figure.ts'
import { startHubProcess } from '../hub.ts'
import type { Load, Loaded } from '../load/load.ts'
import { interleaved, measured, ratios, spread } from '../rounds.ts'
import type { Message } from '../webhook-request.ts'
import { onScene, type Side, UNPACED } from './scene.ts'

const CALLBACKS_TARGET = 0.5
const LINES = 128
const MATTER = 'M-1'
const ID = 'told-of'

/** What the provider tells of a broadcast, beside the messages of people. */
export const callbacks: Figure = {
  name: 'broadcast-callbacks',
  about: 'the callbacks of a broadcast, beside the messages of people',
  run: (bench) =>
    onScene(bench, async ({ stage, providerUrl, start, undo }) => {
      const { cores, quick } = bench
      const count = quick ? 400 : 4_000
      const side = await start(UNPACED)
      await side.ask({ crowd: { matterId: MATTER, count } })
      await side.ask({ plan: { id: ID, matterId: MATTER } })
      await side.ask({ dispatch: { id: ID } })
      const web = await startHubProcess({ role: 'web', stage, cores, on: cores.underTest, providerUrl })
      undo(() => web.stop())
      const script = join(import.meta.dirname, '..', 'load', 'load.ts')
      const load = await startChild<Load, Loaded>({ script, cores, on: cores.rest })
      undo(() => load.stop())
      return [await absorbed(bench, side, load, web.port, count)]
    }),
}

async function absorbed(
  { rounds }: Bench,
  side: Side,
  load: Child<Load, Loaded>,
  port: number,
  count: number,
): Promise<Row> {
  const { messages } = await side.ask({ messages: ID })
  let next = 1
  const rate = async (all: Message[]): Promise<number> => {
    const { seconds, statuses } = await load.ask({ kind: 'closed', port, messages: all, lines: LINES })
    if (statuses[200] !== all.length) throw new Error(`Not every request was acknowledged: ${JSON.stringify(statuses)}`)
    return all.length / seconds
  }
  const plain = (): Promise<number> =>
    rate(
      Array.from({ length: count }, () => {
        const id = next++
        return { id, sender: 4_000_000 + id, text: 'Gracias por avisar' }
      }),
    )
  const statuses = ['sent', 'delivered', 'read'] as const
  let round = 0
  // Three callbacks for each message: as many as the provider makes of them.
  const callbacks = (): Promise<number> => {
    const status = statuses[round++ % statuses.length] ?? 'read'
    const told = messages
      .slice(0, count)
      .map(({ id, sid }, n): Message => ({ id: n, sender: n, text: '', callback: { message: id, sid, status } }))
    return rate(told)
  }
  await plain()
  const found = await interleaved({ plain, callbacks }, rounds)
  const ratio = measured(ratios(found.callbacks, found.plain))
  return {
    what: `status callbacks/s, one web process, durable before the answer (${LINES} connections)`,
    ours: spread(measured(found.callbacks)),
    beside: `messages of people ${spread(measured(found.plain))}`,
    figure: spread(ratio, 2),
    target: `>= ${CALLBACKS_TARGET.toFixed(2)}`,
    reached: ratio.median >= CALLBACKS_TARGET,
  }
}
