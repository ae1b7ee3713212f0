import { type Event, LEVELS, type TextRef } from './events.ts'

type Said = Extract<Event, { type: 'said' }>

/**
 * Words that say so (`say: { joins: true }`) go out in one message with the question that follows: one notice on the phone, one message
 * to pay. It stands where the question stood, behind all that was told before it. `apart`: this question is a message of its own.
 */
export const joined = (events: readonly Event[], apart: (question: TextRef) => boolean): Event[] => {
  const list: Event[] = []
  let first: Said | null = null
  for (const event of events) {
    if (event.type !== 'said') {
      list.push(event)
      continue
    }
    const { joins, ...said } = event
    const whole: Said | null = first === null || apart(said.text) ? null : together(first, said)
    if (whole) list.splice(list.indexOf(first as Said), 1)
    first = joins && !whole ? said : null
    list.push(whole ?? said)
  }
  return list
}

/** Null where the second is no question or has words before it, where one may yet be kept back, or where they go different ways. */
const together = (first: Said, second: Said): Said | null => {
  const { before, asks, ...question } = second.text
  if (!question.options || before || asks || second.channel !== first.channel) return null
  if (first.template || second.template || first.while || second.while || first.still || second.still || first.canWait)
    return null
  const level = LEVELS.indexOf(first.level) < LEVELS.indexOf(second.level) ? second.level : first.level
  const pressing = first.pressing ?? second.pressing
  return { ...first, text: { ...first.text, asks: question }, level, ...(pressing ? { pressing } : {}) }
}
