import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { type Action, parseChat } from '../src/cli/chat-format.ts'
import { dearestWay, startOf } from './conversation-paths.ts'

/** Messages of ours that a whole settlement conversation may cost up to the decision. */
const MOST = 18
/** By SMS an answer and the next question are two, each of one segment (docs/decisions.md). */
const MOST_BY_SMS = 22

/** Who comes back the next day begins another conversation. */
const PAUSE = '@ the next day'
const isPause = (action: Action): boolean =>
  action.kind === 'until' || (action.kind === 'pass' && action.ms >= 20 * 3_600_000)

const FOLDER = join(import.meta.dirname, 'chats')
const whole = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.chat'))
  .flatMap((file) => {
    const { steps } = parseChat(readFileSync(join(FOLDER, file), 'utf8'))
    const begins = steps.some(({ action }) => action.kind === 'open' && action.flow === 'settlement')
    // Told lines stand in the order in which they came; what is recorded with a decision is said before what follows it.
    const told = steps.flatMap(({ action, expected }) => [
      ...(isPause(action) ? [PAUSE] : []),
      ...expected.map(({ text }) => text),
    ])
    const decided = told.findIndex((text) => /^! claim (intend|decline)\b/.test(text))
    if (!begins || decided < 0) return []
    const sittings = told
      .slice(0, decided)
      .join('\n')
      .split(PAUSE)
      .map((lines) => lines.split('\n').filter((text) => text.startsWith('<')).length)
    return [{ file, most: Math.max(...sittings) }]
  })

it('looks at whole conversations', () => {
  expect(whole.length).toBeGreaterThan(3)
  const files = whole.map(({ file }) => file)
  expect(files).toEqual(
    expect.arrayContaining(['settlement.asks-everything.chat', 'settlement.doubts-and-forgets.chat']),
  )
})

it.each(whole)(`$file costs at most ${MOST} messages up to the decision`, ({ most }) => {
  expect(most).toBeLessThanOrEqual(MOST)
})

it.each([
  ['whatsapp', MOST],
  ['sms', MOST_BY_SMS],
])('costs no more on any way to the decision by %s', (channel, most) => {
  const eusebio = JSON.parse(readFileSync(join(FOLDER, 'people', 'eusebio.json'), 'utf8'))
  const talk = startOf(eusebio, channel)
  const first = talk.open('settlement').filter(({ kind }) => kind === 'said').length
  const way = dearestWay(talk)
  expect(way, 'nobody comes to a decision').not.toBeNull()
  expect(first + (way?.cost ?? 0), way?.answers.join('\n')).toBeLessThanOrEqual(most)
  // It went the long way: who is it, a doubt, a third question, questions of their own.
  expect(way?.answers.join()).toMatch(/who_we_are.*which_surname.*menu.*decide/)
})
