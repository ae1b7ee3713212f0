import { z } from 'zod'
import { countries } from '../../channels/countries.ts'
import type { PlaceRecord } from '../../store/places.ts'
import { mustKnowPlace } from './own-places.ts'
import { notFound, Problem } from './problem.ts'
import { defineRoute, type Route } from './route.ts'
import { byId, instant, text } from './shapes.ts'

const COUNTRIES = Object.keys(countries) as [string, ...string[]]
const place = { country: z.enum(COUNTRIES), region: text(80).optional(), town: text(80).optional() }
const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'must be a day like 05-15')

const placeSchema = z
  .object({
    country: z.string(),
    region: z.string().nullable(),
    town: z.string().nullable(),
    feasts: z.array(z.string()).meta({ description: 'Days of every year on which nothing of ours goes out there' }),
    vetoes: z.array(z.object({ id: z.string(), from: z.string(), until: z.string().nullable(), by: z.string() })),
  })
  .meta({ id: 'Place' })

const view = ({ country, region, town, feasts, vetoes }: PlaceRecord): z.infer<typeof placeSchema> => ({
  country,
  region: region ?? null,
  town: town ?? null,
  feasts,
  vetoes: vetoes.map(({ id, from, until, by }) => ({
    id,
    from: from.toISOString(),
    until: until?.toISOString() ?? null,
    by,
  })),
})

/** What whoever knows a place says of it: its feasts, and when nothing automatic may reach it. */
export const placeRoutes: readonly Route[] = [
  defineRoute({
    name: 'listPlaces',
    method: 'get',
    path: '/places',
    summary: 'Places of which something is known.',
    roles: ['admin', 'staff', 'safety', 'defender'],
    gives: { status: 200, schema: z.object({ items: z.array(placeSchema) }) },
    run: async (_request, { hub }) => ({ body: { items: (await hub.parts.store.places.list()).map(view) } }),
  }),
  defineRoute({
    name: 'setFeasts',
    method: 'post',
    path: '/places/feasts',
    summary: 'Say on which days of the year a country, region or town keeps its feast.',
    roles: ['admin', 'staff', 'defender'],
    body: z.strictObject({ ...place, feasts: z.array(monthDay).max(30) }),
    gives: { status: 200, schema: z.object({ feasts: z.array(z.string()) }) },
    run: async ({ body: { feasts, ...where }, caller }, { hub }) => {
      await mustKnowPlace(hub.parts.store, caller, where)
      await hub.parts.store.places.setFeasts(where, feasts)
      return { body: { feasts } }
    },
  }),
  defineRoute({
    name: 'addVeto',
    method: 'post',
    path: '/places/vetoes',
    summary: 'Say that nothing automatic may reach an area, from now or a time on, until a time or until it is lifted.',
    roles: ['admin', 'staff', 'safety', 'defender'],
    body: z.strictObject({ ...place, from: instant.optional(), until: instant.optional() }),
    gives: { status: 201, schema: z.object({ id: z.string() }) },
    run: async ({ body: { from, until, ...where }, caller, id: requestId }, { hub, now }) => {
      await mustKnowPlace(hub.parts.store, caller, where)
      const begins = from ? new Date(from) : now()
      if (until && new Date(until) <= begins) throw new Problem(400, 'invalid', 'until must be after from.')
      const id = `v_${hub.parts.store.vault.blindIndex(requestId)}`
      await hub.parts.store.places.addVeto(where, {
        id,
        from: begins,
        by: caller.id,
        ...(until ? { until: new Date(until) } : {}),
      })
      return { body: { id } }
    },
  }),
  defineRoute({
    name: 'liftVeto',
    method: 'delete',
    path: '/places/vetoes/:id',
    summary: 'Lift a veto; Defenders their own.',
    roles: ['admin', 'staff', 'safety', 'defender'],
    params: byId,
    gives: { status: 200, schema: z.object({ lifted: z.string() }) },
    run: async ({ params, caller }, { hub }) => {
      const { places } = hub.parts.store
      const by = caller.role === 'defender' ? caller.id : undefined
      if (!(await places.endVeto(params.id, by))) throw notFound('veto')
      return { body: { lifted: params.id } }
    },
  }),
]
