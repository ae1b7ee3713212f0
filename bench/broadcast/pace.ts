import type { Child } from '../child.ts'
import type { Figure, Row } from '../figure.ts'
import type { Question as Asked, Answer as Provided } from '../provider.ts'
import { number, quantile } from '../rounds.ts'
import { onScene, type Side } from './scene.ts'

const PACE = { rate: 80, off: 0.01, replyMs: 1_000 }

/** Sent at a sender's pace while people are answered. */
export const pace: Figure = {
  name: 'broadcast-pace',
  about: 'a broadcast at 80 a second, while people are answered',
  run: ({ quick, ...bench }) =>
    onScene({ quick, ...bench }, async ({ start, provider }) => {
      const side = await start({ TWILIO_WHATSAPP_RATE: String(PACE.rate) })
      return [await paced(side, provider, quick ? 400 : 10_000)]
    }),
}

async function paced(side: Side, provider: Child<Asked, Provided>, people: number): Promise<Row> {
  const answered = 2_000
  await side.ask({ crowd: { matterId: 'M-pace', count: people, from: 2_000_000 } })
  await side.ask({ crowd: { matterId: 'M-answers', count: answered, from: 3_000_000 } })
  const before = (await provider.ask({ what: 'sent' })).sent.length
  await side.ask({ plan: { id: 'pace', matterId: 'M-pace', upTo: 'begun' } })
  const { replies } = await side.ask({ dispatch: { id: 'pace', repliesFrom: 3_000_000 } })
  const at = (await provider.ask({ what: 'sent' })).sent.slice(before).map(({ ms }) => ms)
  const most = Math.max(
    ...at.map((from, n) => at.slice(n, n + 2 * PACE.rate).filter((one) => one < from + 1_000).length),
  )
  const seconds = ((at.at(-1) ?? 0) - (at[0] ?? 0)) / 1_000
  // Answers take slots of the same sender.
  const ideal = (at.length - 1) / PACE.rate
  const off = seconds / ideal - 1
  const slowest = quantile(
    [...replies].sort((a, b) => a - b),
    1,
  )
  return {
    what: `a broadcast to ${number(people)} people at ${PACE.rate} a second, while ${number(replies.length)} people are answered`,
    ours: `${number(seconds, 1)} s; at most ${most} in any second; slowest answer ${number(slowest)} ms`,
    beside: `ideal ${number(ideal, 1)} s`,
    figure: `${number(100 * off, 2)} % over the ideal, ${most} in a second, ${number(slowest)} ms`,
    target: `within ${100 * PACE.off} %, <= ${PACE.rate}, < ${number(PACE.replyMs)} ms`,
    reached: off <= PACE.off && most <= PACE.rate && slowest < PACE.replyMs && at.length === people + replies.length,
  }
}
