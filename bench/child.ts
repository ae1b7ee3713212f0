import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Cores } from './cores.ts'

/** A process of the benchmark that answers questions over its channel. */
export type Child<Question, Answer> = {
  pid: number
  ask: (question: Question) => Promise<Answer>
  stop: () => Promise<void>
}

export type ChildOptions = {
  script: string
  cores: Cores
  on: string | null
  env?: Record<string, string>
  /** For Node itself, before the script. */
  flags?: string[]
  args?: string[]
}

/** Starts a script of ours on the given processors. It says `ready` once, then one answer to each question. */
export async function startChild<Question extends object, Answer>(
  options: ChildOptions,
): Promise<Child<Question, Answer>> {
  const child = launch(options)
  const next = answers(child, options.script)
  await next()
  return {
    pid: child.pid ?? 0,
    async ask(question) {
      child.send(question)
      return (await next()) as Answer
    },
    stop: () => stop(child),
  }
}

/** A script that is given its processors and no channel to talk over, such as the hub itself. */
export function launch({ script, cores, on, env = {}, flags = [], args = [] }: ChildOptions): ChildProcess {
  const [command, line] = cores.on(on, process.execPath, [...flags, script, ...args])
  const child = spawn(command, line, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    serialization: 'advanced',
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

/** Whoever ends the benchmark half-way leaves nobody behind. */
const running = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

/** Asks it to end, and ends it when it does not within ten seconds. */
export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), 10_000)
  await ended
  clearTimeout(late)
}

/** Messages in their order; an end of the process is an error for whoever waits. */
function answers(child: ChildProcess, script: string): () => Promise<unknown> {
  return () =>
    new Promise((resolve, reject) => {
      const onMessage = (message: unknown): void => {
        child.off('exit', onExit)
        resolve(message)
      }
      const onExit = (code: number | null): void => {
        child.off('message', onMessage)
        reject(new Error(`${script} ended with ${code} before it answered`))
      }
      child.once('message', onMessage)
      child.once('exit', onExit)
    })
}

/** The other side: a script says that it is ready and answers, one question after the other. */
export function answerTo<Question, Answer>(work: (question: Question) => Answer | Promise<Answer>): void {
  const tell = (message: unknown): void => void process.send?.(message)
  process.on('message', async (question: Question) => tell(await work(question)))
  process.on('SIGTERM', () => process.exit(0))
  // Whoever started us is gone.
  process.on('disconnect', () => process.exit(0))
  tell('ready')
}
