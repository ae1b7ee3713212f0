import { beforeAll, expect, test } from 'vitest'
import { apiServer, LAND_1 } from './api-server.ts'

const api = apiServer()
const { cases } = api
const about = (n: string) => ({ noun: 'person', subject: `p_${n}`, personId: `p_${n}` }) as const
const claim = (n: string) => ({ noun: 'claim', subject: `c_${n}`, personId: `p_${n}` }) as const
const staff = (id: string) => ({ kind: 'staff', id }) as const

const addressOf = (n: string): string => cases.store.addresses.idOf({ channel: 'whatsapp', value: `+5255000000${n}` })

/** A claim whose payee is about to be confirmed. */
const ready = async (n: string): Promise<void> => {
  await cases.store.people.ensure(`p_${n}`, cases.clock.now())
  await cases.store.addresses.ensure({ channel: 'whatsapp', value: `+5255000000${n}` }, 'MX', `p_${n}`)
  await cases.tell(
    { ...about(n), move: 'import', payload: { given_name: 'Venancio' }, actor: { kind: 'import' } },
    { ...about(n), move: 'add_address', payload: { address: addressOf(n) }, actor: { kind: 'import' } },
    {
      ...about(n),
      move: 'vouch',
      payload: { address: addressOf(n), how: 'neighbour' },
      actor: { kind: 'defender', id: 'd' },
    },
    { ...claim(n), move: 'import', payload: { person_id: `p_${n}`, matter_id: 'LAND-1' }, actor: { kind: 'import' } },
    { ...claim(n), move: 'verify' },
    { ...claim(n), move: 'inform', payload: { text_version: 'A6.1' } },
    { ...claim(n), move: 'understand' },
    { ...claim(n), move: 'intend' },
    {
      ...claim(n),
      move: 'sign',
      payload: { form: 'f', signed_on: '2026-03-01' },
      actor: staff('ana'),
    },
    { ...claim(n), move: 'join', payload: { filed_on: '2026-03-02' }, actor: { kind: 'advocate', id: 'dana' } },
    { ...claim(n), move: 'accept_documents', actor: staff('ana') },
    { ...claim(n), move: 'choose_method', payload: { method: 'BANK' }, actor: { kind: 'person' } },
  )
  await cases.drain()
}
const confirm = (n: string) =>
  api.call('POST', `/claims/c_${n}/moves`, { as: 'staff', json: { move: 'confirm_payee', with: { level: 'L3' } } })

beforeAll(async () => {
  await api.call('POST', '/matters', { json: LAND_1 })
})

test('nobody confirms a payee by saying so: the level is the one of the person’s own record', async () => {
  await ready('14')
  const refused = await confirm('14')
  expect([refused.status, refused.body.detail]).toEqual([409, expect.stringMatching(/level L3 only/)])
})

test('with the ID seen, a call on a number unchanged for 7 days and a second person, the payee is confirmed', async () => {
  await ready('20')
  await cases.tell({
    ...about('20'),
    move: 'check_id',
    payload: { address: addressOf('20'), name_on_id: 'Venancio Cruz Lara' },
    actor: staff('ana'),
  })
  cases.clock.advance('8d')
  await cases.tell(
    { ...about('20'), move: 'read_back', payload: { address: addressOf('20') }, actor: staff('ana') },
    { ...about('20'), move: 'approve_payee', payload: { address: addressOf('20') }, actor: staff('ana') },
  )
  await cases.drain()
  expect((await confirm('20')).status).toBe(409)
  await cases.tell({
    ...about('20'),
    move: 'approve_payee',
    payload: { address: addressOf('20') },
    actor: staff('eva'),
  })
  await cases.drain()
  const confirmed = await confirm('20')
  expect([confirmed.status, confirmed.body.state]).toEqual([200, 'PAYEE_CONFIRMED'])
})

test('not when the level was lost since: after long silence nobody knows who holds the phone', async () => {
  await ready('21')
  const at = { address: addressOf('21') }
  await cases.tell({ ...about('21'), move: 'check_id', payload: { ...at, name_on_id: 'Ana' }, actor: staff('ana') })
  cases.clock.advance('8d')
  await cases.tell(
    { ...about('21'), move: 'read_back', payload: at, actor: staff('ana') },
    { ...about('21'), move: 'approve_payee', payload: at, actor: staff('eva') },
  )
  await cases.drain()
  cases.clock.advance('91d')
  const refused = await confirm('21')
  expect([refused.status, refused.body.detail]).toEqual([409, expect.stringMatching(/level L3 only/)])
  const address = await cases.store.addresses.get(at.address)
  await cases.store.addresses.heard(address as NonNullable<typeof address>, cases.clock.now())
  expect((await confirm('21')).status).toBe(200)
})

test('of two records that are one person, the one that goes on decides', async () => {
  await ready('22')
  const other = { noun: 'person', subject: 'p_20', personId: 'p_20' } as const
  await cases.tell({ ...about('22'), move: 'merge', payload: { into: 'p_20' }, actor: staff('ana') })
  await cases.drain()
  const address = await cases.store.addresses.get(addressOf('20'))
  await cases.store.addresses.heard(address as NonNullable<typeof address>, cases.clock.now())
  expect((await confirm('22')).status).toBe(200)
  await cases.tell({ ...other, move: 'downgrade', payload: { why: 'a dispute' }, actor: staff('ana') })
  await cases.drain()
  await ready('23')
  await cases.tell({ ...about('23'), move: 'merge', payload: { into: 'p_20' }, actor: staff('ana') })
  await cases.drain()
  expect((await confirm('23')).status).toBe(409)
})

test('of an inherited claim it is the heir whose level counts', async () => {
  await ready('24')
  const heir = { noun: 'person', subject: 'p_heir', personId: 'p_heir' } as const
  const kin = { noun: 'relationship', subject: 'r_heir', personId: 'p_24' } as const
  await cases.store.people.ensure('p_heir', cases.clock.now())
  const { _id: address } = await cases.store.addresses.ensure(
    { channel: 'whatsapp', value: '+525500000122' },
    'MX',
    'p_heir',
  )
  await cases.tell(
    { ...heir, move: 'describe', payload: { given_name: 'Eulalia' }, actor: staff('ana') },
    { ...heir, move: 'add_address', payload: { address }, actor: staff('ana') },
    { ...about('24'), move: 'decease', actor: staff('ana') },
    {
      ...kin,
      move: 'report',
      payload: { person_id: 'p_24', other_id: 'p_heir', kind: 'SPOUSE' },
      actor: staff('ana'),
    },
    { ...kin, move: 'confirm', actor: staff('ana') },
    { ...kin, move: 'propose_authority', payload: { authority: 'HEIR', document: 'd' }, actor: staff('ana') },
    { ...kin, move: 'approve_authority', actor: staff('eva') },
    { ...heir, move: 'vouch', payload: { address, how: 'visit' }, actor: { kind: 'defender', id: 'd' } },
    { ...heir, move: 'check_id', payload: { address, name_on_id: 'Eulalia Ruiz Soto' }, actor: staff('ana') },
  )
  await cases.drain()
  expect((await confirm('24')).status).toBe(409)
  cases.clock.advance('8d')
  await cases.tell(
    { ...heir, move: 'read_back', payload: { address }, actor: staff('ana') },
    { ...heir, move: 'approve_payee', payload: { address }, actor: staff('eva') },
  )
  await cases.drain()
  const confirmed = await confirm('24')
  expect([confirmed.status, confirmed.body.state]).toEqual([200, 'PAYEE_CONFIRMED'])
})
