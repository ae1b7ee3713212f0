import { describe, expect, it } from 'vitest'
import { longestRef } from '../../src/engine/checks/texts.ts'
import { smsSegments } from '../../src/words/gsm7.ts'
import { library } from '../support/library.ts'

/** F35: with what we begin goes how to end it, and that nobody ever has to pay. */
const { flows, words } = library
const LANGS = ['es', 'en', 'fr'] as const
const END = { es: 'ALTO', en: 'STOP', fr: 'ARRET' } as const
const LONGEST_FOOTER = 60
const to = { country: 'MX', zone: 'America/Mexico_City', now: '2026-03-02T15:00:00Z', buttons: true, template: true }
const templates = flows.flatMap((flow) =>
  [...flow.nodes.values()].filter(({ template }) => template).map((node) => ({ flow, node })),
)
const refOf = (name: string, node: string, lang: string) => {
  const found = templates.find((one) => one.flow.name === name && one.node.name === node)
  if (!found) throw new Error(`${name}.${node} is no template`)
  return longestRef(found.flow, found.node, { flows, locales: words.locales, rules: words.rules } as never, lang)
}

describe('the footer', () => {
  it.each(LANGS)('stands below every template by WhatsApp, in %s', (lang) => {
    const wanted = words.render(
      { flow: 'common', key: 'footer', values: {} },
      { ...to, lang, channel: 'whatsapp' },
    ).text
    expect([wanted.length <= LONGEST_FOOTER, wanted.includes(END[lang].replace('ARRET', 'ARR'))]).toEqual([true, true])
    const written = templates.filter(({ flow, node }) => words.locales.get(lang)?.get(flow.name)?.has(node.name))
    expect(written.length).toBeGreaterThan(10)
    for (const { flow, node } of written)
      expect(words.render(refOf(flow.name, node.name, lang), { ...to, lang, channel: 'whatsapp' }).footer).toBe(wanted)
  })

  it.each([
    ['settlement', 'is_it_you'],
    ['locate', 'do_you_know'],
    ['locate', 'do_you_know_name'],
  ])('is in the words themselves by SMS, where somebody hears of us for the first time: %s %s', (flow, node) => {
    for (const lang of ['es', 'en'] as const) {
      const { text } = words.render(refOf(flow, node, lang), { ...to, lang, channel: 'sms' })
      expect([text, text.includes(END[lang]), smsSegments(text)]).toEqual([text, true, 1])
    }
  })
})
