import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parseChat } from '../src/cli/chat-format.ts'
import { loadFlows } from '../src/engine/flow/load.ts'
import { toGsm7 } from '../src/words/gsm7.ts'

const SHARED = ['common', 'readers']
const root = join(import.meta.dirname, '..')
const { flows } = loadFlows(join(root, 'flows'))
const page = readFileSync(join(root, 'docs/conversations.md'), 'utf8')
const rows = [...page.matchAll(/^\| (.+?) \| `(.+?)\.(.+?)` \| `(.+?)` \|$/gm)]
/** The first words that a node says, up to what is put in. */
const opening = (flow: string, node: string): string => {
  const words = JSON.parse(readFileSync(join(root, `locales/es/${flow}.json`), 'utf8'))[node]
  const text: string = words.text ?? words.text_other
  return (text.split(/\{[^}]*\}/).sort((a, b) => b.length - a.length)[0] ?? '').trim()
}

it('has rows', () => expect(rows.length).toBeGreaterThan(10))

it.each(rows.map(([, script = '', flow = '', node = '', chat = '']) => ({ script, flow, node, chat })))(
  '$script',
  ({ flow, node, chat }) => {
    // What is said at any question stands in `common`, what a reader asks again in `readers`.
    if (!SHARED.includes(flow)) expect(flows.find(({ name }) => name === flow)?.nodes.has(node)).toBe(true)
    const { steps } = parseChat(readFileSync(join(root, `test/chats/${chat}.chat`), 'utf8'))
    const said = steps.flatMap(({ expected }) => expected.map(({ text }) => text)).join('\n')
    // A text has lost the accents that it has no room for.
    expect(toGsm7(said)).toContain(toGsm7(opening(flow, node)))
  },
)

const people = [...page.matchAll(/^\| (\d\d(?:, \d\d)*) \| .+? \| `(.+?)` \|$/gm)]

it('every person of the story is played', () => {
  const played = new Set(people.flatMap(([, numbers = '']) => numbers.split(', ')))
  const all = Array.from({ length: 20 }, (_, index) => String(index + 1).padStart(2, '0'))
  expect(all.filter((no) => !played.has(no))).toEqual([])
})

it.each(people.map(([, numbers = '', chat = '']) => ({ numbers, chat })))('$numbers: $chat', ({ chat }) => {
  const { steps } = parseChat(readFileSync(join(root, `test/chats/${chat}.chat`), 'utf8'))
  expect(steps.flatMap(({ expected }) => expected).length).toBeGreaterThan(4)
})
