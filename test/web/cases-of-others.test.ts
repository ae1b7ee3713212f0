import { beforeAll, describe, expect, test } from 'vitest'
import { NOUN_NAMES, type NounName, nouns } from '../../src/cases/index.ts'
import type { ApiRole } from '../../src/store/api-keys.ts'
import { actorOf } from '../../src/web/api/caller.ts'
import { accessTo } from '../../src/web/api/case-access.ts'
import type { Route } from '../../src/web/api/route.ts'
import { routes } from '../../src/web/api/routes.ts'
import { walks } from '../cases/walks/index.ts'
import { apiServer, LAND_1 } from './api-server.ts'

/**
 * A case of each noun, in a matter of others, of another Defender and another Advocate: whoever has a key for LAND-1 learns nothing of
 * it by its id, whatever the route. The lists are made from the routes and the nouns, so that a new one is tried, too.
 */
const api = apiServer()
const { cases } = api
const OTHERS = 'LAND-2'
const PERSON = 'p_of_others'
const idOf = (noun: NounName): string => (noun === 'matter' ? OTHERS : noun === 'person' ? PERSON : `x-${noun}`)
const OUTSIDERS = ['defender', 'advocate'] as const satisfies readonly ApiRole[]
/** Seen by everybody, or about nobody. */
const PUBLIC: readonly NounName[] = ['organisation']
const PRIVATE = NOUN_NAMES.filter((noun) => !PUBLIC.includes(noun))

/** The payload of a walk, as said of the matter and the people of others. */
const ofOthers = (payload: unknown): Record<string, unknown> => {
  const text = JSON.stringify(payload ?? {})
  const given = JSON.parse(
    text.replaceAll('"LAND-1"', `"${OTHERS}"`).replace(/"(defender|advocate)-1"/g, '"$1-of-others"'),
  )
  return 'person_id' in given ? { ...given, person_id: PERSON } : given
}

beforeAll(async () => {
  for (const id of ['LAND-1', OTHERS]) await api.call('POST', '/matters', { json: { ...LAND_1, id } })
  await cases.store.people.ensure(PERSON, cases.clock.now())
  for (const noun of NOUN_NAMES) {
    if (noun === 'matter') continue
    const [steps = []] = walks[noun]
    const [move, as, payload] = steps[0] ?? ['', 'staff']
    await cases.tell({
      noun,
      subject: idOf(noun),
      move,
      payload: ofOthers(typeof payload === 'function' ? {} : payload),
      actor: typeof as === 'string' ? { kind: as, id: `${as}-of-others` } : as,
      ...(noun === 'person' || noun === 'claim' ? { personId: PERSON } : {}),
    })
  }
  await cases.store.media.insert([
    { _id: 'x-media', personId: PERSON, kind: 'audio', state: 'kept', at: cases.clock.now() } as never,
  ])
  await cases.drain()
  for (const noun of NOUN_NAMES) expect(await cases.store.cases.get(noun, idOf(noun)), noun).not.toBeNull()
}, 60_000)

/** What a path is about: the noun of its first part. */
const nounOf = (route: Route): NounName | undefined =>
  NOUN_NAMES.find((noun) => route.path.startsWith(`/${accessTo(noun).path}/:id`))
/** A body that is right in form, so that nothing but the case decides. */
function bodyOf(route: Route, role: ApiRole): unknown {
  const noun = nounOf(route)
  if (route.name.startsWith('move') && noun) {
    const kind = actorOf({ id: '', role }).kind
    const schema = route.body as unknown as { shape: { move: { options: string[] } } }
    const move = schema.shape.move.options.find((each) => nouns[noun].moves[each]?.who.includes(kind))
    return { move: move ?? schema.shape.move.options[0], with: {} }
  }
  return BODIES[route.name] ?? {}
}
const BODIES: Record<string, unknown> = {
  postToGroup: { text: 'Buenas tardes a todas las personas.' },
  bridgeQuestions: { text: '¿Es verdad?' },
  leaveSlip: { word: 'zapote', place: 'la tienda' },
  addAcquaintance: { phone: '+525500000099' },
  addPersonAddress: { phone: '+525500000099', source: 'sister' },
  vouchForPerson: { address: 'a_x', how: 'neighbour' },
  proposeMatterText: { key: 'faq/cost_answer', lang: 'es', text: 'Usted no paga nada.', sms: 'Usted no paga nada.' },
  approveMatterText: { key: 'faq/cost_answer', lang: 'es', hash: '0123456789ab' },
  endMatterText: { key: 'faq/cost_answer', lang: 'es' },
}
const LEAFLET = { raw: '%PDF-1.4', headers: { 'content-type': 'application/pdf' } }
const QUERIES: Record<string, string> = { readMedia: '?reason=emergency', readVoiceNote: '?reason=emergency' }

describe.each(OUTSIDERS)('as another %s', (role) => {
  const open = routes.filter((route) => route.roles.includes(role))
  const byId = open.filter((route) => nounOf(route) && !PUBLIC.includes(nounOf(route) as NounName))

  test.each(byId.map((route) => [`${route.method} ${route.path}`, route] as const))('%s', async (_, route) => {
    const path = `${route.path.replace(':id', idOf(nounOf(route) as NounName))}${QUERIES[route.name] ?? ''}`
    const raw = route.body === undefined || route.body === 'csv'
    const body = route.body === 'file' ? LEAFLET : raw ? {} : { json: bodyOf(route, role) }
    const before = await cases.store.updates.model.countDocuments()
    const reply = await api.call(route.method.toUpperCase(), path, { as: role, ...body })
    expect([reply.status, reply.body.type], JSON.stringify(reply.body)).toEqual([404, 'urn:portavoz:problem:not_found'])
    expect(await cases.store.updates.model.countDocuments()).toBe(before)
  })

  const lists = open.filter((route) => route.method === 'get' && !route.path.includes(':id'))
  test.each(lists.map((route) => [route.path, route] as const))('lists nothing of it: %s', async (_, route) => {
    for (const query of ['', `?matter=${OTHERS}`, `?person=${PERSON}`, `?matter=LAND-1&person=${PERSON}`]) {
      const { body } = await api.call('GET', `${route.path}${query}`, { as: role })
      const text = typeof body === 'string' ? body : JSON.stringify(body)
      for (const noun of PRIVATE) expect(text, `${noun} by ${query}`).not.toContain(idOf(noun))
    }
  })

  test('nothing of it is made: not in a matter of others', async () => {
    for (const route of open.filter(({ name, method }) => method === 'post' && name.startsWith('create'))) {
      const json = { with: { matter_id: OTHERS, person_id: PERSON } }
      const reply = await api.call('POST', route.path, { as: role, json })
      expect([400, 404], route.name).toContain(reply.status)
    }
  })
})
