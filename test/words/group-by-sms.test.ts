import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readyToPost } from '../../src/cases/ready-to-post.ts'
import { inSmsParts } from '../../src/cases/sms-parts.ts'
import { longestRef } from '../../src/engine/checks/texts.ts'
import { isGsm7, smsSegments } from '../../src/words/gsm7.ts'
import { library } from '../support/library.ts'

/** Who has SMS alone reads the group's digests: each message one segment, in every language and region, at the longest values. */
const { flows, words } = library
const LOCALES = [
  ['es', 'MX'],
  ['es', 'GT'],
  ['es', 'SV'],
  ['es', 'HN'],
  ['es', 'NI'],
  ['es', 'US'],
  ['en', 'US'],
  ['en', 'CA'],
] as const
const OURS = flows.filter(({ name }) => /^(?:group|network)-/.test(name) && words.locales.get('es')?.has(name))
const by = (lang: 'es' | 'en', country: string) =>
  ({ lang, country, channel: 'sms', zone: 'America/Mexico_City', now: '2026-03-02T15:00:00Z', buttons: false }) as const

describe.each(LOCALES)('what is said of a group by SMS, in %s of %s', (lang, country) => {
  it.each(OURS.map((flow) => [flow.name, flow] as const))('%s', (_, flow) => {
    const written = [...flow.nodes.values()].filter((node) => words.locales.get(lang)?.get(flow.name)?.has(node.name))
    expect(written.length).toBeGreaterThan(0)
    for (const node of written) {
      const ref = longestRef(flow, node, { flows, locales: words.locales, rules: words.rules } as never, lang)
      const { text } = words.render(ref, by(lang, country))
      expect([node.name, text, isGsm7(text), smsSegments(text)]).toEqual([node.name, text, true, 1])
    }
  })
})

/** As people write: accents, emoji, signs that take two septets, words without end. */
const said = (maxLength: number) =>
  fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength }),
    fc.string({ unit: fc.constantFrom('á', 'ñ', '…', '€', '[', '👍', ' ', 'x', '“'), minLength: 1, maxLength }),
  )
const asSms = (flow: string, key: string, path: string, text: string): string =>
  words.render({ flow, key, values: { [path]: text } }, by('es', 'MX')).text

it('an answer of any length and signs goes out in messages of one segment each', () => {
  fc.assert(
    fc.property(said(80), said(180), (question, answer) => {
      const digest = inSmsParts(`3) ${question} ${answer}`)
      const ready = readyToPost([{ question, answer }]).lines
      for (const [flow, key, path, parts] of [
        ['group-digest', 'part', 'answers.part.text', digest],
        ['group-ready', 'line', 'answers.line.text', ready],
      ] as const)
        for (const { text } of parts) {
          const sent = asSms(flow, key, path, text)
          expect([sent, smsSegments(sent)]).toEqual([sent, 1])
        }
    }),
  )
})

it('a word that no SMS holds is cut, and nothing of it is lost', () => {
  const word = 'x'.repeat(400)
  const parts = inSmsParts(`a ${word} b`)
  expect(
    parts
      .map(({ text }) => text)
      .join('')
      .replaceAll(' ', ''),
  ).toBe(`a${word}b`)
})
