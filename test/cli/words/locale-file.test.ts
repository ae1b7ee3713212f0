import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { jsonText } from '../../../src/cli/words/locale-file.ts'
import { projectRoot } from '../../../src/library.ts'

const files = globSync('locales/*/*.json', { cwd: projectRoot }).filter((file) => !file.endsWith('lexicon.json'))

it.each(files)('%s is written back as it was read', (file) => {
  const text = readFileSync(join(projectRoot, file), 'utf8')
  expect(jsonText(JSON.parse(text))).toBe(text)
})
