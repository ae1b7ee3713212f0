import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { canonicalPhone } from '../../channels/e164.ts'
import { API_ROLES, type ApiKey, hashKey } from '../../store/api-keys.ts'
import type { Vault } from '../../store/vault.ts'
import { notFound, Problem } from './problem.ts'
import { defineRoute, type Route } from './route.ts'
import { byId, id, listOf, text } from './shapes.ts'

const keySchema = z
  .object({
    id: z.string(),
    name: z.string(),
    role: z.enum(API_ROLES),
    matters: z.array(z.string()).nullable().meta({ description: 'The key sees these matters only; null: all' }),
    of: z.string().nullable().meta({ description: 'The Defender or Advocate whose key it is' }),
    phone: z.boolean().meta({ description: 'A phone of who holds it is registered, for trials of broadcasts' }),
    created_at: z.string(),
    created_by: z.string(),
    revoked_at: z.string().nullable(),
  })
  .meta({ id: 'ApiKey' })

const view = (key: ApiKey): Record<string, unknown> => ({
  id: key._id,
  name: key.name,
  role: key.role,
  matters: key.matters ?? null,
  of: key.of ?? null,
  phone: key.sealedPhone !== undefined,
  created_at: key.createdAt.toISOString(),
  created_by: key.createdBy,
  revoked_at: key.revokedAt?.toISOString() ?? null,
})

const sealPhone = (vault: Vault, key: string, phone: string): string =>
  vault.seal(vault.ownKey, phone, `api_keys/${key}/phone`)
/** E.164; null: none is registered. */
export const phoneOf = (vault: Vault, { _id, sealedPhone }: ApiKey): string | null =>
  sealedPhone === undefined ? null : vault.open(vault.ownKey, sealedPhone, `api_keys/${_id}/phone`)

export const apiKeyRoutes: readonly Route[] = [
  defineRoute({
    name: 'createApiKey',
    method: 'post',
    path: '/api-keys',
    summary:
      'Make a key. It is shown this once. Advocates and Defenders need the matters that they work on, and `of`: who they are.',
    roles: ['admin'],
    body: z.strictObject({
      name: text(80),
      role: z.enum(API_ROLES),
      matters: z.array(id).min(1).max(100).optional(),
      of: id.optional(),
      phone: text(40)
        .optional()
        .meta({ description: 'The phone of who holds it: trials of broadcasts may be sent there' }),
    }),
    gives: { status: 201, schema: keySchema.extend({ key: z.string() }).meta({ id: 'NewApiKey' }) },
    run: async ({ body: { name, role, matters, of, phone }, caller }, { hub, newId, now }) => {
      if ((role === 'advocate' || role === 'defender') && matters === undefined)
        throw new Problem(400, 'invalid', `A key of an ${role} needs the matters that they work on.`)
      if (of !== undefined && role !== 'advocate' && role !== 'defender')
        throw new Problem(400, 'invalid', 'Only the key of an advocate or a defender says whose it is (`of`).')
      const number = phone === undefined ? null : canonicalPhone(phone, 'US')
      if (number && 'problem' in number) throw new Problem(400, 'invalid', `The phone ${number.problem}.`)
      const _id = `k_${newId()}`
      const key = `pv_${randomBytes(24).toString('base64url')}`
      const record: ApiKey = {
        _id,
        name,
        role,
        ...(matters ? { matters } : {}),
        ...(of ? { of } : {}),
        ...(number ? { sealedPhone: sealPhone(hub.parts.store.vault, _id, number.value) } : {}),
        hash: hashKey(key),
        createdAt: now(),
        createdBy: caller.id,
      }
      await hub.parts.store.apiKeys.insert(record)
      return { body: { ...view(record), key } }
    },
  }),
  defineRoute({
    name: 'listApiKeys',
    method: 'get',
    path: '/api-keys',
    summary: 'List keys, without the keys themselves.',
    roles: ['admin'],
    gives: { status: 200, schema: listOf(keySchema) },
    run: async (_request, { hub }) => ({
      body: { items: (await hub.parts.store.apiKeys.list()).map(view), next: null },
    }),
  }),
  defineRoute({
    name: 'revokeApiKey',
    method: 'delete',
    path: '/api-keys/:id',
    summary: 'Revoke a key. It stops working at once.',
    roles: ['admin'],
    params: byId,
    gives: { status: 200, schema: z.object({ revoked: z.boolean() }) },
    run: async ({ params }, { hub, now }) => {
      if (!(await hub.parts.store.apiKeys.revoke(params.id, now()))) throw notFound('key')
      return { body: { revoked: true } }
    },
  }),
]
