import type { ErrorRequestHandler, Response } from 'express'
import { z } from 'zod'
import { KeyReused } from '../../hub/act.ts'
import { ImportRefused } from '../../hub/imports/import-refused.ts'
import { ReportRefused } from '../../hub/reports/make-report.ts'
import { PersonErased } from '../../store/people.ts'

/** An error as RFC 9457 tells it. `detail` is readable and repeats no value of the request. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly more: Record<string, unknown>
  constructor(status: number, code: string, detail: string, more: Record<string, unknown> = {}) {
    super(detail)
    this.name = 'Problem'
    this.status = status
    this.code = code
    this.more = more
  }
}

export const problemSchema = z
  .object({
    type: z.string().meta({ example: 'urn:portavoz:problem:move_refused' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z.array(z.object({ where: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details' })

const TITLES: Record<number, string> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Conflict',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Cannot be used',
  429: 'Too many requests',
  500: 'Our fault',
  503: 'Not available now',
}

export function sendProblem(response: Response, { status, code, message, more }: Problem): void {
  const body = {
    type: `urn:portavoz:problem:${code}`,
    title: TITLES[status] ?? 'Error',
    status,
    detail: message,
    ...more,
  }
  response.status(status).type('application/problem+json').send(JSON.stringify(body))
}

export const notFound = (what: string): Problem => new Problem(404, 'not_found', `There is no such ${what}.`)

/** Zod's issues, without the values that caused them. */
export const invalid = (part: string, error: z.ZodError, known: readonly string[] = []): Problem =>
  new Problem(400, 'invalid', `The ${part} cannot be read: see errors.`, {
    errors: error.issues.map((issue) => ({
      // A key that may not be is the caller's text: it is not repeated either.
      where: [part, ...issue.path.slice(0, issue.code === 'invalid_key' ? -1 : undefined).map(String)].join('.'),
      message: issue.code === 'unrecognized_keys' ? unknownFields(issue.path.length === 0 ? known : []) : issue.message,
    })),
  })

const unknownFields = (known: readonly string[]): string =>
  `There are fields that are not known here${known.length > 0 ? `: it takes ${known.join(', ')} and nothing else` : ''}.`

const IMPORT_STATUS: Record<ImportRefused['code'], number> = {
  not_text: 415,
  too_large: 413,
  too_many_rows: 413,
  no_header: 422,
  empty: 422,
  no_matter: 404,
}

/** Whatever was thrown, as a problem. What is not known is ours, and is told without its message. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof ImportRefused) return new Problem(IMPORT_STATUS[error.code], error.code, error.message)
  if (error instanceof KeyReused) return new Problem(422, 'key_reused', error.message)
  if (error instanceof ReportRefused) return new Problem(400, 'invalid', error.message)
  if (error instanceof PersonErased) return new Problem(409, 'erased', error.message)
  const { type, status, name } = (error ?? {}) as { type?: string; status?: number; name?: string }
  if (type === 'entity.too.large') return new Problem(413, 'too_large', 'The body is too large.')
  if (status === 415) return new Problem(415, 'unsupported', 'The encoding of the body is not supported.')
  if (type?.startsWith('entity.') || type === 'request.aborted' || type === 'request.size.invalid')
    return new Problem(400, 'invalid', 'The body is not valid JSON.')
  if (status === 400) return new Problem(400, 'invalid', 'The address or the body cannot be read.')
  if (/^Mongo|Mongoose/.test(name ?? '')) return new Problem(503, 'store_away', 'The store does not answer. Try again.')
  return new Problem(500, 'internal', 'Something went wrong here. It was logged.')
}

/** The last handler of the API. */
export const problemHandler =
  (onError: (error: unknown) => void): ErrorRequestHandler =>
  (error, _request, response, next) => {
    const problem = asProblem(error)
    if (problem.status >= 500) onError(error)
    if (response.headersSent) next(error)
    else sendProblem(response, problem)
  }
