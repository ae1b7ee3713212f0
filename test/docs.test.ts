import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { parseChat } from '../src/cli/chat-format.ts'
import { playChat } from '../src/cli/play-chat.ts'
import { Talk, type TalkSetting } from '../src/cli/talk.ts'
import { checks } from '../src/engine/checks/index.ts'
import { nodes } from '../src/engine/nodes/index.ts'
import { problemLine } from '../src/engine/problem.ts'
import { inspectLibrary, loadLibrary, projectRoot } from '../src/library.ts'
import { INTENTS } from '../src/reading/intent.ts'
import { READER_NAMES } from '../src/reading/readers/index.ts'
import { formats } from '../src/words/formats.ts'

/** What `docs/flows.md` prints is run: its blocks are put into a copy of the project's flows and words. */
const page = readFileSync(join(projectRoot, 'docs/flows.md'), 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'portavoz-docs-'))
afterAll(() => rmSync(folder, { recursive: true }))

const blocks = [...page.matchAll(/(?:^`([\w./-]+)`:\n\n)?^```(\w*)\n([\s\S]*?)^```$/gm)].map(
  ([, file, language, text = '']) => ({ file, language, text }),
)
const textOf = (file: string) => blocks.find((block) => block.file === file)?.text ?? ''

cpSync(join(projectRoot, 'flows'), join(folder, 'flows'), { recursive: true })
cpSync(join(projectRoot, 'locales'), join(folder, 'locales'), { recursive: true })
writeFileSync(
  join(folder, 'flows/visit.yaml'),
  blocks
    .filter(({ language }) => language === 'yaml')
    .map(({ text }) => text)
    .join(''),
)
for (const file of ['locales/es/visit.json', 'locales/en/visit.json']) writeFileSync(join(folder, file), textOf(file))

it('prints a conversation that passes every check', () => {
  expect(inspectLibrary(folder).problems.map(problemLine)).toEqual([])
})

it('prints a talk that goes as it says', async () => {
  const { header, steps } = parseChat(textOf('test/chats/visit.agrees.chat'))
  const { who, ...where } = header
  const person = JSON.parse(readFileSync(join(projectRoot, `test/chats/people/${who}.json`), 'utf8'))
  const library = await loadLibrary(folder)
  expect(playChat(new Talk(library.engine, library.words, { ...person, ...where } as TalkSetting), steps)).toBeNull()
})

it.each([
  ['node types', Object.keys(nodes)],
  ['readers', READER_NAMES],
  ['intents', [...INTENTS]],
  ['formats', Object.keys(formats)],
])('names all %s', (_, names) => {
  const unnamed = names.filter((name) => !new RegExp(`\\b${name}\\b`).test(page))
  expect(unnamed.map((name) => `${name}: name it in docs/flows.md`)).toEqual([])
})

it('names no check that does not exist', () => {
  const named = [...page.matchAll(/allow: \{ ([\w-]+):/g)].map(([, name]) => name)
  expect(named.filter((name) => !checks.some((check) => check.name === name))).toEqual([])
})
