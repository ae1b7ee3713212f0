import type { MediaKind, MediaProblem } from '../engine/input.ts'
import { type Action, outcomeLine, type Step } from './chat-format.ts'
import type { Outcome, Talk } from './talk.ts'

/**
 * Play the steps of a .chat file. What we say, hand-offs and ends must all be there, in order; updates are compared where the
 * file names them (fields it names only). Returns null, or what differed: the line, what was expected, what came.
 */
export const playChat = (talk: Talk, steps: readonly Step[]): string | null => {
  for (const step of steps) {
    const outcomes = act(talk, step.action)
    if (outcomes === null) return `line ${step.line}: no such button has been shown`
    const difference = compare(step, outcomes, talk)
    if (difference) return difference
  }
  return null
}

const act = (talk: Talk, action: Action): Outcome[] | null => {
  switch (action.kind) {
    case 'write':
      return talk.write(action.text)
    case 'tap':
      return talk.tap(action.label)
    case 'media':
      return talk.media(action.media as MediaKind, action.problem as MediaProblem | undefined)
    case 'open':
      return talk.open(action.flow, action.answers)
    case 'event':
      return talk.event(action.event)
    case 'pass':
      return talk.pass(action.ms)
    case 'until':
      return talk.until(action.at)
    case 'know':
      talk.know(action.path, action.value)
      return []
  }
}

const compare = ({ line, expected }: Step, outcomes: Outcome[], talk: Talk): string | null => {
  const timers = expected.filter(({ text }) => text === '! timer')
  if (timers[0] && talk.due === null) return tell(timers[0].line, '! timer', 'no timer is set', outcomes)
  const wanted = expected.filter(({ text }) => text !== '! timer')
  const updates = outcomes.filter(isUpdate).map(outcomeLine)
  for (const { line: at, text } of wanted.filter((one) => isUpdateLine(one.text))) {
    const found = updates.findIndex((update) => sameUpdate(text, update))
    if (found < 0) return tell(at, text, 'no such update', outcomes)
    updates.splice(0, found + 1)
  }
  const spoken = outcomes.filter((one) => !isUpdate(one)).map(outcomeLine)
  const rest = wanted.filter((one) => !isUpdateLine(one.text))
  for (const [index, { line: at, text }] of rest.entries()) {
    const came = spoken[index]
    if (came === undefined) return tell(at, text, '(nothing)', outcomes)
    if (!same(text, came)) return tell(at, text, came, outcomes)
  }
  const more = spoken[rest.length]
  return more === undefined ? null : tell(rest.at(-1)?.line ?? line, '(nothing more)', more, outcomes)
}

/** Updates and consent may stay unnamed; what is said, handed over or ended may not. */
const isUpdate = (outcome: Outcome): boolean => outcome.kind === 'update' || outcome.kind === 'consent'
const isUpdateLine = (text: string): boolean => text.startsWith('!') && !/^! (handoff|deferred)\b/.test(text)

const same = (expected: string, came: string): boolean => {
  const wanted = expected.replace(/\s+/g, ' ')
  if (/(\.\.\.|…)$/.test(wanted)) return came.startsWith(wanted.replace(/(\.\.\.|…)$/, '').trimEnd())
  // `! handoff reason` may leave the priority unsaid.
  return came === wanted || (wanted.startsWith('! handoff') && came.startsWith(`${wanted} `))
}

/** `! claim notify a=1` agrees with an update that has at least these fields. */
const sameUpdate = (expected: string, came: string): boolean => {
  const [, noun, move, ...fields] = expected.split(/\s+/)
  const head = `! ${noun} ${move}`
  return (came === head || came.startsWith(`${head} `)) && fields.every((field) => ` ${came} `.includes(` ${field}`))
}

const tell = (line: number, expected: string, came: string, outcomes: Outcome[]): string =>
  [
    `line ${line}`,
    `  expected  ${expected}`,
    `  came      ${came}`,
    '  all that came:',
    ...outcomes.map((one) => `    ${outcomeLine(one)}`),
  ].join('\n')
