import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PersonDoc } from '../../../src/cases/person.ts'
import { createAct } from '../../../src/hub/act.ts'
import { levelLost } from '../../../src/hub/facts/level-lost.ts'
import type { AddressRecord } from '../../../src/store/addresses.ts'
import { testHub } from '../../support/hub.ts'
import { inbound } from '../../support/inbound.ts'
import { claimOf, numberOf, openMatter, row } from '../../support/matter.ts'
import { scriptedChannel } from '../../support/scripted-channel.ts'

const test = testHub('2026-03-03T18:00:00Z')
const { hub, store, clock, channels, idle } = test
const MATTER = 'LAND-1'
const act = createAct({ ...hub.parts, record: hub.records })
let n = 0

beforeAll(async () => {
  await store.prepare()
  const rows = [1, 2, 3, 4].map((each) => row(each))
  await openMatter(test, MATTER, rows, '2027-05-08T23:59:00-05:00')
}, 60_000)
const says = async (text: string, change: Parameters<typeof inbound>[2] = {}): Promise<void> => {
  clock.advance('1m')
  await hub.receive.inbound([inbound(numberOf(n), text, change)])
  await idle()
}
const addressId = (): string => store.addresses.idOf({ channel: 'whatsapp', value: numberOf(n) })
const person = async (): Promise<PersonDoc | undefined> =>
  (await store.cases.get<PersonDoc>('person', (await claimOf(test, MATTER, n)).personId ?? ''))?.doc
const level = async (): Promise<string> => (await person())?.levels[addressId()]?.level ?? 'L0'
const levelsOfWords = async (since: number): Promise<(string | undefined)[]> =>
  (
    await store.messages.model.find({ addressId: addressId(), direction: 'out', at: { $gte: new Date(since) } }).lean()
  ).map((message) => message.level)

describe('whoever writes is nobody we know', () => {
  beforeEach(async () => {
    n++
    channels.whatsapp = scriptedChannel('whatsapp', clock.now)
    await says('hola')
    const { personId } = await claimOf(test, MATTER, n)
    await act({
      key: `vouch${n}`,
      noun: 'person',
      subject: personId ?? '',
      move: 'vouch',
      payload: { address: addressId(), how: 'neighbour' },
      actor: { kind: 'defender', id: 'd1' },
      source: 'test',
      eventAt: clock.now(),
      ...(personId ? { personId } : {}),
    })
    await idle()
    expect(await level()).toBe('L1')
  })

  it('after 90 days of silence, from the very first answer on', async () => {
    clock.advance('91d')
    const since = clock.now().getTime()
    await hub.receive.inbound([inbound(numberOf(n), 'hola'), inbound(numberOf(n), '¿y mi caso?')])
    await idle()
    expect((await levelsOfWords(since)).length).toBeGreaterThan(0)
    expect(new Set(await levelsOfWords(since))).toEqual(new Set(['L0']))
    expect(await level()).toBe('L0')
  })

  it('when the number comes with another account’s id than before', async () => {
    await says('gracias', { aliases: [{ channel: 'whatsapp', value: 'MX.1111' }] })
    expect(await level()).toBe('L1')
    const since = clock.now().getTime()
    await says('hola', { aliases: [{ channel: 'whatsapp', value: 'MX.2222' }] })
    expect(new Set(await levelsOfWords(since))).toEqual(new Set(['L0']))
    expect(await level()).toBe('L0')
  })

  it('when the number was dead and writes again', async () => {
    await store.addresses.unreachable(addressId(), '63024')
    await says('hola')
    expect(await level()).toBe('L0')
  })

  it('not while they write, whatever the date of the level', async () => {
    for (let month = 0; month < 4; month++) {
      clock.advance('60d')
      await says('hola')
    }
    expect(await level()).toBe('L1')
  })
})

describe('a level counts', () => {
  const at = (iso: string) => new Date(iso)
  const doc = { levels: { a: { level: 'L2', how: 'id_seen', at: '2026-03-01T00:00:00Z' } } } as unknown as PersonDoc
  it.each<[string, Partial<AddressRecord>, string, string | null]>([
    ['on the 90th day', {}, '2026-05-30T00:00:00Z', null],
    ['no more after it', {}, '2026-05-30T00:00:01Z', 'silence'],
    ['longer when they wrote', { lastInboundAt: at('2026-05-01T00:00:00Z') }, '2026-07-29T00:00:00Z', null],
    ['not on a dead number', { unreachable: '63024' }, '2026-03-02T00:00:00Z', 'unreachable'],
    [
      'not from before it changed hands',
      { trustFrom: at('2026-03-02T00:00:00Z') },
      '2026-03-03T00:00:00Z',
      'changed_hands',
    ],
    ['when reached after that', { trustFrom: at('2026-03-01T00:00:00Z') }, '2026-03-03T00:00:00Z', null],
    ['only where it was reached', { _id: 'b' }, '2026-09-01T00:00:00Z', null],
  ])('%s', (_, address, now, lost) => {
    expect(levelLost(doc, { _id: 'a', ...address } as AddressRecord, at(now))).toBe(lost)
  })
})
