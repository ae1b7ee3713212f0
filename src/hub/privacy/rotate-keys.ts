import { HUB_KEYS, type HubKeys, MasterUnknown } from '../../store/vault.ts'
import type { Parts } from '../parts.ts'

/** People read and written at once. */
const PAGE = 500

/** `left`: keys that only the former master key opens; `unknown`: keys that neither opens. */
export type KeyRotation = { keys: number; rewrapped: number; left: number; unknown: number }

/**
 * Wraps every person's key and the hub's own keys by the master key in force. What is sealed under them stays as it is, so
 * it may run while the hub works. Each key is changed in one write and only if it is still the one that was read: a run
 * that dies is simply started again. With `check` it counts and changes nothing.
 */
export async function rotateKeys(
  { store }: Pick<Parts, 'store'>,
  { check = false, page = PAGE } = {},
): Promise<KeyRotation> {
  const { vault } = store
  const count: KeyRotation = { keys: 0, rewrapped: 0, left: 0, unknown: 0 }
  const anew = (wrapped: string): string | null => {
    count.keys++
    try {
      return vault.rewrap(wrapped)
    } catch (error) {
      if (!(error instanceof MasterUnknown)) throw error
      count.unknown++
      return null
    }
  }

  const own = await store.keys.read()
  if (!own) throw new Error('The hub has no keys yet: start it once')
  const to = Object.fromEntries(HUB_KEYS.map((use) => [use, anew(own[use]) ?? own[use]])) as HubKeys
  const changed = HUB_KEYS.filter((use) => to[use] !== own[use]).length
  if (!check && changed > 0) await store.keys.rewrapped(own, to)
  count[check ? 'left' : 'rewrapped'] += changed

  for (let after: string | undefined; ; ) {
    const people = await store.people.page(page, after)
    const wrapped = people.flatMap(({ _id, key }) => {
      const next = anew(key)
      return next === null ? [] : [{ _id, from: key, to: next }]
    })
    if (check) count.left += wrapped.length
    else count.rewrapped += await store.people.rewrapped(wrapped)
    after = people.at(-1)?._id
    if (people.length < page) return count
  }
}
