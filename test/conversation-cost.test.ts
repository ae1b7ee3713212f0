import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parseChat } from '../src/cli/chat-format.ts'

/** Messages of ours that a whole settlement conversation may cost up to the decision. */
const MOST = 18

const FOLDER = join(import.meta.dirname, 'chats')
const whole = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.chat'))
  .flatMap((file) => {
    const { steps } = parseChat(readFileSync(join(FOLDER, file), 'utf8'))
    const begins = steps.some(({ action }) => action.kind === 'open' && action.flow === 'settlement')
    // Told lines stand in the order in which they came; what is recorded with a decision is said before what follows it.
    const told = steps.flatMap(({ expected }) => expected.map(({ text }) => text))
    const decided = told.findIndex((text) => /^! claim (intend|decline)\b/.test(text))
    return begins && decided >= 0 ? [{ file, said: told.slice(0, decided).filter((text) => text.startsWith('<')) }] : []
  })

it('looks at whole conversations', () => {
  expect(whole.length).toBeGreaterThan(3)
  expect(whole.map(({ file }) => file)).toContain('settlement.asks-everything.chat')
})

it.each(whole)(`$file costs at most ${MOST} messages up to the decision`, ({ said }) => {
  expect(said.length).toBeLessThanOrEqual(MOST)
})
