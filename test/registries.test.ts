import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { INTENTS } from '../src/reading/intent.ts'
import { phrases } from './reading/support.ts'

/**
 * What is listed must be tested. Node types, readers, checks, effects, send rules, nouns and workers are walked by the tests beside
 * them, which fail when one has no row; here stands what has no such test of its own.
 */
describe('an intent', () => {
  const files = ['phrases.es.tsv', 'phrases.es.held.tsv', 'phrases.en.tsv', 'phrases.fr.tsv']
  const wanted = files.map((file) => [file, new Set(phrases(file).map(({ want }) => want))] as const)

  it.each(INTENTS)('%s has labelled phrases in every language, and some that are kept from tuning', (intent) => {
    expect(wanted.filter(([, held]) => !held.has(intent)).map(([file]) => file)).toEqual([])
  })
})

describe('a channel', () => {
  const root = join(import.meta.dirname, '..')
  const channels = readdirSync(join(root, 'src/channels'), { withFileTypes: true }).filter((one) => one.isDirectory())

  it.each(channels.map(({ name }) => name))('%s has tests of its own', (name) => {
    const tests = readdirSync(join(root, 'test/channels'), { recursive: true }).map(String)
    expect(tests.some((file) => file.startsWith(`${name}/`) && file.endsWith('.test.ts'))).toBe(true)
  })
})
