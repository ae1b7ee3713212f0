import Ajv2020 from 'ajv/dist/2020.js'
import { beforeAll, describe, expect, test } from 'vitest'
import { API_ROLES } from '../../src/store/api-keys.ts'
import type { Route } from '../../src/web/api/route.ts'
import { routes } from '../../src/web/api/routes.ts'
import { apiServer, LAND_1 } from './api-server.ts'

const api = apiServer()
beforeAll(async () => {
  await api.call('POST', '/matters', { json: LAND_1 })
  for (const role of API_ROLES) await api.key(role)
})
const at = (route: Route): string => route.path.replace(':id', 'nothing-with-this-id')
const method = (route: Route): string => route.method.toUpperCase()
const send = (route: Route) =>
  route.body === 'csv' || route.body === 'file'
    ? { raw: 'x', headers: { 'content-type': route.body === 'csv' ? 'text/csv' : 'audio/ogg' } }
    : route.body
      ? { json: {} }
      : {}

describe.each(routes.map((route) => [`${method(route)} ${route.path}`, route] as const))('%s', (_, route) => {
  test.each(API_ROLES)('as %s', async (role) => {
    const reply = await api.call(method(route), at(route), { as: role, ...send(route) })
    if (route.roles.includes(role)) expect([200, 201, 400, 404, 409, 422]).toContain(reply.status)
    else expect([reply.status, reply.body.type]).toEqual([403, 'urn:portavoz:problem:not_allowed'])
  })

  test.each<[string, string | undefined]>([
    ['without a key', undefined],
    ['with a wrong key', 'pv_wrong-key-wrong-key'],
  ])('%s', async (_name, key) => {
    const reply = await api.call(method(route), at(route), { as: null, ...(key ? { key } : {}), ...send(route) })
    expect([401, 429]).toContain(reply.status)
    expect(reply.body).not.toHaveProperty('items')
  })

  test('says who may call it, and takes no unknown query', async () => {
    expect(route.roles.length).toBeGreaterThan(0)
    const [role = 'admin'] = route.roles
    const reply = await api.call(method(route), `${at(route)}?role[$ne]=x`, { as: role, ...send(route) })
    expect([reply.status, reply.body.type]).toEqual([400, 'urn:portavoz:problem:invalid'])
  })
})

test('names are unique', () => expect(new Set(routes.map((route) => route.name)).size).toBe(routes.length))

describe('the description', () => {
  test('is OpenAPI 3.1 and names every route, its parameters and its answer', async () => {
    const { status, body } = await api.call('GET', '/api/openapi.json', { as: null })
    expect([status, body.openapi]).toEqual([200, '3.1.0'])
    for (const route of routes) {
      const operation = body.paths[`/api/v1${route.path.replace(':id', '{id}')}`]?.[route.method]
      expect(operation, route.name).toMatchObject({ operationId: route.name, responses: { [route.gives.status]: {} } })
      expect((operation.parameters ?? []).some((each: { in: string }) => each.in === 'path')).toBe(
        route.path.includes(':id'),
      )
    }
  })

  test('holds schemas that compile', async () => {
    const { body } = await api.call('GET', '/api/openapi.json', { as: null })
    const ajv = new Ajv2020.default({ strict: false, validateFormats: false })
    for (const schema of Object.values(body.components.schemas as Record<string, object>))
      expect(() => ajv.compile({ ...schema, components: body.components })).not.toThrow()
  })

  test('has a page that loads only from here and runs no script of its own', async () => {
    const page = await api.call('GET', '/api/docs/', { as: null })
    expect(page.status).toBe(200)
    expect(page.body).not.toMatch(/https?:\/\/|<script>|\son\w+=/)
    for (const [, file] of page.body.matchAll(/(?:src|href)="([^"]+)"/g)) {
      const asset = await api.call('GET', file, { as: null })
      expect(asset.status, file).toBe(200)
    }
    expect((await api.call('GET', '/api/docs/package.json', { as: null })).status).toBe(404)
  })
})

describe('bad input', () => {
  const post = (path: string, raw: string | Uint8Array<ArrayBuffer>, type = 'application/json') =>
    api.call('POST', path, { raw, headers: { 'content-type': type } })
  test.each<[string, () => ReturnType<typeof api.call>, number]>([
    ['not JSON', () => post('/matters', '{'), 400],
    ['a list for an object', () => post('/matters', '[]'), 400],
    ['another content type', () => post('/matters', 'id=x', 'application/x-www-form-urlencoded'), 415],
    ['a large body', () => post('/matters', JSON.stringify({ title: 'x'.repeat(200_000) })), 413],
    ['operators in a field', () => api.call('POST', '/matters', { json: { ...LAND_1, id: { $ne: null } } }), 400],
    [
      'operators in a move',
      () => api.call('POST', '/claims/c/moves', { json: { move: 'verify', with: { $where: '1' } } }),
      400,
    ],
    ['mass assignment', () => api.call('POST', '/matters', { json: { ...LAND_1, id: 'M-X', state: 'CLOSED' } }), 400],
    ['a role of no kind', () => api.call('POST', '/api-keys', { json: { name: 'x', role: 'root' } }), 400],
    ['an id with signs', () => api.call('GET', '/claims/%24ne'), 400],
    ['an id of 24 characters that is none', () => api.call('GET', '/claims/aaaaaaaaaaaaaaaaaaaaaaaa'), 404],
    ['a bad percent code', () => api.call('GET', '/claims/%E0%A4%A'), 400],
    ['a doubled parameter', () => api.call('GET', '/claims?state=JOINED&state=PAID'), 400],
    ['a forged cursor', () => api.call('GET', '/updates?after=eyJhIjoxfQ'), 400],
    ['regular expressions as a phone', () => api.call('GET', '/people?phone=.*'), 400],
    ['__proto__ in a query', () => api.call('GET', '/claims?__proto__=1'), 400],
    ['__proto__ in a body', () => post('/matters', '{"id":"M-P","title":"x","__proto__":{"state":"CLOSED"}}'), 400],
    ['a zone that is none', () => api.call('PATCH', '/matters/LAND-1', { json: { court_zone: 'Mars/Base' } }), 400],
    [
      'a date that is none',
      () => api.call('PATCH', '/matters/LAND-1', { json: { deadline: '2026-02-30T00:00:00Z' } }),
      400,
    ],
    [
      'a class list that is no text',
      () => post('/matters/LAND-1/class-list', new Uint8Array([80, 75, 3, 4, 0, 10]), 'text/csv'),
      415,
    ],
    ['a class list as JSON', () => api.call('POST', '/matters/LAND-1/class-list', { json: [] }), 415],
    ['a class list for nothing', () => post('/matters/NONE/class-list', 'nombre\nAna\n', 'text/csv'), 404],
    ['a route that is none', () => api.call('GET', '/nothing'), 404],
  ])('%s', async (_, call, status) => {
    const reply = await call()
    expect([reply.status, reply.headers.get('content-type')]).toEqual([
      status,
      'application/problem+json; charset=utf-8',
    ])
    expect(reply.body).toMatchObject({ status, detail: expect.stringMatching(/\.$/) })
    expect(JSON.stringify(reply.body)).not.toMatch(/\$ne|\$where|Mars|Ana/)
  })

  test('too many wrong keys from one place', async () => {
    const replies = await Promise.all(
      Array.from({ length: 40 }, () => api.call('GET', '/matters', { key: 'pv_wrong-wrong' })),
    )
    expect(replies.at(-1)?.status).toBe(429)
    expect((await api.call('GET', '/matters')).status).toBe(200)
  })
})
