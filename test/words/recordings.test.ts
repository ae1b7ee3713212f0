import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { approve } from '../../src/cli/words/approve.ts'
import { createWords } from '../../src/words/words.ts'
import { recordedLocales } from '../support/recorded-locales.ts'

const dir = await recordedLocales(['faq/audio'], ['language/same_town'], ['faq/cost_answer'], ['faq/audio', 'quc'])
const words = () => createWords(join(dir, 'locales'))
const heard = (key: string, hears = 'es', country = 'MX', lang: 'es' | 'en' = 'es') => {
  const [flow = '', node = ''] = key.split('/')
  return words().recordingFor({ flow, key: node, values: {} }, { lang, country }, hears)
}

describe('a recording', () => {
  it('is heard for the words that it speaks, in the language that it speaks them', () => {
    expect(heard('faq/audio')).toMatchObject({
      lang: 'es',
      type: 'audio/ogg',
      of: 'es',
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
    })
    expect(heard('faq/audio', 'quc')).toMatchObject({ lang: 'quc', of: 'es' })
    expect(heard('faq/audio', 'mam')).toBeNull()
    expect(heard('faq/cost_not_yet')).toBeNull()
    // What is written is English then: the Spanish recording says other words.
    expect(heard('faq/audio', 'en', 'US', 'en')).toBeNull()
    expect(heard('faq/audio', 'es', 'US', 'en')).toBeNull()
  })

  it('is found again by its id, and by nothing else', () => {
    const id = heard('faq/audio', 'quc')?.id ?? ''
    expect(words().recordingById(id)).toMatchObject({ type: 'audio/ogg', file: 'faq.audio.ogg' })
    expect(words().recordingById('__proto__')).toBeNull()
    expect(words().recordingById('../../package.json')).toBeNull()
  })

  it('of words that need approval is approved by itself, by version', () => {
    expect(heard('faq/cost_answer')?.unapproved).toBe(true)
    expect(heard('faq/audio')?.unapproved).toBeUndefined()
    expect(approve(dir, 'es', ['faq/cost_answer'], 'the Advocate', '2026-03-02')).toEqual(['faq/cost_answer'])
    expect(heard('faq/cost_answer')?.unapproved).toBe(true)
    expect(approve(dir, 'es', ['faq/cost_answer.audio'], 'the Advocate', '2026-03-02')).toEqual([
      'faq/cost_answer.audio',
    ])
    expect(heard('faq/cost_answer')?.unapproved).toBeUndefined()
  })

  it('is not heard where the region says it in other words', () => {
    const path = join(dir, 'locales/es-GT/faq.json')
    writeFileSync(path, JSON.stringify({ audio: { text: 'Cabal. De aquí en adelante le mando audios.' } }))
    expect(heard('faq/audio', 'es', 'GT')).toBeNull()
    expect(heard('faq/audio', 'es', 'MX')).not.toBeNull()
    expect(heard('faq/audio', 'quc', 'GT')).toBeNull()
  })

  it('is stale, and not heard, as soon as a word or an answer changes; what is said by SMS does not matter', () => {
    const path = join(dir, 'locales/es/language.json')
    const before = readFileSync(path, 'utf8')
    writeFileSync(path, before.replace('"text": "¿Está bien si es', '"sms": "Otra cosa", "text": "¿Está bien si es'))
    expect(heard('language/same_town')).not.toBeNull()
    writeFileSync(path, before.replace('Mejor de otro lado', 'De otro lado'))
    expect(heard('language/same_town')).toBeNull()
    writeFileSync(path, before.replace('¿Está bien si es', '¿Le parece si es'))
    expect(heard('language/same_town')).toBeNull()
    writeFileSync(path, before)
    expect(heard('language/same_town')).not.toBeNull()
  })

  it('that is another file than was taken in is left out and told', () => {
    appendFileSync(join(dir, 'locales/quc/audio/faq.audio.ogg'), 'x')
    expect(heard('faq/audio', 'quc')).toBeNull()
    expect(words().problems).toEqual([
      expect.objectContaining({ file: 'locales/quc/audio/recordings.json', key: 'faq/audio' }),
    ])
    writeFileSync(join(dir, 'locales/quc/audio/recordings.json'), '{ "faq": 1 }')
    expect(words().problems).toEqual([
      expect.objectContaining({ problem: expect.stringContaining('portavoz words record') }),
    ])
  })
})
