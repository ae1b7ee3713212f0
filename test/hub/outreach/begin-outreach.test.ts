import { beforeEach, describe, expect, it } from 'vitest'
import { createBegin } from '../../../src/hub/outreach/begin-outreach.ts'
import { testHub } from '../../support/hub.ts'
import { claimOf, openMatter, row } from '../../support/matter.ts'
import { scriptedChannel } from '../../support/scripted-channel.ts'

const test = testHub('2026-03-03T18:00:00Z')
const { hub, store, clock, channels } = test
const MATTER = 'LAND-1'
const HOME = { country: 'MX', region: 'San Luis Potosí', town: 'Ejido La Ceiba Honda' }
/** Tuesday, noon in San Luis Potosí. */
const NOON = '2026-03-03T18:00:00Z'
let n = 0

beforeEach(async () => {
  clock.set(NOON)
  channels.whatsapp = scriptedChannel('whatsapp', clock.now)
  if (n++ > 0) return
  await store.prepare()
  await openMatter(
    test,
    MATTER,
    [1, 2, 3, 4, 5].map((each) => row(each)),
    '2026-05-08T23:59:00-05:00',
  )
})

const begin = async () => (await createBegin(hub.parts)([await claimOf(test, MATTER, n)]))[0]

describe('the first conversation of a claim', () => {
  it('waits on the feast of the village, and begins the day after', async () => {
    await store.places.setFeasts(HOME, ['03-03'])
    expect(await begin()).toBe('waits')
    clock.set('2026-03-04T18:00:00Z')
    expect(await begin()).toBe('started')
  })

  it('waits while somebody who knows the place has said "not now", and begins when it is lifted', async () => {
    await store.places.setFeasts(HOME, [])
    await store.places.addVeto(
      { country: 'MX', region: 'San Luis Potosí' },
      { id: 'v1', from: new Date(NOON), by: 'k' },
    )
    expect(await begin()).toBe('waits')
    await store.places.endVeto('v1')
    expect(await begin()).toBe('started')
  })

  it('waits too where danger was told of the municipality, or of the village as people call it', async () => {
    for (const town of ['Tamazunchale', 'la ceiba honda']) {
      const veto = { id: `of ${town}`, from: new Date(NOON), by: 'k' }
      await store.places.addVeto({ country: 'MX', region: 'San Luis Potosí', town }, veto)
      expect(await begin()).toBe('waits')
      await store.places.endVeto(veto.id)
    }
  })

  it('waits for the morning, and begins once', async () => {
    clock.set('2026-03-04T04:00:00Z')
    expect(await begin()).toBe('waits')
    clock.set('2026-03-04T18:00:00Z')
    expect(await begin()).toBe('started')
    expect(await begin()).toBe('already')
  })
})
