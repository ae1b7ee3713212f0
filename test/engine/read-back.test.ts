import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { loadFlows } from '../../src/engine/flow/load.ts'

const root = join(import.meta.dirname, '../..')
const reviews = loadFlows(join(root, 'flows')).flows.flatMap((flow) =>
  [...flow.nodes.values()].flatMap((node) => (node.type === 'review' ? [[flow.name, node.name] as const] : [])),
)

/** Where nothing is read back the same words say that the number is wrong, and end the conversation. */
it.each(reviews)('"está mal" at %s.%s is about what was read back', (flow, node) => {
  for (const [lang, said] of [
    ['es', 'está mal'],
    ['en', 'wrong'],
  ] as const) {
    const texts = JSON.parse(readFileSync(join(root, `locales/${lang}/${flow}.json`), 'utf8'))
    const { words } = texts[texts[node].words_of ?? node]
    expect(words?.no ?? [], lang).toContain(said)
  }
})

it('there are such questions', () => expect(reviews.length).toBeGreaterThan(5))
