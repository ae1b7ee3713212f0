import type { z } from 'zod'
import type { Act } from '../../hub/act.ts'
import type { Hub } from '../../hub/hub.ts'
import type { RunImport } from '../../hub/imports/run-import.ts'
import type { Outreach } from '../../hub/outreach/outreach.ts'
import type { ApiRole } from '../../store/api-keys.ts'
import type { Caller } from './caller.ts'

/** What routes work with. */
export type ApiParts = {
  hub: Hub
  act: Act
  runImport: RunImport
  outreach: Outreach
  newId: () => string
  now: () => Date
}

export type ApiRequest<P, Q, B> = {
  params: P
  query: Q
  body: B
  caller: Caller
  /** Unique for the request; for a repeated one with the same Idempotency-Key the same. */
  id: string
}

/**
 * Bytes to be saved, never shown: whoever sent them is not trusted. With a `policy` it is a page of our own, which may be shown
 * and loads what its content security policy says.
 */
export type AnswerFile = {
  type: string
  name: string
  bytes: AsyncIterable<Buffer> | Iterable<Buffer>
  policy?: string
}

/** A status and a JSON body, or a file in its place. */
export type Answer = { status?: number; body: unknown; file?: AnswerFile }

/** One route: what it is for, who may call it, what it takes and gives. Served, described and tested from here. */
export type Route<P = unknown, Q = unknown, B = unknown> = {
  /** Name of the operation, unique. */
  name: string
  method: 'get' | 'post' | 'patch' | 'delete'
  /** Below /api/v1, in Express's form: `/claims/:id`. */
  path: string
  summary: string
  roles: readonly ApiRole[]
  params?: z.ZodType<P>
  query?: z.ZodType<Q>
  /** `csv`: the raw bytes of a list; `file`: of a recording, a leaflet or a photo. */
  body?: z.ZodType<B> | 'csv' | 'file'
  /** Status of success and its body. */
  gives: { status: 200 | 201; schema: z.ZodType }
  run: (request: ApiRequest<P, Q, B>, parts: ApiParts) => Promise<Answer>
}

/** Keeps the types of params, query and body together while the list of routes stays one type. */
export const defineRoute = <P, Q, B>(route: Route<P, Q, B>): Route => route as unknown as Route
