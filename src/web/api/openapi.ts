import type { z } from 'zod'
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi'
import { problemSchema } from './problem.ts'
import type { Route } from './route.ts'

const ERRORS = {
  400: 'The request cannot be read',
  401: 'No valid key',
  403: 'The role of the key may not do this',
  404: 'There is no such thing, or it is not yours',
  409: 'The move was refused, with the reason',
  429: 'Too many requests',
} as const

/** OpenAPI 3.1 of the routes, from the very schemas that check the requests. */
export function describeApi(routes: readonly Route[], publicUrl?: string): ReturnType<typeof createDocument> {
  const paths: ZodOpenApiPathsObject = {}
  for (const route of routes) {
    const path = `/api/v1${route.path.replace(/:(\w+)/g, '{$1}')}`
    paths[path] = { ...paths[path], [route.method]: operation(route) }
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Portavoz API',
      version: '1',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description:
        'Case store of the hub. A case is never written directly: a move is an update, which is accepted or refused with a ' +
        'readable reason and kept either way. Field names are in snake_case, instants are ISO 8601. Send an ' +
        '`Idempotency-Key` with what changes something: the same request again gives the same answer. ' +
        'Errors are RFC 9457 problem details.',
    },
    ...(publicUrl ? { servers: [{ url: publicUrl }] } : {}),
    security: [{ key: [] }],
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'An API key' } },
    },
    paths,
  })
}

function operation(route: Route): ZodOpenApiOperationObject {
  const errors = Object.fromEntries(
    Object.entries(ERRORS).map(([status, description]) => [
      status,
      { description, content: { 'application/problem+json': { schema: problemSchema } } },
    ]),
  )
  const body =
    route.body === 'csv'
      ? { 'text/csv': { schema: { type: 'string' as const } } }
      : route.body === 'file'
        ? { 'application/octet-stream': { schema: { type: 'string' as const, format: 'binary' } } }
        : route.body
          ? { 'application/json': { schema: route.body } }
          : undefined
  return {
    operationId: route.name,
    summary: route.summary,
    description: `For: ${route.roles.join(', ')}.`,
    tags: [route.path.split('/')[1] ?? ''],
    requestParams: {
      ...(route.params ? { path: route.params as z.ZodObject } : {}),
      ...(route.query ? { query: route.query as z.ZodObject } : {}),
    },
    ...(body ? { requestBody: { required: route.body === 'csv' || route.body === 'file', content: body } } : {}),
    responses: {
      [route.gives.status]: { description: 'Done', content: { 'application/json': { schema: route.gives.schema } } },
      ...errors,
    },
  } as ZodOpenApiOperationObject
}
