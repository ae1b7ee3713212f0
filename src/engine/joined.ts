import { type Event, LEVELS, type TextRef } from './events.ts'

type Said = Extract<Event, { type: 'said' }>

/**
 * Words that say so (`say: { joins: true }`) go out in one message with the question that follows: one notice on the phone, one message
 * to pay. It stands where the question stood, behind all that was told before it. `apart`: this question is a message of its own. Words that can
 * be spared (`say: { joins: true, spare: true }`) are no message of their own before another.
 */
export const joined = (events: readonly Event[], apart: (question: TextRef) => boolean): Event[] => {
  const list: Event[] = []
  let first: Said | null = null
  let spared = false
  for (const event of events) {
    if (event.type !== 'said') {
      list.push(event)
      continue
    }
    const { joins, spare, ...said } = event
    const whole: Said | null = first === null || apart(said.text) ? null : together(first, said)
    if (first && (whole || spared)) list.splice(list.indexOf(first), 1)
    first = joins && !whole ? said : null
    spared = spare === true
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
