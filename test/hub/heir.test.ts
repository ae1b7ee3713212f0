import { expect, test } from 'vitest'
import type { ClaimDoc } from '../../src/cases/claim.ts'
import type { HandoffDoc } from '../../src/cases/handoff.ts'
import type { PersonDoc } from '../../src/cases/person.ts'
import type { Input } from '../../src/engine/input.ts'
import { readCaseFile } from '../../src/hub/facts/case-file.ts'
import { caseHub } from './case-store.ts'

/** Worker 10 has died (payee 17): his widow inherits the claim once two people of the team have seen the document. */
const hub = caseHub()
const ana = { kind: 'staff', id: 'ana' } as const
const eva = { kind: 'staff', id: 'eva' } as const
const [worker, widow, claim] = ['p_crescencio', 'p_widow', 'c_crescencio']
const doc = async <Doc>(noun: string, subject: string): Promise<Doc> =>
  (await hub.store.cases.get<Doc>(noun, subject))?.doc as Doc

const reasons = async () =>
  (await hub.store.cases.list<HandoffDoc>({ noun: 'handoff' }, 50)).map(({ doc: { reason } }) => reason)

test('the claim is talked about with the heir, and with nobody else', async () => {
  const now = hub.clock.now()
  for (const id of [worker, widow]) await hub.store.people.ensure(id, now)
  const address = await hub.store.addresses.ensure({ channel: 'whatsapp', value: '+525500000110' }, 'MX', widow)
  const person = (subject: string) => ({ noun: 'person', subject, personId: subject })
  const ofClaim = { noun: 'claim', subject: claim, personId: worker }
  const kin = { noun: 'relationship', subject: 'r_1', personId: worker }
  await hub.tell(
    { ...person(worker), move: 'import', actor: { kind: 'import' }, payload: { given_name: 'Crescencio' } },
    { ...person(widow), move: 'describe', actor: ana, payload: { given_name: 'Eulalia' } },
    { ...person(widow), move: 'add_address', actor: ana, payload: { address: address._id } },
    { ...ofClaim, move: 'import', actor: { kind: 'import' }, payload: { person_id: worker, matter_id: 'LAND-1' } },
    { ...person(worker), move: 'decease', actor: ana },
    { ...kin, move: 'report', actor: ana, payload: { person_id: worker, other_id: widow, kind: 'SPOUSE' } },
    { ...kin, move: 'confirm', actor: ana },
    { ...kin, move: 'propose_authority', actor: ana, payload: { authority: 'HEIR', document: 'doc-1' } },
  )
  await hub.drain()
  expect((await readCaseFile(hub, widow)).claim).toBeNull()

  await hub.tell({ ...kin, move: 'approve_authority', actor: eva })
  await hub.drain()
  expect((await doc<ClaimDoc>('claim', claim)).heir_id).toBe(widow)
  expect((await doc<PersonDoc>('person', widow)).heir_of).toEqual([worker])
  expect((await readCaseFile(hub, widow)).claim?.subject).toBe(claim)
  const told = await hub.store.inbox.model.find({}).lean()
  expect(told.map((item) => [item.personId, hub.store.inbox.content<Input>(item)])).toEqual([
    [widow, { kind: 'start', flow: 'heir' }],
  ])

  // What happens to the heir stops the payout of what was inherited, too.
  const incident = { noun: 'incident', subject: 'i_1', personId: widow }
  await hub.tell({ ...incident, move: 'report', actor: ana, payload: { kind: 'EXTORT', person_id: widow } })
  await hub.drain()
  expect((await doc<ClaimDoc>('claim', claim)).frozen_by).toEqual(['i_1'])

  // A second widow: the first stays, and the team hears of it at once.
  const second = { noun: 'relationship', subject: 'r_2', personId: worker }
  await hub.store.people.ensure('p_second', now)
  await hub.tell(
    { ...second, move: 'report', actor: ana, payload: { person_id: worker, other_id: 'p_second', kind: 'SPOUSE' } },
    { ...second, move: 'confirm', actor: ana },
    { ...second, move: 'propose_authority', actor: ana, payload: { authority: 'HEIR', document: 'doc-2' } },
    { ...second, move: 'approve_authority', actor: eva },
  )
  await hub.drain()
  expect((await doc<ClaimDoc>('claim', claim)).heir_id).toBe(widow)
  expect(await reasons()).toContain('another_heir')

  // Found to be disputed, the first one is told of the claim no more, and the second stands for it once that was approved anew.
  await hub.tell({ ...kin, move: 'dispute', actor: ana })
  await hub.drain()
  expect((await doc<ClaimDoc>('claim', claim)).heir_id).toBe('')
  expect((await doc<PersonDoc>('person', widow)).heir_of).toEqual([])
  expect((await readCaseFile(hub, widow)).claim).toBeNull()
  await hub.tell({ ...second, move: 'approve_authority', actor: eva })
  await hub.drain()
  expect((await doc<ClaimDoc>('claim', claim)).heir_id).toBe('p_second')
  await hub.tell({ ...second, move: 'end', actor: ana })
  await hub.drain()
  expect((await doc<ClaimDoc>('claim', claim)).heir_id).toBe('')

  await hub.tell(
    { ...kin, move: 'confirm', actor: ana },
    { ...kin, move: 'propose_authority', actor: ana, payload: { authority: 'HEIR', document: 'doc-1' } },
    { ...kin, move: 'approve_authority', actor: eva },
  )
  await hub.drain()
  expect((await doc<ClaimDoc>('claim', claim)).heir_id).toBe(widow)
  await hub.tell({ ...kin, move: 'revoke_authority', actor: ana, payload: { reason: 'another heir' } })
  await hub.drain()
  expect((await doc<ClaimDoc>('claim', claim)).heir_id).toBe('')
  expect((await readCaseFile(hub, widow)).claim).toBeNull()
})
