import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { type AnyDoc, type AnyNoun, nouns } from '../src/cases/index.ts'
import { TASK_TYPES, type TaskType } from '../src/cases/task-evidence.ts'
import { parseChat } from '../src/cli/chat-format.ts'
import { playChat } from '../src/cli/play-chat.ts'
import { type Outcome, Talk, type TalkSetting } from '../src/cli/talk.ts'
import { type Step, walk } from './cases/walk.ts'
import { toWork } from './cases/walks/task.ts'
import { library } from './support/library.ts'

const task = nouns.task as unknown as AnyNoun
const read = (path: string): string => readFileSync(join(import.meta.dirname, 'chats', path), 'utf8')

/** What a conversation records of a task, made on a task of that type on which work is going on. */
function afterTalk(type: TaskType, chat: string): { doc: AnyDoc; refused: string[]; told: string[] } {
  const { header, steps } = parseChat(read(`${chat}.chat`))
  const { who, ...where } = header
  const setting = { ...JSON.parse(read(`people/${who}.json`)), ...where } as TalkSetting
  const said: Step[] = []
  class Kept extends Talk {
    override turn(...[input]: Parameters<Talk['turn']>): Outcome[] {
      const outcomes = super.turn(input)
      const who = input.kind === 'silence' ? 'timer' : 'defender'
      for (const each of outcomes)
        if (each.kind === 'update' && each.noun === 'task') said.push([each.move, who, each.payload])
      return outcomes
    }
  }
  expect(playChat(new Kept(library.engine, library.words, setting), steps)).toBeNull()
  const { doc, refused, told } = walk(task, [...toWork(type), ...said], '2026-03-08T15:00:00.000Z')
  return { doc, refused, told: told.flatMap((tell) => (tell.to === 'staff' ? [tell.reason] : [])) }
}

/** The return of service (C13) has a flow of its own. */
const chatOf = (type: TaskType): string =>
  type === 'SERVICE' ? 'service.relative' : `evidence.${type.toLowerCase().replaceAll('_', '-')}`

it.each(TASK_TYPES)('%s is handed in by what is asked in the talk', (type) => {
  const { doc, refused, told } = afterTalk(type, chatOf(type))
  expect(refused).toEqual([])
  expect(doc.state).toBe('SUBMITTED')
  expect(told).toEqual([...(type === 'SERVICE' ? ['service_told', 'service_sworn'] : []), 'task_submitted'])
})

it.each([
  ['SERVICE', 'service.not-sworn'],
  ['DELIVER', 'evidence.silence'],
] as const)('%s in which something is missing is put together by staff (%s)', (type, chat) => {
  const { doc, refused, told } = afterTalk(type, chat)
  expect(refused).toEqual([])
  expect(doc.state).toBe('IN_PROGRESS')
  expect(told.at(-1)).toBe('task_said_done')
})

it('what is not signed is not said to be done', () => {
  const { doc, told } = afterTalk('SIGNATURE', 'evidence.not-signed')
  expect(doc).toMatchObject({ state: 'IN_PROGRESS', evidence: { signed: false } })
  expect(told).toEqual([])
})
