import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createWords } from '../../src/words/words.ts'

const words = createWords(join(import.meta.dirname, '../../locales'))
const say = (flow: string, key: string, country: string) =>
  words.render(
    { flow, key, values: {} },
    { channel: 'whatsapp', lang: 'es', country, zone: 'UTC', now: '2026-03-02T15:00:00Z', buttons: true },
  ).text

describe('the words of a country', () => {
  it.each([
    ['MX', 'CURP'],
    ['GT', 'DPI'],
    ['SV', 'DUI'],
    ['HN', 'DNI'],
    ['NI', 'cédula'],
    ['US', 'identificación'],
  ])('%s: the document is the %s', (country, document) =>
    expect(say('readers', 'identity.unclear', country)).toContain(document),
  )

  it.each([
    ['MX', 'estado'],
    ['SV', 'cantón'],
    ['NI', 'comarca'],
  ])('%s: a place lies in its %s', (country, unit) => expect(say('readers', 'place.unknown', country)).toContain(unit))

  it('is the general one where nothing differs', () =>
    expect(say('common', 'miss', 'HN')).toBe(say('common', 'miss', 'US')))
})
