import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseChat } from '../src/cli/chat-format.ts'
import { playChat } from '../src/cli/play-chat.ts'
import { Talk, type TalkSetting } from '../src/cli/talk.ts'
import { library } from './support/library.ts'

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

describe('conversations', () => {
  it('are there to be played', () => expect(files.length).toBeGreaterThan(0))

  it.each(files)('%s', (file) => {
    const { header, steps } = parseChat(readFileSync(join(FOLDER, file), 'utf8'))
    const { who, ...where } = header
    const talk = new Talk(library.engine, library.words, { ...person(who), ...where } as TalkSetting)
    talk.know('contact.channel', header.channel)
    const difference = playChat(talk, steps)
    if (difference) expect.fail(`test/chats/${file}, ${difference}`)
  })
})
