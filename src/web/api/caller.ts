import type { Actor } from '../../cases/noun.ts'
import { type ApiKeys, type ApiRole, hashKey, sameHash } from '../../store/api-keys.ts'
import { Problem } from './problem.ts'

/** Who calls: an API key with a role, perhaps for some matters only. */
export type Caller = {
  id: string
  role: ApiRole
  matters?: readonly string[]
  /** The Defender or Advocate who calls. */
  of?: string
  /** Set while something is only read: then a case that was opened in an emergency is seen, too. */
  readsAt?: Date
}

/** As whom a role tells updates. What a role may do with a case is in the tables of moves, not here. */
const ACTORS: Record<ApiRole, Actor['kind']> = {
  admin: 'staff',
  staff: 'staff',
  safety: 'staff',
  complaints: 'staff',
  finance: 'finance',
  advocate: 'advocate',
  defender: 'defender',
  integration: 'external',
}
export const actorOf = ({ id, role, of }: Caller): Actor => ({
  kind: ACTORS[role],
  id: of ?? id,
  // Some moves are kept for a part within the team.
  ...(role === 'safety' || role === 'complaints' ? { role } : {}),
})

/** @throws Problem 401: one answer for every reason, so that nothing can be learnt from it */
export async function callerOf(header: string | undefined, keys: ApiKeys, adminHash: string): Promise<Caller> {
  const key = /^Bearer ([\x21-\x7e]{8,200})$/i.exec(header ?? '')?.[1]
  if (key !== undefined) {
    if (sameHash(hashKey(key), adminHash)) return { id: 'admin', role: 'admin' }
    const found = await keys.find(key)
    if (found) {
      const { _id: id, role, matters, of } = found
      return { id, role, ...(matters ? { matters } : {}), ...(of ? { of } : {}) }
    }
  }
  throw new Problem(401, 'not_signed_in', 'Give a valid key: Authorization: Bearer <key>.')
}

/** Of another's matter a caller learns nothing, not even that it is there. */
export const sees = (caller: Caller, matterId: string | undefined): boolean =>
  caller.matters === undefined || (matterId !== undefined && caller.matters.includes(matterId))

export const MAY_READ_WORDS: readonly ApiRole[] = ['admin', 'staff', 'safety']
