import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { cruise, type ICruiseResult, type IViolation } from 'dependency-cruiser'
import extractConfig from 'dependency-cruiser/config-utl/extract-depcruise-config'

const root = join(import.meta.dirname, '..')

/** Rules about what is called at run time: `import type` is free there, as it is gone when the program runs. */
const aboutValues = new Set(['no-cycles', 'pure-parts-share-types-only', 'hub-uses-interfaces'])

/**
 * Breaches of the dependency rule, one readable line each.
 * @param folders relative to `baseDir`
 */
export async function layers(
  folders = ['src', 'workers', 'simulator', 'bench', 'test', 'scripts'],
  baseDir = root,
): Promise<string[]> {
  const { options, ...ruleSet } = await extractConfig(join(root, '.dependency-cruiser.cjs'))
  const { output } = await cruise(folders, { ...options, ruleSet, validate: true, baseDir })
  const { violations } = (output as ICruiseResult).summary
  return violations.filter((one) => isReal(one, baseDir)).map(line)
}

function isReal(violation: IViolation, baseDir: string): boolean {
  if (!aboutValues.has(violation.rule.name)) return true
  if (!violation.cycle) return importsValue(violation.from, violation.to, baseDir)
  const files = [violation.from, ...violation.cycle.map((step) => step.name)]
  return files.slice(1).every((to, at) => importsValue(files[at] ?? to, to, baseDir))
}

/** Whether an import of `to` is left in `from` when its types are stripped, as Node strips them. */
function importsValue(from: string, to: string, baseDir: string): boolean {
  if (!from.endsWith('.ts')) return true
  const javaScript = stripTypeScriptTypes(readFileSync(join(baseDir, from), 'utf8'))
  const specifiers = [...javaScript.matchAll(/(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g)].map(
    ([, path]) => path ?? '',
  )
  return specifiers.some((path) => join(from, '..', path) === to)
}

const line = ({ rule, from, to, cycle }: IViolation): string =>
  `${rule.name}: ${from} -> ${cycle ? cycle.map((step) => step.name).join(' -> ') : to}`

if (import.meta.main) {
  const breaches = await layers()
  for (const breach of breaches) process.stdout.write(`${breach}\n`)
  process.exitCode = breaches.length > 0 ? 1 : 0
}
