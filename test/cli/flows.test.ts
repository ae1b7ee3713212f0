import { beforeAll, expect, test } from 'vitest'
import { diffText, listText, publish, rollback } from '../../src/cli/flows.ts'
import { createFlowLibrary, type FlowLibrary } from '../../src/hub/library/flow-library.ts'
import { createLiveLibrary } from '../../src/hub/library/live-library.ts'
import { createBuild, releaseTexts } from '../../src/library.ts'
import { type FlowText, hashOf } from '../../src/store/flow-versions.ts'
import { caseHub } from '../hub/case-store.ts'
import { library as loaded } from '../support/library.ts'

const thanks = releaseTexts().find(({ flow }) => flow === 'thanks') as FlowText
const later: FlowText = { ...thanks, yaml: `${thanks.yaml}# for the spring\n` }
const cases = caseHub()
let library: FlowLibrary

beforeAll(async () => {
  const live = createLiveLibrary({ store: cases.store, library: loaded, build: createBuild(loaded), log: cases.log })
  library = createFlowLibrary({ store: cases.store, clock: cases.clock, live })
  await library.release([thanks])
})

test('versions are listed, compared, published and taken back, and nobody overwrites another', async () => {
  expect(await listText(library)).toMatch(new RegExp(`^thanks +${hashOf(thanks)} .* release: shipped`))
  expect(await diffText(library, thanks)).toBe('')
  expect(await diffText(library, later)).toBe('flows/thanks.yaml\n+ # for the spring')

  expect(await publish(library, later, { note: 'spring' })).toBe(`published ${hashOf(later)}, publication 2`)
  expect(await diffText(library, thanks)).toBe('flows/thanks.yaml\n- # for the spring')
  await expect(publish(library, thanks, { note: 'again' })).rejects.toThrow(/published .* \(spring\).*--base/)
  await expect(publish(library, thanks, { note: 'again', base: hashOf(thanks) })).rejects.toThrow(/Another version/)

  expect(await rollback(library, 'thanks', hashOf(thanks), 'too early')).toMatch(/publication 3$/)
  expect((await listText(library, 'thanks')).split('\n').map((line) => line.split(' ')[0])).toEqual(
    [thanks, later, thanks].map(hashOf),
  )
}, 60_000)

test('what is wrong is told in words', async () => {
  await expect(rollback(library, 'thanks', '0'.repeat(16), 'x')).rejects.toThrow(/never published/)
  await expect(listText(library, 'nothing')).rejects.toThrow(/No conversation called nothing/)
  const base = (await library.standing()).get('thanks')?.hash ?? ''
  await expect(publish(library, { ...thanks, yaml: 'flow: thanks\n' }, { note: 'x', base })).rejects.toThrow(
    /Not published:\nflows\/thanks.yaml.*\[schema\].* -> /,
  )
}, 60_000)
