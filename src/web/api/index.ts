import { randomUUID } from 'node:crypto'
import { type RequestHandler, Router } from 'express'
import { createAct } from '../../hub/act.ts'
import type { Hub } from '../../hub/hub.ts'
import { createImport } from '../../hub/imports/run-import.ts'
import { createOutreach } from '../../hub/outreach/outreach.ts'
import { hashKey } from '../../store/api-keys.ts'
import { type Caller, callerOf } from './caller.ts'
import { docsRouter } from './docs.ts'
import { createLimiter, PER_MINUTE, WRONG_PER_MINUTE } from './limiter.ts'
import { describeApi } from './openapi.ts'
import { notFound, Problem, problemHandler } from './problem.ts'
import type { ApiParts } from './route.ts'
import { routes } from './routes.ts'
import { serveRoute } from './serve-route.ts'

export type ApiOptions = {
  hub: Hub
  /** The first key: an admin's. Others are made with it. */
  adminApiKey: string
  newId?: () => string
}

/** The API below /api/v1, its description at /api/openapi.json and its page at /api/docs. */
export async function createApi({ hub, adminApiKey, newId = randomUUID }: ApiOptions): Promise<Router> {
  const { store, clock, log } = hub.parts
  const useCases = { ...hub.parts, record: hub.records }
  const parts: ApiParts = {
    hub,
    act: createAct(useCases),
    runImport: createImport(useCases),
    outreach: createOutreach(useCases),
    newId,
    now: clock.now,
  }
  const adminHash = hashKey(adminApiKey)
  const now = (): number => clock.now().getTime()
  const perKey = createLimiter(PER_MINUTE, now)
  const wrongKeys = createLimiter(WRONG_PER_MINUTE, now)

  const signedIn: RequestHandler = async (request, response, next) => {
    const from = request.socket.remoteAddress ?? 'unknown'
    let caller: Caller
    try {
      caller = await callerOf(request.get('authorization'), store.apiKeys, adminHash)
    } catch (error) {
      // Counted only when the key is wrong: behind a proxy all callers share an address.
      if (error instanceof Problem) wrongKeys.take(from)
      response.set('WWW-Authenticate', 'Bearer')
      throw error
    }
    response.locals.caller = caller
    perKey.take(caller.id)
    next()
  }

  const api = Router()
  const v1 = Router({ caseSensitive: true })
  v1.use(signedIn)
  for (const route of routes) v1[route.method](route.path, ...serveRoute(route, parts))
  v1.use(() => {
    throw notFound('route')
  })
  const description = describeApi(routes)
  api.get('/api/openapi.json', (_request, response) => void response.json(description))
  api.use('/api/docs', docsRouter())
  api.use('/api/v1', v1)
  api.use(
    '/api',
    problemHandler((error) => log.error({ err: safe(error) }, 'an API request failed')),
  )
  return api
}

/** Name and place of an error, without its message: a message may hold what was sent. */
const safe = (error: unknown): { name: string; stack: string } => {
  const { name, stack } = error instanceof Error ? error : new Error('not an error')
  return {
    name,
    stack: (stack ?? '')
      .split('\n')
      .filter((line) => line.trimStart().startsWith('at '))
      .slice(0, 8)
      .join('\n'),
  }
}
