import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/support/longest-first.ts'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    setupFiles: ['test/support/network-guard.mjs', 'test/support/end-of-file.ts'],
    // Processes, not threads: test files may signal, exit and load native code without disturbing each other.
    pool: 'forks',
    // What the files import is read once for each worker, not once for each file: a third of all the work. So nothing may be left
    // behind at the top of a module (`support/ends.ts`).
    isolate: false,
    // Twice the cores that are promised: the end-to-end tests, which come first, wait half of their time for a hub that waits on purpose.
    maxWorkers: 4,
    sequence: { sequencer: LongestFirst },
    // Longer than whatever is waited for inside (`until`): so a failure says what it waited for in vain, on a busy machine, too.
    testTimeout: 40_000,
    hookTimeout: 120_000,
    // A test that passes at the second try hides a fault.
    retry: 0,
    // Zones and languages are always given; the machine's own must not matter.
    env: { TZ: 'UTC', LANG: 'C.UTF-8' },
    restoreMocks: true,
    unstubEnvs: true,
  },
})
