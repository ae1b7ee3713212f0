import { join } from 'node:path'
import { expect, test } from 'vitest'
import { layers } from '../scripts/layers.ts'

test('the dependency rule bites: each kind of forbidden import in a small tree of its own is found, and no other', async () => {
  const breaches = await layers(['src', 'workers', 'simulator', 'test'], join(import.meta.dirname, 'layers', 'fixture'))
  expect(breaches.sort()).toEqual([
    'adapters-know-no-business: src/store/people.ts -> src/hub/hub.ts',
    'doors-use-the-hub: src/web/page.ts -> src/services/services.ts',
    'hub-below-its-doors: src/hub/hub.ts -> src/web/page.ts',
    'hub-uses-interfaces: src/hub/hub.ts -> src/store/index.ts',
    'no-cycles: src/cases/one.ts -> src/cases/two.ts -> src/cases/one.ts',
    'no-missing-files: src/reading/lost.ts -> ./not-here.ts',
    'nothing-imports-tests: src/reading/tested.ts -> test/help.ts',
    'pure-parts-do-no-io: src/engine/disk.ts -> fs',
    'pure-parts-share-types-only: src/engine/reads.ts -> src/reading/value.ts',
    'pure-parts-stay-pure: src/engine/upward.ts -> src/store/people.ts',
    'pure-parts-stay-pure: src/reading/tested.ts -> test/help.ts',
    'simulator-only-by-runtime: workers/send.ts -> simulator/server.ts',
    'simulator-stands-alone: simulator/server.ts -> src/cases/type.ts',
  ])
})
