import { readFileSync } from 'node:fs'
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import formats from 'ajv-formats'
import { ProviderError } from './errors.ts'

/** Checks requests against the provider's own description of its API. `check` returns the values with their types. */
export type Validator = {
  /** `place`: path of the description and method, as in `specs`. Throws a ProviderError in the provider's manner. */
  check(place: Place, values: unknown): Record<string, unknown>
}

const specs = {
  createMessage: ['twilio_api_v2010', '/2010-04-01/Accounts/{AccountSid}/Messages.json', 'post'],
  updateMessage: ['twilio_api_v2010', '/2010-04-01/Accounts/{AccountSid}/Messages/{Sid}.json', 'post'],
  listMessages: ['twilio_api_v2010', '/2010-04-01/Accounts/{AccountSid}/Messages.json', 'get'],
  listMedia: ['twilio_api_v2010', '/2010-04-01/Accounts/{AccountSid}/Messages/{MessageSid}/Media.json', 'get'],
  createContent: ['twilio_content_v1', '/v1/Content', 'post'],
  listContent: ['twilio_content_v1', '/v1/Content', 'get'],
  listContentAndApprovals: ['twilio_content_v1', '/v1/ContentAndApprovals', 'get'],
  requestApproval: ['twilio_content_v1', '/v1/Content/{ContentSid}/ApprovalRequests/whatsapp', 'post'],
} as const

export type Place = keyof typeof specs

/** Parameters that the official client sends and the description, which is older, does not name. */
const newer: Partial<Record<Place, Record<string, object>>> = {
  createMessage: { MessageIntent: { type: 'string' }, FallbackFrom: { type: 'string' }, Tags: { type: 'string' } },
  requestApproval: { allow_category_change: { type: 'boolean' } },
}

type Schema = { properties?: Record<string, object>; required?: string[]; [key: string]: unknown }
type Operation = {
  parameters?: { name: string; in: string; required?: boolean; schema: object }[]
  requestBody?: { content: Record<string, { schema: Schema }> }
}
type Spec = { paths: Record<string, Record<string, Operation>>; components: { schemas: Record<string, Schema> } }

export function createValidator(): Validator {
  const loaded = new Map<string, { spec: Spec; form: Ajv; json: Ajv }>()
  const compiled = new Map<Place, ValidateFunction>()

  const load = (file: string) => {
    const known = loaded.get(file)
    if (known) return known
    const spec: Spec = JSON.parse(readFileSync(new URL(`./vendor/${file}.json`, import.meta.url), 'utf8'))
    // The description leaves the list of content types open; the provider does not.
    const { types } = spec.components.schemas
    if (types) types.additionalProperties = false
    const fresh = { spec, form: newAjv('array'), json: newAjv(false) }
    loaded.set(file, fresh)
    return fresh
  }
  const compile = (place: Place) => {
    const known = compiled.get(place)
    if (known) return known
    const [file, path, method] = specs[place]
    const { spec, form, json } = load(file)
    const operation = spec.paths[path]?.[method]
    if (!operation) throw new Error(`${file}.json does not describe ${method} ${path}`)
    const body = Object.entries(operation.requestBody?.content ?? {})[0]
    const isJson = body?.[0] === 'application/json'
    const schema = body ? resolve(spec, body[1].schema) : queryOf(operation)
    const fresh = (isJson ? json : form).compile({
      ...schema,
      properties: { ...schema.properties, ...newer[place] },
      additionalProperties: false,
      components: spec.components,
    })
    compiled.set(place, fresh)
    return fresh
  }

  return {
    check: (place, values) => {
      const validate = compile(place)
      const copy = structuredClone(values) as Record<string, unknown>
      if (validate(copy)) return copy
      throw refusal(validate.errors?.[0])
    },
  }
}

function newAjv(coerceTypes: boolean | 'array'): Ajv {
  const ajv = new Ajv({ coerceTypes, strict: false, allErrors: false })
  formats.default(ajv)
  ajv.addFormat('phone-number', true)
  return ajv
}

function queryOf(operation: Operation): Schema {
  const query = (operation.parameters ?? []).filter((parameter) => parameter.in === 'query')
  return {
    type: 'object',
    properties: Object.fromEntries(query.map((parameter) => [parameter.name, parameter.schema])),
    required: query.filter((parameter) => parameter.required).map((parameter) => parameter.name),
  }
}

function resolve(spec: Spec, schema: Schema): Schema {
  const name = typeof schema.$ref === 'string' ? schema.$ref.split('/').pop() : undefined
  return name === undefined ? schema : (spec.components.schemas[name] ?? schema)
}

function refusal(error: ErrorObject | undefined): ProviderError {
  if (error?.keyword === 'required' && error.params.missingProperty === 'To') return new ProviderError(21604)
  if (error?.keyword === 'additionalProperties') {
    return new ProviderError(20001, `Invalid parameter: '${error.params.additionalProperty}' is not known here`)
  }
  const where = (error?.instancePath ?? '').replace(/^\//, '') || 'request'
  if (where === 'StatusCallback') return new ProviderError(21609)
  return new ProviderError(20001, `Invalid parameter: '${where}' ${error?.message ?? 'is wrong'}`)
}
