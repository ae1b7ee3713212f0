#!/usr/bin/env node
import { spawn } from 'node:child_process'
import module from 'node:module'
import { constants } from 'node:os'
import { join } from 'node:path'
import { privateFolder } from '../src/services/programs.mjs'
import { root, SetupError, say } from './setup/say.mjs'
import { setUp } from './setup.mjs'

// The command `portavoz`, on whatever Node the machine has: gets what is missing, then runs src/cli on Node 24.

/** These need servers and pages; all others read files and talk to the terminal. */
const heavy = new Set(['import', 'report', 'demo'])
const args = process.argv.slice(2)

try {
  const asksForHelp = args.includes('--help') || args.includes('-h')
  await setUp(heavy.has(args[0]) && !asksForHelp ? ['packages', 'servers', 'pages'] : ['packages'])
  await runCommand()
} catch (error) {
  if (!(error instanceof SetupError)) throw error
  say(error.message)
  process.exitCode = 1
}

async function runCommand() {
  const program = join(root, 'src', 'cli', 'index.ts')
  // Compiled code is kept: the second start takes half the time.
  const compiled = join(privateFolder, 'compiled')
  // npm scripts find our own Node first: then no second process is needed.
  if (process.versions.node.startsWith('24.')) {
    process.argv[1] = program
    module.enableCompileCache(compiled)
    await import('../src/cli/index.ts')
    return
  }
  const child = spawn(join(root, 'node_modules', '.bin', 'node'), [program, ...args], {
    stdio: 'inherit',
    env: { NODE_COMPILE_CACHE: compiled, ...process.env },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.once('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))
}
