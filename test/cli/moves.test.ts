import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { nounOf } from '../../src/cases/index.ts'
import { movesText, type Teller, tellersOf } from '../../src/cli/moves.ts'
import { tellsOf } from '../../src/engine/flow/tells-of.ts'
import { projectRoot } from '../../src/library.ts'
import { library } from '../support/library.ts'

it('docs/moves.md is what the code says', () => {
  const page = readFileSync(join(projectRoot, 'docs/moves.md'), 'utf8')
  expect(page === movesText(), 'print it again: npm run -s portavoz -- moves > docs/moves.md').toBe(true)
})

it('prints one noun, and says when a conversation tells nothing of one', () => {
  expect(movesText('claim')).toMatch(/^## claim\n[\s\S]*\| `intend` \| bot/)
  expect(movesText('organisation')).toBe('No conversation records anything of organisation.\n')
})

/** What is told of the person is the bot's to tell, of whatever audience they are. */
const TELLERS_OF: Record<string, readonly Teller[]> = {
  defender: ['defender', 'bot', 'timer'],
  advocate: ['advocate', 'bot', 'timer'],
}
const recorded = library.flows.flatMap(({ name, audience, nodes }) =>
  [...nodes.values()].flatMap((node) =>
    tellsOf(node).records.map(({ noun, move }) => [`${name}.${node.name}`, noun, move, audience] as const),
  ),
)

it.each(recorded)('%s records %s %s, which a conversation may', (_, name, move, audience) => {
  const noun = nounOf(name)
  const tellers = noun ? tellersOf(noun, move) : []
  const may = TELLERS_OF[audience] ?? ['bot', 'timer', 'defender', 'advocate']
  expect(tellers.filter((teller) => may.includes(teller))).not.toEqual([])
})
