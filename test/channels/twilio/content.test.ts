import { describe, expect, test } from 'vitest'
import type { ContentDraft } from '../../../src/channels/channel.ts'
import { requestFor } from '../../../src/channels/twilio/content.ts'
import { contentSid, type Reply, withStub } from './stub.ts'

const draft: ContentDraft = {
  name: 'settlement.is_it_you.es.1a2b',
  language: 'es',
  body: 'Hola, soy {{1}}. ¿Es usted?',
  variables: { 1: 'Inés' },
  template: false,
}
const option = (n: number, label = `Opción ${n}`) => ({ id: `f.n.o${n}`, label })
const many = (count: number) => Array.from({ length: count }, (_, n) => option(n))

describe('types', () => {
  const types = (more: Partial<ContentDraft>) => requestFor({ ...draft, ...more }).types
  test.each<[string, Partial<ContentDraft>, string]>([
    ['no options', {}, 'twilio/text'],
    ['one option', { options: many(1) }, 'twilio/quick-reply'],
    ['three', { options: many(3) }, 'twilio/quick-reply'],
    ['four', { options: many(4) }, 'twilio/list-picker'],
    ['ten', { options: many(10) }, 'twilio/list-picker'],
    ['a label over 20 characters', { options: [option(0, 'Mejor otro día, por favor')] }, 'twilio/list-picker'],
    ['a template with four: lists are never approved', { options: many(4), template: true }, 'twilio/quick-reply'],
  ])('%s', (_, more, type) => {
    expect(Object.keys(types(more))).toEqual([type])
  })
  test('a list: words on its button, long labels cut and told whole below', () => {
    expect(
      types({ options: [option(1), option(2, 'Una opción con nombre largo')], listLabel: 'Ver', footer: 'ALTO' }),
    ).toEqual({
      'twilio/list-picker': {
        body: 'Hola, soy {{1}}. ¿Es usted?\n\nALTO',
        button: 'Ver',
        items: [
          { id: 'f.n.o1', item: 'Opción 1' },
          { id: 'f.n.o2', item: 'Una opción con nombre l…', description: 'Una opción con nombre largo' },
        ],
      },
    })
    expect(types({ options: many(4) })).toMatchObject({ 'twilio/list-picker': { button: '☰' } })
  })
})

/** A content API that remembers. */
const contentApi = (existing: { friendly_name: string; sid: string }[] = [], approval = 'unsubmitted'): Reply => {
  const all = [...existing]
  let next = 100
  return ({ method, path, query, json }) => {
    if (path === '/v1/Content' && method === 'GET') {
      const page = Number(query.Page ?? 0)
      const more = page + 1 < all.length
      return [
        200,
        {
          contents: all.slice(page, page + 1),
          // The provider names its own host; credentials must not go anywhere else.
          meta: { next_page_url: more ? `https://content.twilio.com/v1/Content?PageSize=1&Page=${page + 1}` : null },
        },
      ]
    }
    if (path === '/v1/Content') {
      const made = { sid: contentSid(++next), friendly_name: (json as { friendly_name: string }).friendly_name }
      all.push(made)
      return [201, made]
    }
    return method === 'GET' ? [200, { whatsapp: { status: approval } }] : [201, { status: 'received' }]
  }
}
const did = (seen: { method: string; path: string }[]) =>
  seen.map(({ method, path }) => `${method} ${path.replace(/HX\w+/, 'HX')}`)

describe('made once', () => {
  test('a name at the provider, on a later page, is used', () => {
    const existing = ['a', 'b', draft.name].map((friendly_name, n) => ({ friendly_name, sid: contentSid(n) }))
    return withStub(contentApi(existing), async (twilio, seen) => {
      expect(await twilio.whatsapp?.ensureContent?.(draft)).toBe(contentSid(2))
      expect(did(seen)).toEqual(['GET /v1/Content', 'GET /v1/Content', 'GET /v1/Content'])
    })
  })
  test('asked for twice at the same time, and again later', () =>
    withStub(contentApi(), async (twilio, seen) => {
      const ensure = () => twilio.whatsapp?.ensureContent?.(draft)
      expect(await Promise.all([ensure(), ensure()])).toEqual([contentSid(101), contentSid(101)])
      expect(await ensure()).toBe(contentSid(101))
      expect(did(seen)).toEqual(['GET /v1/Content', 'POST /v1/Content'])
    }))
  test('a failure is not remembered', () => {
    const api = contentApi()
    let calls = 0
    return withStub(
      (seen, response, request) => (++calls === 1 ? [500, 'oops'] : api(seen, response, request)),
      async (twilio) => {
        await expect(twilio.whatsapp?.ensureContent?.(draft)).rejects.toMatchObject({
          name: 'Refusal',
          policy: 'later',
          code: 'http_500',
        })
        expect(await twilio.whatsapp?.ensureContent?.(draft)).toBe(contentSid(101))
      },
    )
  })
  test('a refusal names the code and repeats no words', () =>
    withStub(
      ({ method }) =>
        method === 'GET' ? [200, { contents: [], meta: {} }] : [400, { code: 20001, message: 'Invalid: Inés' }],
      async (twilio) => {
        const error = await twilio.whatsapp?.ensureContent?.(draft).then(
          () => null,
          (reason: Error) => reason,
        )
        expect(error?.message).toBe('make content: the provider answered 20001 (content)')
      },
    ))
})

describe('templates are handed in for approval', () => {
  const template = { ...draft, template: true }
  test('after they were made', () =>
    withStub(contentApi(), async (twilio, seen) => {
      await twilio.whatsapp?.ensureContent?.(template)
      expect(did(seen)).toEqual([
        'GET /v1/Content',
        'POST /v1/Content',
        'POST /v1/Content/HX/ApprovalRequests/whatsapp',
      ])
      expect(seen.at(-1)?.json).toEqual({ name: 'settlement_is_it_you_es_1a2b', category: 'UTILITY' })
    }))
  test.each([
    ['unsubmitted', true],
    ['pending', false],
    ['approved', false],
    ['rejected', false],
  ])('found as %s: handed in %s', (status, handedIn) =>
    withStub(contentApi([{ friendly_name: draft.name, sid: contentSid(1) }], status), async (twilio, seen) => {
      expect(await twilio.whatsapp?.ensureContent?.(template)).toBe(contentSid(1))
      expect(did(seen).includes('POST /v1/Content/HX/ApprovalRequests/whatsapp')).toBe(handedIn)
    }),
  )
})

test('SMS has no content', () =>
  withStub(contentApi(), async (twilio) => expect(twilio.sms).not.toHaveProperty('ensureContent')))
