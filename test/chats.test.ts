import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseChat } from '../src/cli/chat-format.ts'
import { playChat } from '../src/cli/play-chat.ts'
import { type Outcome, Talk, type TalkSetting } from '../src/cli/talk.ts'
import type { Facts } from '../src/engine/facts.ts'
import type { Input } from '../src/engine/input.ts'
import { library } from './support/library.ts'
import { refusedIn } from './support/refused-in.ts'

const FOLDER = join(import.meta.dirname, 'chats')

const person = (who: string): Omit<TalkSetting, 'channel' | 'zone' | 'now'> => {
  const path = join(FOLDER, 'people', `${who}.json`)
  if (!existsSync(path)) throw new Error(`nobody is called ${who}: write test/chats/people/${who}.json`)
  return JSON.parse(readFileSync(path, 'utf8'))
}

const files = readdirSync(FOLDER, { recursive: true })
  .map(String)
  .filter((file) => file.endsWith('.chat'))
  .sort()

/** Told of it and understood it: a claim is INFORMED with both, and VERIFIED until then. On a phone of several nobody is known. */
const cannotBe = (facts: Facts): boolean => {
  const { state, informed, understood } = (facts.claim ?? {}) as Record<string, unknown>
  const { shared, level } = (facts.contact ?? {}) as Record<string, unknown>
  const both = informed === true && understood === true
  return (state === 'INFORMED' && !both) || (state === 'VERIFIED' && both) || (shared === true && level !== 'L0')
}

/** A talk of which the case store refuses nothing for want of a field: what is said of it would never leave. */
class Accepted extends Talk {
  override turn(input: Input): Outcome[] {
    const outcomes = super.turn(input)
    const [lacking] = refusedIn(outcomes)
    if (lacking !== undefined) throw new Error(lacking)
    return outcomes
  }
}

describe('conversations', () => {
  it('are there to be played', () => expect(files.length).toBeGreaterThan(0))

  it.each(files)('%s', (file) => {
    const { header, steps } = parseChat(readFileSync(join(FOLDER, file), 'utf8'))
    const { who, ...where } = header
    const talk = new Accepted(library.engine, library.words, { ...person(who), ...where } as TalkSetting)
    talk.know('contact.channel', header.channel)
    for (const step of steps) {
      const place = `test/chats/${file}, line ${step.line}`
      if (step.action.kind !== 'know' && cannotBe(talk.setting.facts))
        expect.fail(`${place}: nobody is so in the store`)
      const difference = playChat(talk, [step])
      if (difference) expect.fail(`test/chats/${file}, ${difference}`)
    }
  })
})
