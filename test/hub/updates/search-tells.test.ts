import { expect, it } from 'vitest'
import { met, visit } from '../../../src/hub/updates/search-tells.ts'

/** Nobody answered three times: somebody goes there, where a contract runs under which that can be done. */
const search = {
  ...{ noun: 'search', subject: 'S1', personId: 'p_1', state: 'WORKING' },
  doc: { id: 'S1', state: 'WORKING', defender_id: 'francisco', matters: ['LAND-1', 'LAND-2'] },
} as unknown as Parameters<typeof visit>[3]
const update = { _id: 'u1', eventAt: new Date('2026-03-10T16:00:00Z') } as Parameters<typeof visit>[2]
const running = { noun: 'facilitation', subject: 'CF-1042', doc: { advocate_id: 'dana' } }

function cases(found: readonly unknown[], task: unknown = null) {
  const asked: unknown[] = []
  const store = {
    cases: {
      list: async (filter: unknown) => {
        asked.push(filter)
        return found
      },
      get: async () => task,
    },
  } as unknown as Parameters<typeof visit>[0]
  return { store, asked }
}

it('makes one task for the Defender, in the running facilitation of the matters of the search', async () => {
  const { store, asked } = cases([running])
  const made = await visit(store, 'tell:u1:0', update, search)
  expect(made).toMatchObject({
    ...{ noun: 'task', subject: expect.stringMatching(/^T\d{6}$/), move: 'create', personId: 'p_1' },
    actor: { kind: 'case', id: 'search:S1' },
    payload: {
      ...{
        type: 'LOCATE',
        facilitation_id: 'CF-1042',
        defender_id: 'francisco',
        advocate_id: 'dana',
        person_id: 'p_1',
      },
    },
  })
  expect(asked).toMatchObject([
    { matterId: { $in: ['LAND-1', 'LAND-2'] }, state: 'ACTIVE', facets: { defender_id: 'francisco' } },
  ])
  expect((await visit(store, 'tell:u2:0', update, search))?.subject).toBe(made?.subject)
})

it('leaves it to the team without a Defender, without a contract that runs, or when the visit is to be done already', async () => {
  const nobody = { ...search, doc: { ...search.doc, defender_id: undefined } } as unknown as typeof search
  expect(await visit(cases([running]).store, 'x', update, nobody)).toBeNull()
  expect(await visit(cases([]).store, 'x', update, search)).toBeNull()
  expect(await visit(cases([running], { subject: 'T1' }).store, 'x', update, search)).toBeNull()
})

it("tells the record of each whom the Defender met, by their number on the list, in the Defender's own name", async () => {
  const listed = (no: string, personId?: string) => ({ personId, doc: { list_no: no } })
  const { store, asked } = cases([
    listed('12', 'p_12'),
    listed('13', 'p_13'),
    listed('14'),
    { personId: 'p_x', doc: null },
  ])
  const task = {
    noun: 'task',
    subject: 'T3',
    matterId: 'LAND-1',
    doc: { defender_id: 'francisco' },
  } as unknown as Parameters<typeof met>[4]
  const told = { ...update, actor: { kind: 'timer' } } as Parameters<typeof met>[3]
  const made = await met(store, 'tell:u1:0', { to: 'found', numbers: [13, 14, 99] }, told, task)
  const reach = { key: 'tell:u1:0:p_13', noun: 'person', subject: 'p_13', move: 'reach', personId: 'p_13' }
  expect(made).toEqual([expect.objectContaining({ ...reach, actor: { kind: 'defender', id: 'francisco' } })])
  expect(asked).toMatchObject([{ noun: 'claim', matterId: 'LAND-1' }])
  expect(
    await met(store, 'x', { to: 'found', numbers: [12] }, told, { ...task, matterId: undefined } as never),
  ).toEqual([])
})
