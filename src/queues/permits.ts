import type { Redis } from 'ioredis'

/** The right to have one unit at the provider. As many as the rate are shared by all processes, in Redis. */
export type Permit = {
  n: number
  /** Whose it is: another process may have it when this instant of Redis' time has passed. */
  lease: number
  /** From when on it may be used; of this process' clock (`performance.now()`), as `until`. */
  at: number
  /** Whoever has not left by then leaves no more with it. */
  until: number
}
/** A permit of which is known when it may be used again. */
export type Back = { n: number; lease: number; at: number }

export type Permits = {
  /**
   * As many of those that were wanted as may be used within `reach` milliseconds, the next ones first.
   * @param longest so many windows of time the longest of the messages needs
   * @param back what is given back on the way
   */
  take(wanted: number, reach: number, longest: number, back: readonly Back[]): Promise<Permit[]>
  back(some: readonly Back[]): Promise<void>
}

/** A permit with which nobody has left for so long is given back. */
const USED_WITHIN_MS = 250
/** A provider that does not answer for so long is not at its rate; what it has of ours must not stop the sender. */
export const LONGEST_UNDER_WAY_MS = 1_000
/** Time for giving back. */
const GIVEN_BACK_MS = 750
/** An idle sender is forgotten after this: longer than any permit is in use. */
const FORGOTTEN_MS = 600_000

const NOW = `
local ms = tonumber(ARGV[1])
if ms < 0 then
  local now = redis.call('TIME')
  ms = now[1] * 1000 + now[2] / 1000
end
`
/**
 * Each member of the set is a permit, its score the instant from which on it may be used (again). One that is out has the end of its
 * lease for a score, and whoever has it may put an earlier instant in its place, which is known once the provider has answered. Three
 * numbers for each: permit, lease, milliseconds until then.
 */
const BACK = `
local read = 1
local function number()
  read = read + 1
  return tonumber(ARGV[read])
end
for _ = 1, number() do
  local n, lease, free = number(), number(), number()
  local score = redis.call('ZSCORE', KEYS[1], n)
  if not score or tonumber(score) == lease then
    redis.call('ZADD', KEYS[1], string.format('%.3f', ms + free), n)
  end
end
`
/**
 * KEYS[2]: when this was asked last. When the time of Redis was set back, nothing that was reckoned holds: all begins anew once whatever
 * is out must be through.
 */
const TAKE = `${NOW}${BACK}
local wanted, most, reach, held = number(), number(), number(), number()
if redis.call('ZCARD', KEYS[1]) < most then
  for n = 1, most do redis.call('ZADD', KEYS[1], 'NX', 0, n) end
end
if ms < tonumber(redis.call('GET', KEYS[2]) or '0') - 1000 then
  for n = 1, most do redis.call('ZADD', KEYS[1], string.format('%.3f', ms + held), n) end
end
redis.call('SET', KEYS[2], string.format('%.3f', ms), 'PX', ${FORGOTTEN_MS})
redis.call('PEXPIRE', KEYS[1], ${FORGOTTEN_MS})

local known = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', string.format('%.3f', ms + reach), 'WITHSCORES', 'LIMIT', 0, wanted)
local last = math.max(ms, tonumber(known[#known] or ms))
local lease = string.format('%.0f', math.ceil(last + held))
local answer = { lease }
for k = 1, #known, 2 do
  -- The rate was lowered.
  if tonumber(known[k]) > most then redis.call('ZREM', KEYS[1], known[k])
  else
    redis.call('ZADD', KEYS[1], lease, known[k])
    answer[#answer + 1] = tonumber(known[k])
    answer[#answer + 1] = string.format('%.3f', tonumber(known[k + 1]) - ms)
  end
end
return answer
`
const GIVE_BACK = `${NOW}${BACK}`

export type PermitsOf = {
  key: string
  /** How many there are. */
  most: number
  /** From the provider's answer until a permit may be used again. */
  windowMs: number
  /** Redis' own time, in milliseconds; only tests have another. -1: as it is. */
  now: () => number
}

/** Permits of one sender, as all processes share them. */
export function createPermits(redis: Redis, { key, most, windowMs, now }: PermitsOf): Permits {
  const keys = [key, `${key}:asked`]
  const flat = (some: readonly Back[]): number[] => {
    const here = performance.now()
    return [some.length, ...some.flatMap(({ n, lease, at }) => [n, lease, at - here])]
  }
  return {
    async take(wanted, reach, longest, back) {
      const held = USED_WITHIN_MS + LONGEST_UNDER_WAY_MS + windowMs * longest + GIVEN_BACK_MS
      const answer = await redis.eval(TAKE, 2, ...keys, now(), ...flat(back), wanted, most, reach, held)
      const here = performance.now()
      const [lease = 0, ...pairs] = (answer as (number | string)[]).map(Number)
      return Array.from({ length: pairs.length / 2 }, (_, k): Permit => {
        const at = here + (pairs[2 * k + 1] ?? 0)
        return { n: pairs[2 * k] ?? 0, lease, at, until: Math.max(at, here) + USED_WITHIN_MS }
      })
    },
    async back(some) {
      await redis.eval(GIVE_BACK, 1, key, now(), ...flat(some))
    },
  }
}
