import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { root, run, runAloud, SetupError } from './say.mjs'

const lockFile = join(root, 'package-lock.json')
const modules = join(root, 'node_modules')
const stamp = join(modules, '.portavoz-lock')
const node = join(modules, '.bin', 'node')

/** The npm packages of the lock file, and with them the Node that the hub runs on. */
export const packages = {
  missing: () => !existsSync(node) || (read(stamp) !== hash() && !matches()),

  run: async () => {
    rmSync(stamp, { force: true })
    const env = outsideEnvironment()
    // Development packages too, whatever NODE_ENV says: the pages are built with them.
    const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
    await runAloud('Installing the npm packages', 'npm', args, { env })
    if (!(await works())) await installNode(env)
    writeFileSync(stamp, hash())
  },
}

/** npm's own note of what it installed says the same as the lock file: somebody ran `npm install` here. */
function matches() {
  const installed = parse(join(modules, '.package-lock.json'))
  const wanted = parse(lockFile)
  if (!installed || !wanted) return false
  const paths = Object.keys(wanted.packages).filter((path) => path !== '')
  const same = paths.every((path) => {
    const there = installed.packages[path]
    if (!there) return Boolean(wanted.packages[path].optional)
    return there.version === wanted.packages[path].version
  })
  const surplus = Object.keys(installed.packages).some((path) => !(path in wanted.packages))
  if (same && !surplus) writeFileSync(stamp, hash())
  return same && !surplus
}

/** The package `node` fetches its binary in an install script; where npm was told to run none, it is run here. */
async function installNode(env) {
  const folder = join(modules, 'node')
  await runAloud('Installing Node 24', process.execPath, ['installArchSpecificPackage.js'], { cwd: folder, env })
  if (!(await works())) throw new SetupError('Node 24 was installed and does not run on this machine.')
}

const works = async () => (await run(node, ['--version'])).status === 0

/** Without our own folder on PATH: npm must not run on a Node that it is about to delete. And without telemetry. */
function outsideEnvironment() {
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.startsWith(modules))
  return { ...process.env, PATH: path.join(delimiter), SCARF_ANALYTICS: 'false', npm_config_ignore_scripts: 'false' }
}

const hash = () => createHash('sha256').update(readFileSync(lockFile)).digest('hex')

function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

function parse(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
