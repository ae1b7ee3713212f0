import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { membersOf } from '../../../src/hub/group/members.ts'
import { DAILY, recipientsOf } from '../../../src/hub/group/recipients.ts'
import type { MessageRecord } from '../../../src/store/messages.ts'
import { type GroupOnStage, openGroup } from '../../support/group.ts'
import { testHub } from '../../support/hub.ts'
import { openMatter, row } from '../../support/matter.ts'

// Ten in the morning, on a working day, where they live.
const MORNING = '2026-03-03T16:00:00.000Z'
const DAY_MS = 86_400_000
const test = testHub(MORNING)
const { hub, store, clock } = test
let group: GroupOnStage
let personId = ''

beforeAll(async () => {
  await store.prepare()
  await openMatter(test, 'LAND-1', [row(1)], '2026-05-08T23:59:00-05:00')
  group = await openGroup(test, 'LAND-1', 'g1')
  await group.join(1, 'Chepe')
  personId = await group.personOf(1)
}, 60_000)
beforeEach(async () => {
  clock.set(MORNING)
  await store.messages.model.deleteMany({ personId })
  await wroteAt(MORNING)
})

const wroteAt = (iso: string) =>
  store.addresses.model.updateMany({ people: personId }, { $set: { lastInboundAt: new Date(iso) } })
/** So many copies that they have had, the last one so long ago. */
const had = async (copies: number, agoMs: number, change: Partial<MessageRecord> = {}) => {
  const at = clock.now().getTime() - agoMs
  await store.messages.insert(
    Array.from(
      { length: copies },
      (_, n): MessageRecord => ({
        ...{ _id: `had${n}.${agoMs}.${change.group ?? ''}.${change.state ?? ''}`, personId, addressId: 'a' },
        ...{ direction: 'out', kind: 'ours', state: 'sent', group: 'g1', node: 'group_talk' },
        ...{ order: at * 1000 + n, at: new Date(at), ...change },
      }),
    ),
  )
}
const next = async (talk = true) => {
  const members = await membersOf(hub.parts, { id: 'g1', matter_id: 'LAND-1' })
  const [one] = await recipientsOf(hub.parts, members, { group: 'g1', matter: null, talk, apart: false })
  return { together: one?.together?.toISOString() ?? null, closed: one?.closed }
}

const EVENING = '2026-03-04T00:00:00.000Z'
describe(`a member's ${DAILY} copies of a day`, () => {
  it.each([
    ['the last of them goes at once', DAILY - 1, 0, {}, null],
    ['what is said beyond them waits for the evening', DAILY, 0, {}, EVENING],
    ['those of a day ago to the millisecond still count', DAILY, DAY_MS, {}, EVENING],
    ['those of longer ago do not', DAILY, DAY_MS + 1, {}, null],
    ['those of another group do not', DAILY, 0, { group: 'g2' }, null],
    ['what still waits to go out together does not', DAILY, 0, { state: 'owed' }, null],
  ] as const)('%s', async (_, copies, ago, change, together) => {
    await had(copies, ago, change)
    expect(await next()).toEqual({ together, closed: false })
  })

  it('what comes after six in the evening waits for the next one', async () => {
    clock.set('2026-03-04T00:30:00.000Z')
    await wroteAt(clock.iso())
    await had(DAILY, 0)
    expect((await next()).together).toBe('2026-03-05T00:00:00.000Z')
  })

  it('a digest and a warning are no talk: they do not wait for it', async () => {
    await had(DAILY, 0)
    expect(await next(false)).toEqual({ together: null, closed: false })
  })
})

describe('the 24 hours of a member', () => {
  it.each([
    [
      'a minute before their end they are over, as a message may wait at the provider',
      '2026-03-02T16:01:00.000Z',
      true,
    ],
    ['before that they are open', '2026-03-02T16:01:00.001Z', false],
  ] as const)('%s', async (_, wrote, closed) => {
    await wroteAt(wrote)
    expect(await next()).toEqual({ together: closed ? MORNING : null, closed })
  })

  it('at night all waits for the morning, whoever wrote lately too', async () => {
    clock.set('2026-03-04T04:00:00.000Z')
    await wroteAt(clock.iso())
    expect(await next()).toEqual({ together: '2026-03-04T14:00:00.000Z', closed: false })
  })
})
