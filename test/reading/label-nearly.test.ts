import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shownAt } from '../../src/engine/flow/options-of.ts'
import { tellsOf } from '../../src/engine/flow/tells-of.ts'
import { labelNearly } from '../../src/reading/label-nearly.ts'
import type { Lang } from '../../src/reading/reader.ts'
import { library } from '../support/library.ts'

const papers = [
  { id: 'photo', label: 'Mando foto' },
  { id: 'cannot', label: 'No puedo ir' },
  { id: 'not_now', label: 'Por ahora no' },
  { id: 'lost', label: 'No la encuentro' },
]

it.each([
  ['No puedo ir', 'cannot'],
  ['no puedo', 'cannot'],
  ['no puedo ir.', 'cannot'],
  ['mando fto', null],
  ['mandi foto', 'photo'],
  ['no la encuetnro', 'lost'],
  // What is left out would deny it, or most of it is left out.
  ['por ahora', null],
  ['por', null],
  ['no', null],
  ['no la', 'lost'],
  // More is said than the label says.
  ['no puedo ir hoy', null],
  ['no puedo hablar', null],
  ['ahorita no puedo', null],
  ['', null],
])('"%s" is %s', (text, want) => expect(labelNearly(text, papers, 'es')).toBe(want))

it('is none where it begins two', () => {
  const two = [
    { id: 'a', label: 'Sí, ya llegó' },
    { id: 'b', label: 'Sí, ya pagué' },
  ]
  expect(labelNearly('sí ya', two, 'es')).toBeNull()
})

/** Every question of every flow, in every language that it is written in. */
const questions = library.flows.flatMap(({ name: flow, nodes }) =>
  [...nodes.values()].flatMap((node) =>
    [undefined, ...tellsOf(node).parts].flatMap((part) => {
      const shown = shownAt(node, part)
      return (['es', 'en', 'fr'] as const).flatMap((lang) => {
        const known = library.words.locales.get(lang)?.get(flow)?.get(node.name)
        if (shown.length === 0 || !known) return []
        return [
          {
            where: `${lang} ${flow}.${node.name}`,
            lang,
            options: shown.map((id) => ({ id, label: known.options[id] ?? '' })),
          },
        ]
      })
    }),
  ),
)

describe('the buttons of every question', () => {
  it('are many', () => expect(questions.length).toBeGreaterThan(200))

  it('are each heard as themselves, as they stand', () => {
    for (const { where, lang, options } of questions)
      for (const { id, label } of options) expect(labelNearly(label, options, lang), `${where}: ${label}`).toBe(id)
  })

  it('are heard as no other, with a slip of the finger in a long word', () => {
    const slip = fc.tuple(
      fc.constantFrom(...questions),
      fc.nat(9),
      fc.nat(99),
      fc.constantFrom('twice', 'left out', 'swapped'),
    )
    fc.assert(
      fc.property(slip, ([{ lang, options }, which, at, how]) => {
        const { id, label } = options[which % options.length] as { id: string; label: string }
        const long = [...label.matchAll(/\p{L}{6,}/gu)]
        const word = long[at % Math.max(1, long.length)]
        if (!word || /[{}]/.test(label)) return
        const from = word.index + 1 + (at % (word[0].length - 2))
        const typed = slipped(label, from, how)
        expect([id, null]).toContain(labelNearly(typed, options, lang as Lang))
      }),
      { seed: 7, numRuns: 500 },
    )
  })
})

const slipped = (text: string, at: number, how: string): string => {
  const [a = '', b = ''] = text.slice(at, at + 2)
  if (how === 'twice') return text.slice(0, at) + a + text.slice(at)
  if (how === 'left out') return text.slice(0, at) + text.slice(at + 1)
  return text.slice(0, at) + b + a + text.slice(at + 2)
}
