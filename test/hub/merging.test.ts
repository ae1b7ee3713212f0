import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PersonDoc } from '../../src/cases/person.ts'
import { createAct } from '../../src/hub/act.ts'
import { readCaseFile } from '../../src/hub/case-file.ts'
import { readThread } from '../../src/hub/thread.ts'
import { testHub } from '../support/hub.ts'
import { inbound } from '../support/inbound.ts'
import { claimOf, numberOf, openMatter, row } from '../support/matter.ts'
import { scriptedChannel } from '../support/scripted-channel.ts'

const test = testHub('2026-03-03T18:00:00Z')
const { hub, store, clock, channels, idle } = test
const MATTER = 'LAND-1'
/** A worker of the list, who writes from a number that the list does not know. */
const OWN = '+525500000145'
let listed = ''
let stranger = ''
const act = createAct({ ...hub.parts, record: hub.records })
let n = 0

beforeAll(async () => {
  await store.prepare()
  await openMatter(test, MATTER, [row(1)], '2026-05-08T23:59:00-05:00')
  listed = (await claimOf(test, MATTER, 1)).personId ?? ''
}, 60_000)
beforeEach(() => {
  channels.whatsapp = scriptedChannel('whatsapp', clock.now)
})

const says = async (text: string, from: string): Promise<void> => {
  clock.advance('1m')
  await hub.receive.inbound([inbound(from, text)])
  await idle()
}
const move = async (name: string, payload: Record<string, unknown>): Promise<void> => {
  const { accepted, reason } = await act({
    key: `m${++n}`,
    noun: 'person',
    subject: stranger,
    move: name,
    payload,
    actor: { kind: 'staff', id: 'ana' },
    source: 'test',
    eventAt: clock.now(),
    personId: stranger,
  })
  expect([accepted, reason]).toEqual([true, null])
  await idle()
}
const texts = async (personId: string) =>
  (await readThread(store, personId, 100))?.messages.map(({ text }) => text) ?? []

describe('a stranger who turns out to be on the list', () => {
  it('is found under the one, with everything of both', async () => {
    await says('hola, soy del ejido', OWN)
    stranger = (await store.addresses.get(store.addresses.idOf({ channel: 'whatsapp', value: OWN })))?.people[0] ?? ''
    expect(stranger).not.toBe(listed)
    const before = { listed: await texts(listed), stranger: await texts(stranger) }
    const claims = await readCaseFile({ store }, listed)
    await move('merge', { into: listed })

    expect((await store.cases.get<PersonDoc>('person', listed))?.doc.merged).toEqual([stranger])
    expect((await texts(listed)).sort()).toEqual([...before.listed, ...before.stranger].sort())
    expect((await readCaseFile({ store }, listed)).claim?.subject).toBe(claims.claim?.subject)

    // What comes from the stranger's number is now the worker's, at level L0 there.
    await says('hola', OWN)
    expect((await store.conversations.get(listed))?.addressId).toBe(
      store.addresses.idOf({ channel: 'whatsapp', value: OWN }),
    )
    expect((await store.cases.get<PersonDoc>('person', listed))?.doc.levels).toEqual({})
  })

  it('is a stranger again when it was a mistake; what was said meanwhile stays with the one', async () => {
    const meanwhile = await texts(stranger)
    await move('unmerge', { from: listed })
    expect((await store.cases.get<PersonDoc>('person', listed))?.doc.merged).toEqual([])
    expect(await texts(stranger)).toEqual(meanwhile)
    expect(await texts(listed)).not.toContain('hola, soy del ejido')
    await says('¿sigue ahí?', OWN)
    expect(await texts(stranger)).toContain('¿sigue ahí?')
    expect((await store.cases.get<PersonDoc>('person', stranger))?.state).not.toBe('MERGED')
  })

  it('leaves the worker’s own number as it was', async () => {
    await says('hola', numberOf(1))
    expect(await texts(listed)).toContain('hola')
  })
})
