import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { commands } from '../../src/cli/commands.ts'

const root = join(import.meta.dirname, '../..')

/** Runs the launcher as a shell would, from another folder. The set-up has been here: it must not say a word. */
function portavoz(args: string[], input = '') {
  const launcher = join(root, 'scripts/portavoz.mjs')
  const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, ...args], {
    cwd: tmpdir(),
    input,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

test('the list of commands names them all', () => {
  const { status, stdout } = portavoz(['--help'])
  expect(status).toBe(0)
  const lines = stdout.split('\n').map((line) => line.trim())
  for (const [name, { description }] of Object.entries(commands))
    expect(lines.find((line) => line.startsWith(`${name} `))).toContain(description)
})

test('the version is the package’s, and nothing else is on the output', () => {
  expect(portavoz(['--version'])).toEqual({ status: 0, stdout: '0.1.0\n', stderr: '' })
})

// The help of each command is read in test/cli/help.test.ts. One that works on files, one that needs servers.
test.each(['check', 'demo'])('%s tells its help at once', (name) => {
  const { status, stdout } = portavoz([name, '--help'])
  expect(status).toBe(0)
  expect(stdout).toContain(`portavoz ${name}`)
})

test('an unknown command is an error, said on the error stream', () => {
  const { status, stdout, stderr } = portavoz(['nonsense'])
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toContain("unknown command 'nonsense'")
})

test('input and output pass through, line by line', () => {
  const line = { kind: 'money', text: 'pasaje 240', country: 'MX', lang: 'es', now: '2026-03-02T15:00:00Z' }
  const { status, stdout, stderr } = portavoz(['read'], `${JSON.stringify(line)}\n`)
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(JSON.parse(stdout)).toEqual({ value: { amount: '240.00', currency: 'MXN' } })
})
