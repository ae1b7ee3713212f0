import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { prepareBrowser } from './test/browser.ts'
import type { Summary } from './test/summary-reporter.ts'

const root = join(import.meta.dirname, '..')
const summaryFile = join(root, '.portavoz', 'test-summary.json')

type Step = { name: string; command: string[]; aloud?: boolean }

/** What `npm test` does. All of it, also after a failure: one run shows everything that is wrong. */
const checks: Step[] = [
  { name: 'types', command: ['tsc', '--noEmit', '--incremental', '--tsBuildInfoFile', '.portavoz/types.tsbuildinfo'] },
  { name: 'lint and format', command: ['biome', 'ci', '--colors=off'] },
  { name: 'layers', command: ['node', '--disable-warning=ExperimentalWarning', 'scripts/layers.ts'] },
  { name: 'flows and words', command: ['node', 'src/cli/index.ts', 'check'] },
]
const tests: Step = {
  name: 'tests',
  command: ['vitest', 'run', '--reporter=default', '--reporter=./scripts/test/summary-reporter.ts'],
  aloud: true,
}

const total = { passed: 0, failed: 0, skipped: 0 }
const failed: string[] = []
const skipped: string[] = []
process.env.PATH = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter)
process.env.PORTAVOZ_TEST_SUMMARY = summaryFile
mkdirSync(join(root, '.portavoz'), { recursive: true })
rmSync(summaryFile, { force: true })
await prepareBrowser(root)

// Beside each other: the tests that come first wait for other processes most of the time.
const testing = step(tests)
for (const check of checks) await step(check)
await testing

for (const one of skipped) process.stdout.write(`skipped: ${one}\n`)
for (const one of failed) process.stdout.write(`failed: ${one}\n`)
process.stdout.write(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`)
process.exitCode = total.failed > 0 ? 1 : 0

async function step({ name, command, aloud = false }: Step): Promise<void> {
  const begun = performance.now()
  if (aloud) process.stdout.write(`${name} ...\n`)
  const { status, output } = await run(command, aloud)
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  process.stdout.write(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)\n`)
  if (status !== 0) process.stdout.write(output)
  count(name, status === 0, aloud ? readSummary() : null)
}

/** A static step counts as one. The tests count one by one, and what broke outside of any test counts as well. */
function count(name: string, fine: boolean, summary: Summary | null): void {
  total.passed += summary?.passed ?? (fine ? 1 : 0)
  total.failed += summary?.failed ?? 0
  total.skipped += summary?.skipped.length ?? 0
  skipped.push(...(summary?.skipped ?? []))
  failed.push(...(summary?.failures ?? []))
  if (fine || (summary?.failed ?? 0) > 0) return
  total.failed += 1
  failed.push(name)
}

function run([command = '', ...args]: string[], aloud: boolean): Promise<{ status: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', aloud ? 'inherit' : 'pipe', 'pipe'] })
    let output = ''
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      if (aloud) process.stderr.write(text)
      else output += text
    })
    child.once('error', (error) => resolve({ status: 1, output: `${error.message}\n` }))
    child.once('close', (status) => resolve({ status: status ?? 1, output }))
  })
}

function readSummary(): Summary | null {
  return existsSync(summaryFile) ? (JSON.parse(readFileSync(summaryFile, 'utf8')) as Summary) : null
}
