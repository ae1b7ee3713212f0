import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { withFileLock } from '../../src/services/file-lock.mjs'

let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portavoz-lock-'))
  file = join(folder, 'lock')
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('one at a time, and the file is gone afterwards', async () => {
  let inside = 0
  let most = 0
  const work = async () => {
    most = Math.max(most, ++inside)
    await new Promise(setImmediate)
    inside--
  }
  await Promise.all(Array.from({ length: 8 }, () => withFileLock(file, work)))
  expect(most).toBe(1)
  expect(readdirSync(folder)).toEqual([])
})

test('work that fails lets go', async () => {
  await expect(withFileLock(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  await expect(withFileLock(file, async () => 'next')).resolves.toBe('next')
})

test('a lock of a process that was killed is taken over', async () => {
  const script = `
    const { withFileLock } = await import(${JSON.stringify(join(import.meta.dirname, '../../src/services/file-lock.mjs'))})
    await withFileLock(${JSON.stringify(file)}, () => new Promise(() => { setInterval(() => {}, 1000); console.log('mine') }))`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise((resolve) => child.stdout.once('data', resolve))
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const waiting = vi.fn()
  const taken = withFileLock(file, async () => 'taken', { waiting })
  await vi.waitFor(() => expect(waiting).toHaveBeenCalledOnce(), { timeout: 15_000 })
  child.kill('SIGKILL')
  await ended
  await expect(taken).resolves.toBe('taken')
})

test('a lock that nobody has touched for long is taken over, though its process id lives (again)', async () => {
  writeFileSync(file, `${process.ppid}-old`)
  const longAgo = new Date(Date.now() - 120_000)
  utimesSync(file, longAgo, longAgo)
  await expect(withFileLock(file, async () => 'taken')).resolves.toBe('taken')
  expect(existsSync(file)).toBe(false)
})
