import type { Command } from 'commander'
import type { FieldKind } from '../cases/field.ts'
import { type AnyNoun, nouns } from '../cases/index.ts'

/** As whom a conversation tells: of people the bot does, of silence time; Defenders and Advocates speak for themselves. */
export const TELLERS = ['bot', 'timer', 'defender', 'advocate'] as const
export type Teller = (typeof TELLERS)[number]

const HEAD = `# What a conversation may record

Printed by \`npm run portavoz -- moves\`; a test keeps it true. A record in a flow is \`{ <noun>: <move>, with: { field: value } }\`. Who tells it
depends on who talks: \`bot\` for people, \`timer\` after silence, \`defender\` and \`advocate\` for those who work with us. What is **bold** has to be there.
Besides, each move has states in which it holds, and perhaps a reason why not; a refused one stays on record, and words that rest on
it are not said.
`

/** `portavoz moves [noun]`: which moves of the case store a conversation may record, as a page of documentation. */
export const registerMoves = (program: Command): void => {
  program
    .command('moves')
    .argument('[noun]', 'only of this noun, such as claim')
    .description('print what a conversation may record')
    .action((noun?: string) => {
      if (noun !== undefined && !Object.hasOwn(nouns, noun))
        throw new Error(`There is no noun ${noun}; there are ${Object.keys(nouns).join(', ')}.`)
      process.stdout.write(movesText(noun))
    })
}

/** Of one noun, or the whole page. */
export function movesText(only?: string): string {
  const told = Object.values(nouns).filter(({ name }) => only === undefined || name === only)
  const parts = told.flatMap((noun) => tableOf(noun) ?? [])
  return only === undefined
    ? [HEAD, ...parts].join('\n')
    : (parts[0] ?? `No conversation records anything of ${only}.\n`)
}

/** Who may tell a move in a conversation; empty: it is for people or other cases. */
export const tellersOf = (noun: AnyNoun, move: string): Teller[] =>
  TELLERS.filter((teller) => noun.moves[move]?.who.includes(teller))

const tableOf = (noun: AnyNoun): string | null => {
  const rows = Object.entries(noun.moves).flatMap(([name, { fields = {}, requires = [], from }]) => {
    const tellers = tellersOf(noun, name)
    if (tellers.length === 0) return []
    const with_ = Object.entries(fields).map(([field, kind]) =>
      [requires.includes(field) ? `**${field}**` : field, kindText(kind)].join(' '),
    )
    const states = from === 'any' ? 'any' : from.join(' ')
    return [`| \`${name}\` | ${tellers.join(', ')} | ${with_.join('; ') || '-'} | ${states} |`]
  })
  if (rows.length === 0) return null
  return [
    `## ${noun.name}\n`,
    '| move | told by | with | in the states |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n')
}

const kindText = (kind: FieldKind): string => {
  if (typeof kind === 'string') return kind
  if ('one_of' in kind) return `(${kind.one_of.join(' ')})`
  if ('some_of' in kind) return `(some of ${kind.some_of.join(' ')})`
  const shape = 'lines' in kind ? kind.lines : kind.part
  return `${'lines' in kind ? 'list of' : ''} { ${Object.keys(shape.fields).join(', ')} }`.trim()
}
