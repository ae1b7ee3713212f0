import type { Logger } from 'pino'

/** A start that fails half-way is unwound in reverse, so that nothing keeps running. */
export class Unwind {
  private readonly steps: { name: string; undo: () => Promise<unknown> }[] = []
  add(name: string, undo: () => Promise<unknown>): void {
    this.steps.unshift({ name, undo })
  }
  async run(log?: Logger): Promise<void> {
    for (const { name, undo } of this.steps.splice(0)) {
      try {
        await undo()
      } catch (error) {
        log?.warn({ err: error, part: name }, 'a part did not end in order')
      }
    }
  }
}
