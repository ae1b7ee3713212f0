import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** A reason to stop that is for people: its message is shown without a stack. */
export class SetupError extends Error {}

/** On the error stream: the output of `portavoz` belongs to its command. */
export function say(line) {
  process.stderr.write(`${line}\n`)
}

/**
 * Runs a slow program, aloud: one line before, its own output only when it fails.
 * @param {string} what
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string }} [options]
 * @throws {SetupError} with the end of the output
 */
export async function runAloud(what, command, args, options = {}) {
  say(`${what} ...`)
  const { status, output } = await run(command, args, options)
  if (status !== 0) throw new SetupError(`${what}: failed (${command} ${args[0]}).\n${lastLines(output)}`)
}

/**
 * Runs a program without input and collects what it says.
 * @returns {Promise<{ status: number | null, output: string }>} `status` is null when it could not be started
 */
export function run(command, args, { env, cwd = root } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env: env ?? process.env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => {
        output += text
      })
    child.once('error', (error) => resolve({ status: null, output: String(error) }))
    child.once('close', (status) => resolve({ status: status ?? 1, output }))
  })
}

const lastLines = (text) =>
  text
    .split('\n')
    .filter((line) => line.trim() && !line.includes('EBADENGINE'))
    .slice(-15)
    .join('\n')
