import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')

// main.ts hands it to config.ts as a whole, unread.
test('only config.ts reads the environment: everything else is handed its settings', () => {
  const files = globSync(['src/**/*.{ts,mjs}', 'workers/**/*.ts'], { cwd: root }).filter(
    (file) => file !== 'src/config.ts',
  )
  expect(files.length).toBeGreaterThan(50)
  const readers = files.filter((file) =>
    /process\s*\.\s*env\b|\benv\s*[,}].*from 'node:process'/.test(text(file).replace('loadConfig(process.env,', '')),
  )
  expect(readers).toEqual([])
})

test('.env.example names every setting that there is, and nothing else', () => {
  const known = [...text('src/config/variables.ts').matchAll(/^ {2}([A-Z][A-Z0-9_]+): /gm)].map(([, name]) => name)
  const listed = [...text('.env.example').matchAll(/^#? ?([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name)
  expect(known.length).toBeGreaterThan(10)
  expect([...new Set(listed)].sort()).toEqual(known.sort())
})

const text = (file: string): string => readFileSync(join(root, file), 'utf8')
