import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { withFileLock } from '../src/services/file-lock.mjs'
import { privateFolder } from '../src/services/programs.mjs'
import { packages } from './setup/packages.mjs'
import { pages } from './setup/pages.mjs'
import { SetupError, say } from './setup/say.mjs'
import { servers } from './setup/servers.mjs'

// Runs on Node 20 or newer, before anything is installed: Node's own modules only.

/** Everything that a fresh clone lacks, in order. A step has `missing()` (fast, false when there is nothing to do) and `run()`. */
const steps = { packages, servers, pages }

/**
 * Brings the checkout to where the hub can start. Says one line per slow step on the error stream, and nothing when
 * nothing is missing. Two set-ups at the same time wait for each other; an interrupted one is done again.
 * @param {(keyof typeof steps)[]} [names]
 */
export async function setUp(names = ['packages', 'servers', 'pages']) {
  const wanted = names.map((name) => steps[name])
  if (!wanted.some((step) => step.missing())) return
  const lock = join(privateFolder, 'setup.lock')
  const waiting = () => say('Another set-up is running here. Waiting for it.')
  await withFileLock(
    lock,
    async () => {
      for (const step of wanted) if (step.missing()) await step.run()
    },
    { waiting },
  )
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    await setUp()
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    say(error.message)
    process.exitCode = 1
  }
}
