import { expect, test } from 'vitest'
import { createDateStarts } from '../../../src/hub/outreach/date-starts.ts'
import { flowFrom } from '../../engine/support.ts'
import { caseHub } from '../case-store.ts'

const hub = caseHub()
const flow = flowFrom(
  'soon',
  'audience: migrant\nfacts: [claim]\nstart: { date: { fact: claim.deadline, before: 3d, at: "10:00" } }\nnodes:\n  over: { end: told }\n',
)

test('a flow begins on its day, at the hour there, once, however many look', async () => {
  const { store, clock } = hub
  await store.people.ensure('p_1', clock.now())
  const address = await store.addresses.ensure({ channel: 'whatsapp', value: '+525500000001' }, 'MX', 'p_1')
  const import_ = { move: 'import', actor: { kind: 'import' } as const }
  const deadline = new Date(clock.now().getTime() + 10 * 86_400_000).toISOString()
  await hub.tell(
    { noun: 'matter', subject: 'LAND-1', move: 'create', actor: { kind: 'staff', id: 'a' }, payload: matter(deadline) },
    { noun: 'person', subject: 'p_1', personId: 'p_1', ...import_, payload: { given_name: 'Zenón' } },
    { noun: 'claim', subject: 'c_1', personId: 'p_1', ...import_, payload: { person_id: 'p_1', matter_id: 'LAND-1' } },
  )
  await hub.drain()
  const looks = () => createDateStarts({ ...hub, wake: hub.wake as never, live: { flows: () => [flow] } })
  const waiting = () => store.inbox.waiting(address._id, 10)

  expect(await looks()()).toBe(0)
  clock.advance('6d')
  expect(await looks()()).toBe(0)
  clock.advance('1d')
  clock.advance('5h')
  await Promise.all([looks()(), looks()()])
  expect(await looks()()).toBe(0)
  const [item, ...more] = await waiting()
  expect(more).toEqual([])
  expect(item && store.inbox.content(item)).toEqual({ kind: 'event', event: 'date.soon' })
  expect(hub.woken).toContainEqual({ name: 'converse', payload: { addressId: address._id } })
})

const matter = (deadline: string) => ({
  title: 'Landscaping wages',
  category: 'LABOR',
  participation: 'OPT_IN_WRITTEN',
  deadline,
  court_zone: 'America/Chicago',
})
