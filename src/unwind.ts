import type { Logger } from 'pino'

/** A part whose other side is away may never end; whatever matters is in the store. */
const PATIENCE_MS = 5_000

/** A start that fails half-way is unwound in reverse, so that nothing keeps running; and so is a hub that ends. */
export class Unwind {
  private readonly steps: { name: string; undo: () => Promise<unknown>; patienceMs: number }[] = []
  /** @param patienceMs after which the part is left as it is, so that the others can end */
  add(name: string, undo: () => Promise<unknown>, patienceMs: number = PATIENCE_MS): void {
    this.steps.unshift({ name, undo, patienceMs })
  }
  async run(log?: Logger): Promise<void> {
    for (const { name, undo, patienceMs } of this.steps.splice(0)) {
      try {
        await within(patienceMs, undo())
      } catch (error) {
        log?.warn({ err: error, part: name }, 'a part did not end in order')
      }
    }
  }
}

/** @throws when it takes longer; it is not stopped by that */
async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`It takes longer than ${ms} ms`)), ms)
  })
  await Promise.race([work, late]).finally(() => clearTimeout(timer))
}
