import { spawnSync } from 'node:child_process'

const candidates = ['python3', 'python3.13', 'python3.12', 'python3.11', 'python3.10', 'python']

/** The servers' packages come ready-made for these versions only. */
const fits = ([major, minor]) => major === 3 && minor >= 10 && minor <= 13

/**
 * The path of a Python that can run the servers, or null.
 * @returns {string | null}
 */
export function findPython() {
  const script = 'import sys; print(sys.executable, *sys.version_info[:2], sep="\\n")'
  for (const command of candidates) {
    const { status, stdout } = spawnSync(command, ['-c', script], { encoding: 'utf8', timeout: 20_000 })
    if (status !== 0) continue
    const [path, ...version] = stdout.trim().split('\n')
    if (path && fits(version.map(Number))) return path
  }
  return null
}
