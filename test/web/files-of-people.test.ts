import { beforeAll, describe, expect, test } from 'vitest'
import { apiServer, LAND_1 } from './api-server.ts'

const api = apiServer()
const AT = new Date('2026-03-02T15:00:00Z')
const CLEAN = Buffer.from('the photo, drawn anew')
const ORIGINAL = Buffer.from('the photo as it was sent, with its place and hour')
let personId = ''

beforeAll(async () => {
  await api.call('POST', '/matters', { json: LAND_1 })
  const { store } = api.cases
  personId = 'p_leocadio'
  const { key } = await store.people.ensure(personId, AT)
  const record = {
    personId,
    addressId: 'a_1',
    channel: 'whatsapp',
    messageId: 'm_1',
    at: AT,
    state: 'kept',
    asked: true,
    attempts: 0,
    outcome: 'ok',
  } as const
  const { seal } = store.vault
  await store.media.insert([
    { ...record, _id: 'm_1.0', original: true, kind: 'image', type: 'image/jpeg', bytes: CLEAN.length },
    { ...record, _id: 'm_1.1', original: false, kind: 'document', type: 'application/pdf', bytes: 4 },
    {
      ...record,
      _id: 'm_2.0',
      original: false,
      asked: false,
      kind: 'audio',
      type: 'audio/ogg',
      bytes: 5,
      sealedTranscript: seal(key, 'llego el martes', 'media/m_2.0/transcript'),
      confirmed: true,
    },
    { ...record, _id: 'm_3.0', original: false, state: 'refused', code: 'type' },
  ])
  await store.files.write('m_1.0', personId, key, CLEAN)
  await store.files.write('m_1.0.original', personId, key, ORIGINAL)
  await store.files.write('m_1.1', personId, key, Buffer.from('%PDF'))
})

const open = async (path: string, as: 'staff' | 'admin' = 'staff') => {
  const key = await api.key(as)
  const answer = await fetch(`${api.base}/api/v1${path}`, { headers: { authorization: `Bearer ${key}` } })
  return { answer, bytes: Buffer.from(await answer.arrayBuffer()) }
}

describe('a file that somebody sent', () => {
  test('is a download that no browser shows, runs, guesses at, keeps or lets others embed', async () => {
    const { answer, bytes } = await open('/media/m_1.0?reason=form%20check')
    expect([answer.status, bytes.equals(CLEAN)]).toEqual([200, true])
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': 'attachment; filename="m_1.0.jpg"',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    })
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
  })

  test('is given as it was sent only where that was kept', async () => {
    const { answer, bytes } = await open('/media/m_1.0?reason=service%20of%20process&original=true')
    expect([answer.status, bytes.equals(ORIGINAL)]).toEqual([200, true])
    expect((await open('/media/m_1.1?reason=form%20check&original=true')).answer.status).toBe(404)
  })

  test('is not given without a reason, when it was refused, or when there is none', async () => {
    expect((await open('/media/m_1.0')).answer.status).toBe(400)
    expect((await open('/media/m_1.0?reason=x')).answer.status).toBe(400)
    expect((await open('/media/m_3.0?reason=form%20check')).answer.status).toBe(404)
    expect((await open('/media/none?reason=form%20check')).answer.status).toBe(404)
  })

  test('leaves a line in the access log: who, what of whom, and why', async () => {
    await open('/media/m_1.1?reason=looks%20at%20the%20statement')
    const lines = await api.cases.store.accessLog.model.find({ subject: 'm_1.1' }).lean()
    expect(lines.at(-1)).toMatchObject({ what: 'media', role: 'staff', reason: 'looks at the statement' })
  })

  test('cannot be opened any more when the person’s key is gone', async () => {
    const { store } = api.cases
    const { key } = await store.people.ensure('p_gone', AT)
    await store.media.insert([
      {
        _id: 'm_9.0',
        personId: 'p_gone',
        addressId: 'a_9',
        channel: 'whatsapp',
        messageId: 'm_9',
        at: AT,
        state: 'kept',
        asked: false,
        original: false,
        attempts: 0,
        kind: 'image',
        type: 'image/jpeg',
      },
    ])
    await store.files.write('m_9.0', 'p_gone', key, CLEAN)
    await store.people.destroy('p_gone', AT)
    expect((await open('/media/m_9.0?reason=form%20check')).answer.status).toBe(404)
  })
})

describe('a voice note', () => {
  test('is shown with what a machine heard, for a reason', async () => {
    const { body } = await api.call('GET', '/voice-notes/m_2.0?reason=answers%20them', { as: 'staff' })
    expect(body).toMatchObject({
      id: 'm_2.0',
      kind: 'audio',
      transcript: 'llego el martes',
      confirmed: true,
      summary: null,
    })
    expect((await api.call('GET', '/voice-notes/m_2.0', { as: 'staff' })).status).toBe(400)
    expect((await api.call('GET', '/voice-notes/m_1.0?reason=answers%20them', { as: 'staff' })).status).toBe(404)
  })

  test('whose words the person confirmed is no second answer; a note may be written, once', async () => {
    const hear = (as: 'answer' | 'note') =>
      api.call('POST', '/voice-notes/m_2.0/heard', { as: 'staff', json: { summary: 'Viene el martes.', as } })
    expect((await hear('answer')).body.detail).toMatch(/confirmed the words themselves/)
    expect((await hear('note')).status).toBe(200)
    expect((await hear('note')).status).toBe(409)
    const { body } = await api.call('GET', '/voice-notes/m_2.0?reason=answers%20them', { as: 'staff' })
    expect(body).toMatchObject({ summary: 'Viene el martes.', transcript: 'llego el martes' })
  })
})
