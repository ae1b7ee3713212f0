import { expect, test } from 'vitest'
import type { Input } from '../../src/engine/input.ts'
import { caseHub } from './case-store.ts'

/** Worker 20: somebody who writes from another number and knows him asks for another account. */
const hub = caseHub()
const ana = { kind: 'staff', id: 'ana' } as const

test('the person is asked where their papers were checked, not where the wish came from', async () => {
  const [person, claim] = ['p_venancio', 'c_venancio']
  const now = hub.clock.now()
  await hub.store.people.ensure(person, now)
  const [own, other] = await Promise.all(
    ['+525500000120', '+525500000114'].map((value) =>
      hub.store.addresses.ensure({ channel: 'whatsapp', value }, 'MX', person),
    ),
  )
  const ofPerson = { noun: 'person', subject: person, personId: person }
  const ofClaim = { noun: 'claim', subject: claim, personId: person }
  await hub.tell(
    { ...ofPerson, move: 'import', actor: { kind: 'import' }, payload: { given_name: 'Venancio' } },
    { ...ofPerson, move: 'add_address', actor: { kind: 'import' }, payload: { address: own?._id } },
    { ...ofPerson, move: 'identify', payload: { address: own?._id, level: 'L1', how: 'questions' } },
    { ...ofPerson, move: 'check_id', actor: ana, payload: { address: own?._id, name_on_id: 'Venancio Cruz Lara' } },
    { ...ofPerson, move: 'identify', payload: { address: other?._id, level: 'L1', how: 'questions' } },
    { ...ofClaim, move: 'import', actor: { kind: 'import' }, payload: { person_id: person, matter_id: 'LAND-1' } },
    { ...ofClaim, move: 'verify' },
    { ...ofClaim, move: 'inform', payload: { text_version: 'A6.1' } },
    { ...ofClaim, move: 'understand' },
    { ...ofClaim, move: 'intend' },
    { ...ofClaim, move: 'sign', actor: ana, payload: { form: 'f', signed_on: '2026-03-02' } },
    { ...ofClaim, move: 'join', actor: { kind: 'advocate', id: 'dana' }, payload: { filed_on: '2026-03-02' } },
    { ...ofClaim, move: 'accept_documents', actor: ana },
    { ...ofClaim, move: 'choose_method', payload: { method: 'BANK', account: '032180000118359719' } },
    { ...ofClaim, move: 'confirm_payee', actor: { kind: 'staff', id: 'eva' }, payload: { level: 'L3' } },
  )
  await hub.drain()
  await hub.store.conversations.commit(hub.store.conversations.fresh(person, other?._id ?? ''))
  await hub.tell({ ...ofClaim, move: 'choose_method', payload: { method: 'BANK', account: '002010077777777771' } })
  await hub.drain()
  const items = await hub.store.inbox.model.find({ personId: person }).lean()
  const asked = items.filter((item) => {
    const input = hub.store.inbox.content<Input>(item)
    return input.kind === 'start' && input.flow === 'changed'
  })
  expect(asked.map((item) => item.addressId)).toEqual([own?._id])
})
