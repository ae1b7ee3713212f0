import { parseArgs } from 'node:util'
import { findCores } from './cores.ts'
import type { Bench, Row } from './figure.ts'
import { figures } from './figures.ts'
import { createServers } from './servers.ts'

const help = `Measure the hub, each figure beside its reference in the same run.

  npm run bench [-- <figure> ...] [-- --rounds N] [-- --quick]

${figures.map(({ name, about }) => `  ${name.padEnd(21)}${about}`).join('\n')}

  --rounds N  interleaved rounds, of which the median counts (3)
  --profile D write CPU profiles of the side under test into folder D
  --quick     small amounts: shows that it runs, nothing to quote

The store is MONGODB_URI (a database of its own is made there and dropped), else mongod on PATH, else the faster build of the
embedded store, which cargo builds once into the private folder.
`
const say = (line: string): void => void process.stderr.write(`${line}\n`)
const tell = (line: string): void => void process.stdout.write(`${line}\n`)

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '3' },
    quick: { type: 'boolean', default: false },
    profile: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  },
})
/** By its name, or by the first word of it: `broadcast` is all that begins with it. */
const isMeant = (name: string) => (wanted: string) => name === wanted || name.startsWith(`${wanted}-`)
const unknown = positionals.filter((wanted) => !figures.some(({ name }) => isMeant(name)(wanted)))
const rounds = Number(values.rounds)
if (values.help || unknown.length > 0 || !Number.isInteger(rounds) || rounds < 1) {
  ;(values.help ? tell : say)(help)
  if (!values.help) process.exitCode = 1
} else await measure()

async function measure(): Promise<void> {
  const cores = findCores()
  const { MONGODB_URI: mongodbUri, REDIS_URL: redisUrl } = process.env
  const servers = createServers({ mongodbUri, redisUrl, cores, say })
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void servers.closeAll().finally(() => process.exit(1)))
  const bench: Bench = {
    rounds,
    quick: values.quick,
    profile: values.profile,
    cores,
    servers,
    say,
  }
  tell(`Node ${process.versions.node}; ${cores.told}; ${rounds} interleaved rounds, median (lowest-highest)`)
  for (const figure of figures) {
    if (positionals.length > 0 && !positionals.some(isMeant(figure.name))) continue
    say(`${figure.name} ...`)
    for (const row of await figure.run(bench)) report(row)
  }
}

function report({ what, ours, beside, figure, target, reached, promise }: Row): void {
  tell(`\n${what}`)
  tell(`  ours    ${ours}`)
  tell(`  beside  ${beside}`)
  tell(`  figure  ${figure}   target ${target}   ${reached ? 'reached' : 'NOT reached'}`)
  if (promise && !reached) process.exitCode = 1
}
