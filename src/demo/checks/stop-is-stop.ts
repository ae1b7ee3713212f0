import { accepted, outbound } from '../evidence.ts'
import { defineCheck } from './check.ts'

/** The confirmation goes out within this time. */
const AT_ONCE_MS = 15 * 60_000

export const stopIsStop = defineCheck({
  no: 5,
  says: 'after a stop there is one confirmation and then silence on every channel, until they come back themselves',
  look: (evidence) => {
    const wrong: string[] = []
    const stops = accepted(evidence, 'person', 'opt_out')
    const returns = accepted(evidence, 'person', 'opt_in')
    for (const stop of stops) {
      const person = evidence.people.find(({ personId }) => personId === stop.subject)
      if (!person) continue
      const from = stop.eventAt.getTime()
      const until = returns.find((each) => each.subject === stop.subject && each.eventAt > stop.eventAt)
      const numbers = new Set(person.addresses.map(({ value }) => value))
      const after = outbound(evidence).filter(
        (message) =>
          numbers.has(message.phone) &&
          message.createdAt >= from &&
          message.createdAt < (until?.eventAt.getTime() ?? Number.POSITIVE_INFINITY),
      )
      const confirmed = after.filter((message) => message.createdAt - from < AT_ONCE_MS)
      if (confirmed.length !== 1) wrong.push(`${person.no} got ${confirmed.length} confirmations`)
      if (after.length > confirmed.length) wrong.push(`${person.no} got ${after.length - confirmed.length} more`)
    }
    return { tried: stops.length, wrong }
  },
})
