import { expect, it } from 'vitest'
import { shownAt, takenAt } from '../../src/engine/flow/options-of.ts'
import { exactChoice } from '../../src/engine/hearing/exact-choice.ts'
import { namedIn } from '../../src/engine/hearing/named-in.ts'
import type { Turn } from '../../src/engine/turn.ts'
import { library } from '../support/library.ts'

const CALLS = [
  'hermano',
  'Oiga patrón,',
  'mire licenciada',
  'fíjese que',
  '¿bueno?',
  'bueno pues',
  'ay compa',
  'señorita',
  'a ver jefe',
]

it('what they call us, and what they begin with, hides no button', () => {
  const { flows, words, writtenOut, withoutCourtesy } = library
  const turn = { parts: { writtenOut, withoutCourtesy }, context: { lang: 'es' } } as unknown as Turn
  const hidden: string[] = []
  let looked = 0
  for (const { name, nodes } of flows)
    for (const node of nodes.values()) {
      const choices = words.choices(name, node.name, takenAt(node), 'es', 'MX')
      const named = (text: string) => namedIn(turn, text, (said) => exactChoice(said, choices, 0))
      for (const { label } of choices.filter(({ id }) => shownAt(node).includes(id)))
        for (const call of CALLS) {
          looked++
          if (named(`${call} ${label}`) !== named(label)) hidden.push(`${name}.${node.name}: ${call} ${label}`)
        }
    }
  expect(looked).toBeGreaterThan(2_000)
  expect(hidden).toEqual([])
})
