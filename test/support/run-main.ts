import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..', '..')
const PATIENCE_MS = 30_000

/**
 * Runs the program to its end, for starts that must fail.
 * @param env the whole environment beside PATH
 * @returns its exit code (null: it did not end by itself) and what it said, both streams
 */
export async function runMain(
  env: Record<string, string>,
  { args = [], root = ROOT }: { args?: string[]; root?: string } = {},
): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [join(root, 'src/main.ts'), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH ?? '', NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? '', ...env },
    timeout: PATIENCE_MS,
    killSignal: 'SIGKILL',
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, said }
}
