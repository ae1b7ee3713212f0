import { z } from 'zod'
import { after, durationMs } from '../duration.ts'
import { type Around, aroundSchema, instantAround } from '../flow/around.ts'
import { SPOKEN_TIME, spokenTime } from '../flow/spoken-time.ts'
import { target, word } from '../flow/target.ts'
import { LIMITS } from '../limits.ts'
import { defineNode, type NodeOf, type TurnTools } from '../node.ts'

export type WaitSpec = {
  until?: string | Around
  event?: string
  go: string
  message: string
  file?: { save: string; go: string }
  save?: string
}

const eventName = z.string().regex(/^[a-z]+(\.[a-z_]+)+$/, 'an event is written like claim.joined')

/**
 * `wait: { until: slot }`: nothing is asked. It ends at the time (a saved answer that holds a date-time, or a time as it is spoken of, `opening`, a
 * duration like 7d, or so long before or after a fact: `{ fact: claim.deadline, before: 3d, at: '10:00' }`), at the event, or when the person writes (then it goes to `message`, else also to `go`);
 * `file: { save: form, go: arrived }` takes a photo or a document, and what they write is kept under `save`, where these are given.
 */
export const wait = defineNode({
  type: 'wait',
  shape: {
    wait: z
      .strictObject({
        until: z.union([word, z.string().regex(/^[1-9]\d*[mhd]$/), aroundSchema]).optional(),
        event: eventName.optional(),
      })
      .default({}),
    event: eventName.optional(),
    go: target,
    message: target.optional(),
    file: z.strictObject({ save: word, go: target }).optional(),
    save: word.optional(),
  },
  compile: (raw): WaitSpec => {
    const event = raw.wait.event ?? raw.event
    return {
      ...(raw.wait.until === undefined ? {} : { until: raw.wait.until }),
      ...(event === undefined ? {} : { event }),
      go: raw.go,
      message: raw.message ?? raw.go,
      ...(raw.file === undefined ? {} : { file: raw.file }),
      ...(raw.save === undefined ? {} : { save: raw.save }),
    }
  },
  targets: (spec) => [spec.go, spec.message, ...(spec.file ? [spec.file.go] : [])],
  waits: true,
  tells: {
    reads: ({ until }) => readBy(until),
    saves: ({ save, file }) => [save, file?.save].flatMap((name) => name ?? []),
  },
  enter: (node, turn) => {
    const until = untilOf(node, turn)
    if (node.level) turn.say(node)
    turn.wait(node, until)
    return { stay: true }
  },
  resume: ({ spec }, turn, answer) => {
    if (spec.save !== undefined && answer.kind === 'text')
      turn.save(spec.save, answer.text.slice(0, LIMITS.openingWords))
    return { go: answer.kind === 'time' || answer.kind === 'event' ? spec.go : spec.message }
  },
})

/** The fact from which it is reckoned, or the answer that holds the time. */
const readBy = (until: WaitSpec['until']): string[] => {
  if (until === undefined || until === 'opening') return []
  if (typeof until === 'object') return [until.fact]
  return durationMs(until) === null ? [`answers.${until}`] : []
}

/** An unreadable or past instant ends the wait at once rather than never. */
const untilOf = (node: NodeOf<'wait', WaitSpec>, turn: TurnTools): string | undefined => {
  const { until } = node.spec
  if (until === undefined) return undefined
  if (typeof until === 'object') {
    const at = instantAround(until, turn.value(until.fact), turn.zone)
    return at === null || at < turn.now ? turn.now : at
  }
  const ms = durationMs(until)
  if (ms !== null) return after(turn.now, ms)
  const instant = until === 'opening' ? turn.value('now.opens') : turn.value(`answers.${until}`)
  if (typeof instant === 'string' && SPOKEN_TIME.test(instant)) {
    const meant = spokenTime(instant, turn.now, turn.zone)
    turn.save(until, meant)
    return meant
  }
  const time = typeof instant === 'string' ? Date.parse(instant) : Number.NaN
  return Number.isNaN(time) || time < Date.parse(turn.now) ? turn.now : new Date(time).toISOString()
}
