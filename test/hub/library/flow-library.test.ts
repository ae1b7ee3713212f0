import { describe, expect, it, test } from 'vitest'
import { createFlowLibrary } from '../../../src/hub/library/flow-library.ts'
import { createLiveLibrary } from '../../../src/hub/library/live-library.ts'
import { createBuild, releaseTexts } from '../../../src/library.ts'
import { FlowConflict, type FlowText, hashOf } from '../../../src/store/flow-versions.ts'
import { library } from '../../support/library.ts'
import { caseHub } from '../case-store.ts'

const build = createBuild(library)
const shipped = releaseTexts()
const thanks = shipped.find(({ flow }) => flow === 'thanks') as FlowText
/** Another wording, of which the checks have nothing to say. */
const saying = (words: string): FlowText => ({
  ...thanks,
  words: { ...thanks.words, es: JSON.stringify({ ...JSON.parse(thanks.words.es ?? ''), ...reworded(words) }) },
})
const reworded = (words: string) => ({ [first]: words })
const [first = ''] = Object.keys(JSON.parse(thanks.words.es ?? '{}'))
const change = { base: hashOf(thanks), author: 'k1', note: 'kinder' }

const cases = caseHub()
const context = {
  facts: {},
  now: '2026-03-02T15:00:00.000Z',
  newId: () => 'w1',
  ...({ country: 'MX', lang: 'es', zone: 'UTC', audience: 'migrant', channel: 'whatsapp' } as const),
}
const setting = { ...context, buttons: true }
/** One process of the hub. */
const process = () => {
  const live = createLiveLibrary({ store: cases.store, library, build, log: cases.log })
  const said = (personId: string) =>
    live.engine
      .turn(null, { kind: 'text', text: 'gracias' }, { ...context, personId })
      .events.flatMap((event) => (event.type === 'said' ? [live.words.render(event.text, setting).text] : []))
  return { live, said, flows: createFlowLibrary({ store: cases.store, clock: cases.clock, live }) }
}
const texts = async (hub: ReturnType<typeof process>) => {
  await hub.live.refresh()
  return hub.said('p1')
}

describe('versions of conversations', () => {
  test('the release is published once, whoever starts', async () => {
    const [one, two] = [process(), process()]
    await Promise.all([one.flows.release(shipped), two.flows.release(shipped)])
    expect(await one.flows.release(shipped)).toBeNull()
    const publications = await cases.store.flowVersions.publications()
    expect(publications.map(({ number, author }) => [number, author])).toEqual([[1, 'release']])
    expect(Object.keys(publications[0]?.changes ?? {})).toHaveLength(shipped.length)
  })

  test('a publication is used by every process, and taken back', async () => {
    const [one, two] = [process(), process()]
    const before = await texts(two)
    expect(await one.flows.publish(saying('A la orden.'), change)).toMatchObject({ number: 2 })
    expect(one.said('p1')).toEqual(['A la orden.'])
    expect(await texts(two)).toEqual(['A la orden.'])
    // A new release leaves what staff wrote.
    expect(await two.flows.release([{ ...thanks, yaml: `${thanks.yaml}# later\n` }])).toBeNull()
    const base = hashOf(saying('A la orden.'))
    expect(await two.flows.rollback('thanks', hashOf(thanks), { ...change, base })).toMatchObject({ number: 3 })
    expect(await texts(one)).toEqual(before)
    expect((await one.flows.history('thanks')).map(({ author }) => author)).toEqual(['release', 'k1', 'k1'])
  })

  test('two editors cannot overwrite each other', async () => {
    const [one, two] = [process(), process()]
    const results = await Promise.all([
      one.flows.publish(saying('Uno.'), change),
      two.flows.publish(saying('Dos.'), change),
    ])
    expect(results.filter((result) => 'number' in result)).toHaveLength(1)
    expect(results.find((result) => 'refused' in result)).toMatchObject({ refused: 'conflict' })
    const base = (await one.flows.standing()).get('thanks')?.hash ?? null
    await one.flows.rollback('thanks', hashOf(thanks), { ...change, base })
  })

  it.each<[string, FlowText, string]>([
    ['that does not compile', { ...thanks, yaml: 'flow: thanks\n' }, 'schema'],
    ['whose words are not JSON', { ...thanks, words: { ...thanks.words, es: '{' } }, 'schema'],
    ['whose words say a key twice', { ...thanks, words: { ...thanks.words, es: '{"a":"b","a":"c"}' } }, 'schema'],
    ['in an unknown language', { ...thanks, words: { ...thanks.words, xx: '{"a":"b"}' } }, 'schema'],
    ['without Spanish', { ...thanks, words: { en: thanks.words.en ?? '' } }, 'locale-keys'],
    ['that says what it may not', saying('Su dinero ya llegó.'), 'forbidden'],
    [
      'that leaves people behind',
      {
        ...(shipped.find(({ flow }) => flow === 'talk') as FlowText),
        yaml: 'flow: talk\naudience: migrant\nnodes:\n  over: { end: done }\n',
        words: {},
      },
      'migration',
    ],
  ])('one %s is refused, and nothing is written', async (_what, text, check) => {
    const { flows } = process()
    const before = await cases.store.flowVersions.last()
    const base = (await flows.standing()).get(text.flow)?.hash ?? null
    const result = await flows.publish(text, { ...change, base })
    expect(result).toMatchObject({ refused: 'problems' })
    const found = 'problems' in result ? result.problems.map((problem) => problem.check) : []
    if (check !== 'migration') expect(found).toContain(check)
    expect(await flows.check(text)).toEqual(expect.arrayContaining([expect.objectContaining({ check })]))
    expect(await cases.store.flowVersions.last()).toBe(before)
  })

  test('a draft is talked to by its testers only, until it is dropped', async () => {
    const hub = process()
    await hub.live.refresh()
    const before = hub.said('p1')
    const draft = { ...change, revision: 0, testers: ['p7'] }
    const saved = await hub.flows.saveDraft(saying('Un gusto.'), draft)
    expect(saved).toMatchObject({ revision: 1 })
    expect([hub.said('p7'), hub.said('p1')]).toEqual([['Un gusto.'], before])
    expect(await hub.flows.saveDraft(saying('Otro.'), draft)).toMatchObject({ refused: 'conflict' })
    expect(await hub.flows.saveDraft(saying('Otro.'), { ...draft, revision: 1 })).toMatchObject({ revision: 2 })
    expect(hub.said('p7')).toEqual(['Otro.'])
    // One with an error is kept, and nobody talks to it.
    await hub.flows.saveDraft(saying('Su dinero ya llegó.'), { ...draft, revision: 2 })
    expect(hub.said('p7')).toEqual(before)
    expect(await hub.flows.dropDraft('thanks')).toBe(true)
    expect(hub.said('p7')).toEqual(before)
  })

  test('an unknown version cannot be published again', async () => {
    const { flows } = process()
    const base = (await flows.standing()).get('thanks')?.hash ?? null
    for (const hash of ['0'.repeat(16), hashOf(saying('Nunca publicado.'))])
      expect(await flows.rollback('thanks', hash, { ...change, base })).toEqual({ refused: 'unknown' })
  })

  test('the store keeps one of two publications of the same number', async () => {
    const { flowVersions } = cases.store
    const number = (await flowVersions.last()) + 1
    const publication = { number, changes: {}, author: 'k1', note: 'x', at: new Date(0) }
    await flowVersions.publish(publication)
    await expect(flowVersions.publish(publication)).rejects.toThrow(FlowConflict)
  })
})
