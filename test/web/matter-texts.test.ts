import { beforeAll, describe, expect, it } from 'vitest'
import { releaseTexts } from '../../src/library.ts'
import { apiServer } from './api-server.ts'

const api = apiServer()
const TEXTS = '/matters/LAND-1/texts'
const GOOD = {
  key: 'faq/cost_answer',
  lang: 'es',
  text: 'Usted no paga nada. A los abogados les paga la empresa, si el juzgado lo aprueba. Si alguien le cobra, avíseme.',
}

beforeAll(async () => {
  await api.cases.store.prepare()
  await api.hub.flows.release(releaseTexts())
  await api.hub.parts.live.refresh()
  await api.call('POST', '/matters', { json: { id: 'LAND-1', title: 'Landscaping wages' } })
})

describe('a wording of a matter over the API', () => {
  it('is proposed by staff, approved by the Advocate, listed, and ended', async () => {
    const proposed = await api.call('POST', TEXTS, { as: 'staff', json: GOOD })
    expect(proposed.status).toBe(201)
    const { hash } = proposed.body
    const named = { key: GOOD.key, lang: 'es', hash }
    expect((await api.call('POST', `${TEXTS}/approve`, { as: 'staff', json: named })).status).toBe(403)
    expect((await api.call('POST', `${TEXTS}/approve`, { as: 'advocate', json: named })).status).toBe(200)
    const { body } = await api.call('GET', TEXTS, { as: 'advocate' })
    expect(body.items).toMatchObject([{ ...GOOD, hash, approved_by: 'advocate-1' }])
    expect(body.unapproved).not.toContainEqual({ key: GOOD.key, lang: 'es' })
    expect(body.unapproved).toContainEqual({ key: 'faq/visa_answer', lang: 'es' })
    expect((await api.call('POST', `${TEXTS}/end`, { as: 'staff', json: { key: GOOD.key, lang: 'es' } })).status).toBe(
      200,
    )
    expect((await api.call('GET', TEXTS)).body.unapproved).toContainEqual({ key: GOOD.key, lang: 'es' })
  })

  it.each<[string, object, number, RegExp]>([
    [
      'an SMS that is too long',
      { text: 'Usted no paga nada por esto, ni hoy ni otro día. '.repeat(5) },
      422,
      /sms-length/,
    ],
    ['an accent in its SMS form', { sms: 'Usted no pagará nada.' }, 422, /sms-characters/],
    ['a tú form', { text: 'Tú no pagas nada, y si alguien te cobra, avísame.' }, 422, /usted/],
    [
      'a word that means something else',
      { text: 'Usted no paga nada. Puede cancelar cuando quiera.' },
      422,
      /kept-out/,
    ],
    ['a fact that is not known there', { text: 'Usted no paga nada a {matter.court}.' }, 422, /placeholders/],
    ['words that are the same for everybody', { key: 'faq/cost_not_yet' }, 404, /not_found/],
    ['words that are not there', { key: 'faq/nothing' }, 404, /not_found/],
    ['a language that we do not write', { lang: 'quc' }, 404, /not_found/],
    ['a key that is none', { key: '../faq' }, 400, /invalid/],
    ['no words', { text: ' ' }, 400, /invalid/],
  ])('is refused: %s', async (_, change, status, what) => {
    const answer = await api.call('POST', TEXTS, { as: 'staff', json: { ...GOOD, ...change } })
    expect(answer.status).toBe(status)
    expect(JSON.stringify(answer.body)).toMatch(what)
    expect(JSON.stringify(answer.body)).not.toContain('no paga nada por esto, ni hoy')
  })

  it('has no way around the checks', async () => {
    const json = { move: 'propose_text', with: { ...GOOD, hash: '0123456789ab' } }
    expect((await api.call('POST', '/matters/LAND-1/moves', { as: 'staff', json })).status).toBe(400)
  })

  it('is nothing that another matter’s Advocate learns of', async () => {
    await api.call('POST', '/matters', { json: { id: 'OTHER', title: 'Other' } })
    expect((await api.call('GET', '/matters/OTHER/texts', { as: 'advocate' })).status).toBe(404)
    expect((await api.call('POST', '/matters/OTHER/texts', { as: 'advocate', json: GOOD })).status).toBe(404)
  })
})
