import { relative } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * Begun in this order, before all others. What takes minutes must not begin last, when every other worker has nothing left
 * to do. Most of these wait for a hub that waits on purpose, and leave the machine to the others meanwhile.
 */
export const LONGEST = [
  'test/demo/story.test.ts',
  'test/e2e/kill.test.ts',
  'test/hub/group/story.test.ts',
  'test/e2e/unknown-send.test.ts',
  'test/engine/crawler.test.ts',
  'test/e2e/processes.test.ts',
  'test/e2e/away.test.ts',
  'test/hub/broadcast/dispatch.test.ts',
  'test/e2e/start.test.ts',
  'test/e2e/bad-input.test.ts',
  'test/hub/broadcast/kill.test.ts',
  'test/hub/converse.test.ts',
  'test/e2e/provider.test.ts',
  'test/e2e/story.test.ts',
  'test/e2e/shutdown.test.ts',
  'test/services/services.test.ts',
  'test/web/broadcasts.test.ts',
]

/** The same order in every run, on a fresh clone as well, where Vitest knows of no earlier run. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const found = LONGEST.indexOf(relative(this.ctx.config.root, moduleId))
      return found < 0 ? LONGEST.length : found
    }
    const sorted = await super.sort(files)
    return sorted.sort((a, b) => place(a) - place(b))
  }
}
