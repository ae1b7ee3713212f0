import { flushCompileCache } from 'node:module'
import { parseArgs } from 'node:util'
import { loadConfig, ROLES } from './config.ts'
import { createLog } from './log.ts'
import type { RunningHub } from './runtime.ts'
import { startServices } from './services/services.ts'
import { createVault } from './store/vault.ts'

/** A shutdown that takes longer than this has lost its way. */
const SHUTDOWN_MS = 25_000

const help = `Start the hub.

  npm start [-- --role all|web|worker]

  all      the door for the provider, the API, and the workers, in one process (the default)
  web      the door and the API only
  worker   the workers only; start as many of both as are needed, on the same MongoDB and Redis

Settings come from the environment: see .env.example.
`

const say = (text: string): void => void process.stdout.write(`${text}\n`)
const complain = (text: string): void => void process.stderr.write(`${text}\n`)

/** Errors that say what to do: no trace of calls makes them clearer. */
const FOR_PEOPLE = ['ConfigError', 'LibraryError', 'ServicesError', 'PortError']
const isForPeople = (error: Error): boolean =>
  FOR_PEOPLE.includes(error.name) || String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS')

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { role: { type: 'string', default: 'all' }, help: { type: 'boolean', short: 'h' } },
  })
  if (values.help) return say(help)
  if (!ROLES.includes(values.role as never)) complain(help)
  const config = loadConfig(process.env, values.role)
  // The databases start while the rest of the program is read.
  const log = createLog(config.logLevel, createVault(config.dataKey))
  const services = startServices({ ...config, log })
  services.catch(() => {})
  const { startHub } = await import('./runtime.ts')
  const starting = startHub(config, services, log)
  endInOrder(starting)
  const hub = await starting
  flushCompileCache()
  if (hub.port !== null) say(`Hub:    ${config.publicUrl}  (API: ${config.publicUrl}/api/docs)`)
  if (hub.phonesUrl) {
    say(`Phones: ${hub.phonesUrl}  (no provider is configured: virtual phones stand in)`)
    say(`Key:    ${config.adminApiKey}  (for the API; made for this machine)`)
  }
}

/** From the first moment on: who is told to end while starting ends when started, so that no part is left half-way. */
function endInOrder(starting: Promise<RunningHub>): void {
  let ending = false
  const end = (code: number): void => {
    if (ending) return
    ending = true
    setTimeout(() => process.exit(1), SHUTDOWN_MS).unref()
    starting
      .then((hub) => hub.close())
      .then(
        () => process.exit(code),
        () => process.exit(1),
      )
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => end(0))
  // Nobody knows the state after such an error; everything that matters is in the store, so ending is safe.
  process.on('uncaughtException', (error) => {
    complain(`The hub ends after an error that nobody caught: ${error.name} ${(error as { code?: string }).code ?? ''}`)
    end(1)
  })
}

main().catch((error: unknown) => {
  if (error instanceof Error && isForPeople(error)) complain(error.message)
  else complain(error instanceof Error ? (error.stack ?? error.message) : String(error))
  process.exit(1)
})
