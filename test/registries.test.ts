import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checks } from '../src/engine/checks/index.ts'
import { loadFlows } from '../src/engine/flow/load.ts'
import { takenAt } from '../src/engine/flow/options-of.ts'
import { nodes } from '../src/engine/nodes/index.ts'
import { INTENTS } from '../src/reading/intent.ts'
import { READER_NAMES } from '../src/reading/readers/index.ts'
import { phrases } from './reading/support.ts'

const root = join(import.meta.dirname, '..')

/**
 * What is listed must be tested. Node types, readers, checks, effects, send rules, nouns and workers are walked by the tests beside
 * them, which fail when one has no row; here stands what has no such test of its own.
 */
describe('an intent', () => {
  const files = ['phrases.es.tsv', 'phrases.es.held.tsv', 'phrases.en.tsv', 'phrases.fr.tsv']
  const wanted = files.map((file) => [file, new Set(phrases(file).map(({ want }) => want))] as const)

  it.each(INTENTS)('%s has labelled phrases in every language, and some that are kept from tuning', (intent) => {
    const missing = wanted.filter(([, held]) => !held.has(intent))
    expect(missing.map(([file]) => `add phrases that mean ${intent} to test/reading/${file}`)).toEqual([])
  })

  const { flows } = loadFlows(join(root, 'flows'))
  const opens = flows.flatMap(({ start }) => [...start.intent.keys()])
  const chooses = flows.flatMap((flow) => [...flow.nodes.values()].flatMap((node) => takenAt(node)))
  const heard = new Set([...opens, ...chooses.map((id) => id.toUpperCase()), 'REPEAT'])

  it.each(INTENTS)('%s leads somewhere', (intent) => {
    expect(heard.has(intent), `write a flow with start: { intent: [${intent}] }, or an option named like it`).toBe(true)
  })
})

describe('what stands in a file of its own is listed', () => {
  const lists: [folder: string, how: string, names: readonly string[]][] = [
    ['src/engine/nodes', 'defineNode', Object.keys(nodes)],
    ['src/engine/checks', 'defineCheck', checks.map(({ name }) => name)],
    ['src/reading/readers', 'defineReader', READER_NAMES],
  ]

  it.each(lists)('%s', (folder, how, names) => {
    const defined = readdirSync(join(root, folder)).flatMap((file) => {
      const text = readFileSync(join(root, folder, file), 'utf8')
      const made = text.matchAll(new RegExp(`= ${how}(?:<[^(]*>)?\\(\\{\\s+(?:name|type): '([a-z-]+)'`, 'g'))
      return [...made].map(([, name = '']) => ({ file, name }))
    })
    const unlisted = defined.filter(({ name }) => !names.includes(name))
    expect(unlisted.map(({ file, name }) => `${file}: add ${name} to the list in ${folder}/index.ts`)).toEqual([])
    expect(defined.map(({ name }) => name).sort()).toEqual([...names].sort())
  })
})

describe('a channel', () => {
  const channels = readdirSync(join(root, 'src/channels'), { withFileTypes: true }).filter((one) => one.isDirectory())

  it.each(channels.map(({ name }) => name))('%s has tests of its own', (name) => {
    const tests = readdirSync(join(root, 'test/channels'), { recursive: true }).map(String)
    expect(tests.some((file) => file.startsWith(`${name}/`) && file.endsWith('.test.ts'))).toBe(true)
  })
})
