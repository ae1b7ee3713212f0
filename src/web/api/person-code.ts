import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { PersonDoc } from '../../cases/person.ts'
import { CODE_MINUTES } from '../../cases/person-trust.ts'
import type { Vault } from '../../store/vault.ts'
import { caseOf } from './case-pages.ts'
import { moveCase } from './move-case.ts'
import { defineRoute, type Route } from './route.ts'
import { byId } from './shapes.ts'

export const personCodeRoutes: readonly Route[] = [
  defineRoute({
    name: 'makeTrustCode',
    method: 'post',
    path: '/people/:id/codes',
    summary:
      'A code of six digits to be read out to the person, who can check it by writing VERIFICAR and the code. It is shown once.',
    roles: ['admin', 'staff', 'safety', 'defender'],
    params: byId,
    body: z.strictObject({}),
    gives: { status: 201, schema: z.object({ code: z.string(), until: z.string() }) },
    run: async ({ params, caller, id }, parts) => {
      const { store } = parts.hub.parts
      await caseOf<PersonDoc>(store, caller, 'person', params.id)
      const code = codeOf(store.vault, `${id}/${params.id}`)
      const made = { noun: 'person', subject: params.id, move: 'issue_code', payload: { code } } as const
      await moveCase(parts, caller, { ...made, personId: params.id, id })
      const until = new Date(parts.now().getTime() + CODE_MINUTES * 60_000)
      return { status: 201, body: { code, until: until.toISOString() } }
    },
  }),
]

/** The same for a request that is made again; to be known by nobody who has not the key of the hub. */
const codeOf = (vault: Vault, request: string): string =>
  String(
    createHash('sha256')
      .update(vault.sign(`code/${request}`))
      .digest()
      .readUIntBE(0, 6) % 1_000_000,
  ).padStart(6, '0')
