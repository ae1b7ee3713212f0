import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { isAlive } from './process-info.mjs'

// Plain JavaScript, because the set-up runs it on the machine's own Node before anything is installed.

const HEARTBEAT = 2_000
const STALE_AFTER = 30_000

/**
 * Runs `work` while this process alone holds the lock file, and waits for its turn until then.
 *
 * The file is created by `link`, so it never exists without its holder's name in it. A lock whose process is gone, or
 * which was not touched for 30 s (a process id used again after a restart of the machine), is taken over.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @param {{ waiting?: (holder: string) => void }} [options] `waiting` is called once when somebody else holds it
 * @returns {Promise<T>}
 */
export async function withFileLock(file, work, options = {}) {
  mkdirSync(dirname(file), { recursive: true })
  const name = `${process.pid}-${randomBytes(6).toString('hex')}`
  const own = `${file}.${name}`
  writeFileSync(own, name)
  let told = false
  try {
    while (!take(own, file)) {
      const holder = readHolder(file)
      if (holder !== null && isStale(file, holder)) {
        putAside(file, holder, `${own}.stale`)
        continue
      }
      if (holder !== null && !told) {
        told = true
        options.waiting?.(holder)
      }
      await wait(40)
    }
  } finally {
    rmSync(own, { force: true })
  }
  const heartbeat = setInterval(() => touch(file), HEARTBEAT)
  heartbeat.unref()
  try {
    return await work()
  } finally {
    clearInterval(heartbeat)
    if (readHolder(file) === name) rmSync(file, { force: true })
  }
}

function take(own, file) {
  try {
    const now = new Date()
    utimesSync(own, now, now)
    linkSync(own, file)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

function readHolder(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

function isStale(file, holder) {
  try {
    if (Date.now() - statSync(file).mtimeMs > STALE_AFTER) return true
  } catch {
    return false
  }
  return !isAlive(Number.parseInt(holder, 10))
}

/** Two processes may find the same stale lock: the one that moves it looks at what it got, and puts a live one back. */
function putAside(file, holder, aside) {
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  if (readHolder(aside) !== holder) take(aside, file)
  rmSync(aside, { force: true })
}

function touch(file) {
  try {
    const now = new Date()
    utimesSync(file, now, now)
  } catch {
    // Taken over while this process was stopped: the new holder is right.
  }
}
