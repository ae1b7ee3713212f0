import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Program, privateFolder } from '../src/services/programs.mjs'

const CRATE = 'secantus-mdb'
const VERSION = '0.5.3-beta.196'
const folder = join(privateFolder, 'cargo')
const binary = join(folder, 'bin', 'secantusd-rs')

/** The faster build of the embedded store, several times the speed of the packaged one. Built once per checkout. */
export const fasterBuild = { name: `${CRATE} ${VERSION}`, find, build }

function find(): Program<string> | null {
  return existsSync(binary) ? { kind: 'secantus', command: binary, args: [] } : null
}

/** @throws when cargo is not there or does not build it; the message says what else can be done */
function build(say: (line: string) => void): Program<string> {
  say(`Building the faster MongoDB-compatible store (${CRATE} ${VERSION}), once, about 5 minutes ...`)
  const args = ['install', '--quiet', '--ignore-rust-version', '--version', VERSION, '--root', folder, CRATE]
  const { status, stderr } = spawnSync('cargo', args, { encoding: 'utf8' })
  const program = find()
  if (status === 0 && program) return program
  const end = (stderr ?? '').trimEnd().split('\n').slice(-5).join('\n')
  throw new Error(
    `The benchmark needs a fast store: set MONGODB_URI, or put mongod or cargo (Rust) on PATH.${end && `\n${end}`}`,
  )
}
