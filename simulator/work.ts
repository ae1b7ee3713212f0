import { setTimeout as pause } from 'node:timers/promises'

/** What goes on behind the answers: deliveries, callbacks, waiting. It can be waited for, and it stops with the server. */
export type Work = {
  /** Run in the background; a failure is reported, never thrown. */
  start(task: () => Promise<void>): Promise<void>
  /** Wait; ends early with an AbortError when the server closes. */
  wait(ms: number): Promise<void>
  /** Resolves when nothing is under way any more. */
  idle(): Promise<void>
  close(): Promise<void>
}

export function createWork(failed: (error: unknown) => void): Work {
  const underWay = new Set<Promise<void>>()
  const stop = new AbortController()
  const idle = async () => {
    while (underWay.size > 0) await Promise.all(underWay)
  }
  return {
    start: (task) => {
      const running = task()
        .catch((error) => {
          if (!stop.signal.aborted) failed(error)
        })
        .finally(() => underWay.delete(running))
      underWay.add(running)
      return running
    },
    wait: async (ms) => {
      if (ms > 0) await pause(ms, undefined, { signal: stop.signal })
      stop.signal.throwIfAborted()
    },
    idle,
    close: async () => {
      stop.abort()
      await idle()
    },
  }
}
