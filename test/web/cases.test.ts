import { beforeAll, describe, expect, test } from 'vitest'
import { apiServer, LAND_1 } from './api-server.ts'

const api = apiServer()
const FRANCISCO = { name: 'Francisco Ruiz', country: 'MX', languages: ['es', 'hus'], regions: ['Huasteca'] }

beforeAll(async () => {
  await api.call('POST', '/matters', { json: LAND_1 })
  for (const id of ['defender-1', 'defender-2'])
    expect((await api.call('POST', '/defenders', { json: { id, with: FRANCISCO } })).status).toBe(201)
})

describe('the routes of a noun', () => {
  test('make, read, move, list with a filter and a cursor, and tell the history', async () => {
    for (const [id, country] of [
      ['org-1', 'MX'],
      ['org-2', 'MX'],
      ['org-3', 'GT'],
    ])
      expect(
        (await api.call('POST', '/organisations', { json: { id, with: { name: 'Casa', country } } })).body,
      ).toMatchObject({ id, state: 'MEMBER', version: 1 })
    const first = await api.call('GET', '/organisations?country=MX&limit=1')
    expect([first.body.items.map((each: { id: string }) => each.id), typeof first.body.next]).toEqual([
      ['org-1'],
      'string',
    ])
    const second = await api.call('GET', `/organisations?country=MX&limit=1&after=${first.body.next}`)
    expect([second.body.items.map((each: { id: string }) => each.id), second.body.next]).toEqual([['org-2'], null])

    const refused = await api.call('POST', '/organisations/org-1/moves', { json: { move: 'return' } })
    expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining('from LEFT; it is MEMBER')])
    const left = await api.call('POST', '/organisations/org-1/moves', {
      json: { move: 'leave', with: { reason: 'Closed' } },
    })
    expect(left.body).toMatchObject({ state: 'LEFT', left_because: 'Closed' })
    expect((await api.call('GET', '/organisations?state=LEFT')).body.items).toHaveLength(1)
    const history = await api.call('GET', '/organisations/org-1/updates')
    expect(history.body.items.map((each: { move: string; outcome: string }) => [each.move, each.outcome])).toEqual([
      ['register', 'accepted'],
      ['return', 'refused'],
      ['leave', 'accepted'],
    ])
  })

  test('a number in the clear is a filter too', async () => {
    expect((await api.call('GET', '/defenders?load=0')).body.items).toHaveLength(2)
    expect((await api.call('GET', '/defenders?load=1')).body.items).toHaveLength(0)
  })

  test('the same request again gives the same answer, and an id is taken once', async () => {
    const request = { json: { with: { name: 'Otra', country: 'HN' } }, headers: { 'idempotency-key': 'once' } }
    const [made, again] = [
      await api.call('POST', '/organisations', request),
      await api.call('POST', '/organisations', request),
    ]
    expect([again.status, again.body.id]).toEqual([201, made.body.id])
    const taken = await api.call('POST', '/organisations', {
      json: { id: 'org-2', with: { name: 'x', country: 'MX' } },
    })
    expect([taken.status, taken.body.detail]).toEqual([409, expect.stringContaining('it is MEMBER')])
  })

  test.each<[string, object]>([
    ['a field that the move does not have', { move: 'describe', with: { state: 'LEFT' } }],
    ['an operator for a value', { move: 'describe', with: { name: { $ne: 'x' } } }],
    ['an operator for a name', { move: 'describe', with: { $set: { name: 'x' } } }],
    ['a move that is none', { move: 'erase', with: {} }],
    ['a move that only makes', { move: 'register', with: { name: 'x', country: 'MX' } }],
    ['a move that only another case tells', { move: 'assign', with: { facilitation_id: 'x' } }],
  ])('%s is refused', async (_, json) => {
    const path = 'assign' === (json as { move: string }).move ? '/defenders/defender-1' : '/organisations/org-2'
    const before = (await api.call('GET', path)).body
    const reply = await api.call('POST', `${path}/moves`, { json })
    expect([400, 409]).toContain(reply.status)
    expect((await api.call('GET', path)).body).toEqual(before)
  })

  test('a person that is nobody makes no case', async () => {
    const json = { id: 'defender-9', with: { ...FRANCISCO, person_id: 'p_nobody' } }
    expect((await api.call('POST', '/defenders', { json })).status).toBe(404)
    expect((await api.call('GET', '/defenders/defender-9')).status).toBe(404)
  })
})

describe('a Defender', () => {
  test('sees and moves what is theirs, in their own name', async () => {
    const list = await api.call('GET', '/defenders', { as: 'defender' })
    expect(list.body.items.map((each: { id: string }) => each.id)).toEqual(['defender-1'])
    const json = { move: 'prefer', with: { mode: 'audio' } }
    expect((await api.call('POST', '/defenders/defender-1/moves', { as: 'defender', json })).body).toMatchObject({
      mode: 'audio',
    })
  })

  test("learns nothing of another's: not by reading, moving, filtering or taking the id", async () => {
    const calls = [
      api.call('GET', '/defenders/defender-2', { as: 'defender' }),
      api.call('POST', '/defenders/defender-2/moves', {
        as: 'defender',
        json: { move: 'prefer', with: { mode: 'call' } },
      }),
      api.call('GET', '/defenders/nobody', { as: 'defender' }),
    ]
    const replies = await Promise.all(calls)
    expect(new Set(replies.map(({ status, body }) => `${status} ${body.detail}`)).size).toBe(1)
    expect((await api.call('GET', '/defenders/defender-2')).body.mode).toBeUndefined()
  })

  test('with a key that says of nobody whose it is sees nothing', async () => {
    const { body } = await api.call('POST', '/api-keys', {
      json: { name: 'x', role: 'defender', matters: ['LAND-1'] },
    })
    expect((await api.call('GET', '/defenders', { key: body.key })).status).toBe(403)
    expect((await api.call('GET', '/defenders/defender-1', { key: body.key })).status).toBe(404)
  })

  test('only the key of a Defender or an Advocate is somebody’s', async () => {
    const reply = await api.call('POST', '/api-keys', { json: { name: 'x', role: 'staff', of: 'defender-1' } })
    expect(reply.status).toBe(400)
  })
})

describe('a case of a Defender and an Advocate', () => {
  const make = (path: string, json: object, as: 'admin' | 'advocate' | 'defender' | 'finance' = 'admin') =>
    api.call('POST', path, { as, json })
  const told = (noun: string, subject: string, move: string, payload: Record<string, unknown>) =>
    api.cases.tell({ noun, subject, move, payload, actor: { kind: 'case', id: 'facilitation:CF-1' } })

  beforeAll(async () => {
    const request = { country: 'MX', matter_id: 'LAND-1' }
    expect((await make('/facilitations', { id: 'CF-1', with: request }, 'advocate')).status).toBe(201)
    await make('/facilitations', { id: 'CF-2', with: { ...request, advocate_id: 'advocate-2' } })
    for (const [id, by] of [
      ['CF-1-ADVOCATE', 'ADVOCATE'],
      ['CF-1-DEFENDER', 'DEFENDER'],
    ] as const)
      await told('evaluation', id, 'invite', {
        facilitation_id: 'CF-1',
        by,
        advocate_id: 'advocate-1',
        defender_id: 'defender-1',
      })
    await api.cases.drain()
  })

  test('is listed and read by its Advocate, and nobody learns of another', async () => {
    const list = await api.call('GET', '/facilitations', { as: 'advocate' })
    expect(list.body.items.map((each: { id: string }) => each.id)).toEqual(['CF-1'])
    expect((await api.call('GET', '/facilitations?advocate_id=advocate-2', { as: 'advocate' })).body.items).toEqual(
      list.body.items,
    )
    expect((await api.call('GET', '/facilitations/CF-2', { as: 'advocate' })).status).toBe(404)
    const cancel = { json: { move: 'cancel', with: { reason: 'x' } } }
    expect((await api.call('POST', '/facilitations/CF-2/moves', { as: 'advocate', ...cancel })).status).toBe(404)
    expect((await api.call('GET', '/facilitations', { as: 'defender' })).body.items).toEqual([])
    const taken = await make('/facilitations', { id: 'CF-2', with: { country: 'MX' } }, 'advocate')
    expect([taken.status, taken.body.detail]).toEqual([409, 'This id is taken.'])
  })

  test('is not made for another Advocate, and not in a matter of others', async () => {
    const forOther = await make('/facilitations', { with: { country: 'MX', advocate_id: 'advocate-2' } }, 'advocate')
    expect([forOther.status, forOther.body.detail]).toEqual([409, 'This would be the work of another Advocate.'])
    expect((await make('/facilitations', { with: { country: 'MX', matter_id: 'M-OTHER' } }, 'advocate')).status).toBe(
      404,
    )
  })

  test('an evaluation is hidden from everybody else until the release', async () => {
    const rated = await make('/evaluations/CF-1-ADVOCATE/moves', { move: 'submit', with: { overall: 2 } }, 'advocate')
    expect(rated.body).toMatchObject({ state: 'SUBMITTED', overall: 2 })
    const overall = async (as: 'admin' | 'defender' | 'advocate') =>
      (await api.call('GET', '/evaluations/CF-1-ADVOCATE', { as })).body.overall
    expect([await overall('admin'), await overall('defender'), await overall('advocate')]).toEqual([
      undefined,
      undefined,
      2,
    ])
    await told('evaluation', 'CF-1-ADVOCATE', 'release', {})
    await api.cases.drain()
    expect([await overall('admin'), await overall('defender')]).toEqual([2, 2])
  })

  test('hours are written down with lines, and the Advocate sees none of a draft', async () => {
    const made = await make('/hours-reports', { id: 'R-1', with: { facilitation_id: 'CF-1' } }, 'defender')
    expect(made.body).toMatchObject({ state: 'DRAFT', defender_id: 'defender-1' })
    const put = { move: 'put_line', with: { line: 'a', kind: 'WORK', on: '2026-03-01', minutes: 90 } }
    expect((await make('/hours-reports/R-1/moves', put, 'defender')).body.lines).toHaveLength(1)
    expect((await api.call('GET', '/hours-reports/R-1', { as: 'advocate' })).status).toBe(404)
    const approve = await make('/hours-reports/R-1/moves', { move: 'approve' }, 'defender')
    expect([approve.status, approve.body.detail]).toEqual([409, expect.stringContaining('not for defender')])
    expect((await make('/hours-reports/R-1/moves', { move: 'set_terms', with: {} })).status).toBe(400)
  })

  test('an operator in a line is refused, and nothing of it is kept in the document', async () => {
    const bad = { move: 'put_line', with: { line: { $ne: '' }, kind: 'WORK', on: '2026-03-01', minutes: 90 } }
    const reply = await make('/hours-reports/R-1/moves', bad, 'defender')
    expect([400, 409]).toContain(reply.status)
    expect(JSON.stringify((await api.call('GET', '/hours-reports/R-1')).body)).not.toContain('$ne')
  })
})
