import { beforeAll, expect, test } from 'vitest'
import { releaseTexts } from '../../src/library.ts'
import { type FlowText, hashOf } from '../../src/store/flow-versions.ts'
import { testHub } from '../support/hub.ts'
import { inbound } from '../support/inbound.ts'
import { scriptedChannel } from '../support/scripted-channel.ts'
import { testStore } from '../support/store.ts'

/** Two processes of one hub on one store: what one publishes is used by the other, in the middle of talks. */
const NOON = '2026-03-03T18:00:00Z'
const shared = testStore()
const [one, two] = [testHub(NOON, undefined, shared), testHub(NOON, undefined, shared)]

const stranger = releaseTexts().find(({ flow }) => flow === 'stranger') as FlowText
const NEAR = '¿Qué pueblo grande le queda cerca?'
/** The question for the town is called otherwise, and another one stands before it. */
const later: FlowText = {
  flow: 'stranger',
  yaml: stranger.yaml
    .replace('nodes:\n', 'renamed: { town: village }\nnodes:\n')
    .replaceAll(/go: town(?= }|\n)/g, 'go: near')
    .replace(
      '  town:\n',
      '  near: { ask: { reader: free-text, save: near }, go: village, level: L0, silence: [{ after: 20h, go: gone }] }\n  village:\n',
    ),
  words: Object.fromEntries(
    Object.entries(stranger.words).map(([lang, text]) => {
      const { town, ...rest } = JSON.parse(text)
      return [lang, JSON.stringify({ ...rest, ...(town ? { village: town } : {}), near: { text: NEAR } })]
    }),
  ),
}
const change = { author: 'k_carmen', note: 'ask what lies near' }

const whatsapp = scriptedChannel('whatsapp', one.clock.now)
beforeAll(async () => {
  for (const { hub, store, channels } of [one, two]) {
    await store.prepare()
    channels.whatsapp = whatsapp
    await hub.flows.release(releaseTexts())
    await hub.parts.live.refresh()
  }
})
/** A person writes; the message arrives at this process. @returns what they read then */
async function says(process: typeof one, from: string, ...texts: string[]): Promise<string | undefined> {
  for (const text of texts) {
    await process.hub.receive.inbound([inbound(from, text)])
    await process.idle()
  }
  return whatsapp.gotBy(from).at(-1)
}
const words = JSON.parse(stranger.words.es ?? '{}')
const TOWN: string = words.town.text ?? words.town

test('a publication by one is taken up by the other, and taken back, and nobody is thrown out of a talk', async () => {
  const [inTown, inNear] = ['+525500000201', '+525500000202']
  expect(await says(one, inTown, 'Hola', 'un compadre', 'Rosa Pérez Luna')).toContain(TOWN)

  const published = await two.hub.flows.publish(later, { ...change, base: hashOf(stranger) })
  expect(published).toMatchObject({ number: 2 })
  // Until it looks, the other goes on with what it has; after it has looked, with the new one.
  expect(await one.hub.parts.live.refresh()).toBe(true)
  expect(await says(one, inNear, 'Hola', 'un compadre', 'Rosa Pérez Luna')).toBe(NEAR)
  // Who stood at the question that has another name now is asked it once more; nothing told before is lost.
  expect(await says(one, inTown, 'Tamazula')).toContain(TOWN)

  const back = await one.hub.flows.rollback('stranger', hashOf(stranger), { ...change, base: hashOf(later) })
  expect(back).toMatchObject({ number: 3 })
  expect(await two.hub.parts.live.refresh()).toBe(true)
  expect(await says(two, inTown, 'Tamazula')).toContain(TOWN)
  expect(await says(two, inNear, 'Autlán')).toContain(TOWN)
  for (const phone of [inTown, inNear]) {
    await says(one, phone, 'Tamazula')
    const id = one.store.addresses.idOf({ channel: 'whatsapp', value: phone })
    const personId = (await one.store.addresses.get(id))?.people[0] ?? ''
    expect((await one.store.conversations.get(personId))?.status).toBe('handed-off')
  }
  // Every publication is checked among all conversations.
}, 60_000)
