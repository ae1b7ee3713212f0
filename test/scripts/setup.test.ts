import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
let clone: string

/** A clone with its packages in place, and nothing on PATH: no server, no Python, no npm. */
beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'portavoz-setup-'))
  for (const path of ['scripts', 'src/services', 'package.json', 'package-lock.json']) {
    mkdirSync(dirname(join(clone, path)), { recursive: true })
    cpSync(join(root, path), join(clone, path), { recursive: true })
  }
  symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'))
  mkdirSync(join(clone, 'bin'))
})

afterEach(() => rmSync(clone, { recursive: true, force: true }))

function setUp(env: Record<string, string> = {}) {
  const options = { cwd: clone, env: { PATH: join(clone, 'bin'), ...env }, encoding: 'utf8' } as const
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/setup.mjs'], options)
  return { status, stdout, stderr }
}

/** Puts a program on PATH. */
const program = (name: string, script = 'exit 0') =>
  writeFileSync(join(clone, 'bin', name), `#!/bin/sh\n${script}\n`, { mode: 0o755 })

test('no address, no server and no Python: one message names the three ways', () => {
  const { status, stderr } = setUp()
  expect(status).toBe(1)
  expect(stderr).toMatch(/1\. .*MONGODB_URI=.* REDIS_URL=/)
  expect(stderr).toMatch(/2\. mongod and redis-server \(or valkey-server\)/)
  expect(stderr).toMatch(/3\. Python 3\.10 to 3\.13/)
  expect(stderr).not.toMatch(/\n {4}at /)
})

test.each(['2 7', '3 9', '3 14'])('Python %s cannot run the servers', (version) => {
  program('python3', `echo /usr/bin/python3; for part in ${version}; do echo $part; done`)
  const { status, stderr } = setUp()
  expect({ status, stderr }).toMatchObject({ status: 1, stderr: expect.stringContaining('was not found') })
})

test('addresses are enough, and then nothing is said', () => {
  const env = { MONGODB_URI: 'mongodb://127.0.0.1:1', REDIS_URL: 'redis://127.0.0.1:2' }
  expect(setUp(env)).toEqual({ status: 0, stdout: '', stderr: '' })
})

test.each([
  ['mongod', 'redis-server'],
  ['mongod', 'valkey-server'],
])('so are %s and %s on PATH', (...names) => {
  for (const name of names) program(name)
  expect(setUp()).toEqual({ status: 0, stdout: '', stderr: '' })
})

test('one of two is not', () => {
  program('mongod')
  expect(setUp()).toMatchObject({ status: 1, stderr: expect.stringContaining('three ways') })
})

test('a failing pip leaves nothing that looks complete, and the next set-up tries again', () => {
  program('python3', `[ "$1" = -c ] && { echo ${join(clone, 'bin/python3')}; echo 3; echo 12; exit; }; exit 1`)
  for (let times = 0; times < 2; times++)
    expect(setUp({ PIP_INDEX_URL: 'http://127.0.0.1:1/simple' })).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('three ways'),
    })
})

test('the lock file knows every optional package, so that `npm ci` of npm 11 accepts it on any machine', () => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { optionalDependencies?: Record<string, string> }>
  }
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies }]) =>
    Object.keys(optionalDependencies ?? {}).filter(
      (name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`],
    ),
  )
  expect(missing).toEqual([])
})
