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

export type Wanted = {
  /** Units of each message. */
  sizes: readonly number[]
  /** No slot begins before so many milliseconds from now. */
  lead: number
  /** That of the last message does not begin after so many. */
  reach: number
  /** `all`: of all messages or of none; `some`: a slot, and as many permits as there are; `late`: permits for whoever has had a slot. */
  how: 'all' | 'some' | 'late'
}
export type Taken = {
  taken: boolean
  /** Until the first slot; when none was taken: until it is worth asking again. */
  wait: number
  permits: Permit[]
}

export type Permits = {
  /** `back`: what is given back on the way. */
  take(wanted: Wanted, back: readonly Back[]): Promise<Taken>
  back(some: readonly Back[]): Promise<void>
}

/** A slot in which nobody has left for so long is over; whoever comes later needs another permit. */
const USED_WITHIN_MS = 250
/** A provider that does not answer for so long is not at its rate; what it has of ours must not stop the sender. */
export const LONGEST_UNDER_WAY_MS = 1_000
/** Time for giving back. */
const GIVEN_BACK_MS = 750
/** So soon it is looked again for permits that are out. */
const LOOK_AGAIN_MS = 50
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
  local score = redis.call('ZSCORE', KEYS[2], n)
  if not score or tonumber(score) == lease then
    redis.call('ZADD', KEYS[2], string.format('%.3f', ms + free), n)
  end
end
`
/**
 * The clock of the sender (KEYS[1]: its next slot, and when that was written) spreads slots a step apart, and none comes before the
 * permits of its message may be used. When the time of Redis was set back, nothing that was reckoned holds: all begins anew once
 * whatever is out must be through.
 */
const TAKE = `${NOW}${BACK}
local step, most, lead, reach, held, how = number(), number(), number(), number(), number(), number()
local sizes, wanted = {}, 0
for m = 1, number() do
  sizes[m] = number()
  wanted = wanted + math.min(sizes[m], most)
end
local next, written = string.match(redis.call('GET', KEYS[1]) or '0', '^(%S+) ?(%S*)')
if ms < (tonumber(written) or 0) - 1000 then
  next = 0
  redis.call('SET', KEYS[1], string.format('0 %.3f', ms), 'PX', ${FORGOTTEN_MS})
  for n = 1, most do redis.call('ZADD', KEYS[2], string.format('%.3f', ms + held), n) end
end
local slot = ms + lead
if how < 2 then slot = math.max(slot, tonumber(next)) end

if redis.call('ZCARD', KEYS[2]) < most then
  for n = 1, most do redis.call('ZADD', KEYS[2], 'NX', 0, n) end
end
local free = {}
local known = redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', string.format('%.3f', ms + reach), 'WITHSCORES', 'LIMIT', 0, wanted)
for k = 1, #known, 2 do
  -- The rate was lowered.
  if tonumber(known[k]) > most then redis.call('ZREM', KEYS[2], known[k])
  else free[#free + 1] = { known[k], tonumber(known[k + 1]) } end
end

if #free < wanted and (how == 0 or how == 2 and #free == 0) then
  local last = redis.call('ZRANGE', KEYS[2], wanted - 1, wanted - 1, 'WITHSCORES')
  local wait = tonumber(last[2] or ms) - ms - reach
  -- Of one that is out it is not known when it comes back: much sooner than its lease ends.
  if wait > 1000 then wait = ${LOOK_AGAIN_MS} end
  return { 0, string.format('%.3f', math.max(1, wait)) }
end
local given, first, start = {}, nil, slot
for m = 1, #sizes do
  start = slot
  for _ = 1, math.min(sizes[m], most) do
    local permit = free[#given + 1]
    if not permit then break end
    given[#given + 1] = permit
    start = math.max(start, permit[2])
  end
  first = first or start
  slot = start + sizes[m] * step
end
if start - ms > reach then return { 0, string.format('%.3f', how == 0 and start - ms - reach or start - ms) } end

local lease = math.ceil(start + held)
local answer = { 1, string.format('%.3f', first - ms), string.format('%.3f', start - ms), string.format('%.0f', lease) }
for _, permit in ipairs(given) do
  redis.call('ZADD', KEYS[2], string.format('%.0f', lease), permit[1])
  answer[#answer + 1] = tonumber(permit[1])
  answer[#answer + 1] = string.format('%.3f', permit[2] - ms)
end
redis.call('PEXPIRE', KEYS[2], ${FORGOTTEN_MS})
if how < 2 then redis.call('SET', KEYS[1], string.format('%.3f %.3f', slot, ms), 'PX', ${FORGOTTEN_MS}) end
return answer
`
const GIVE_BACK = `${NOW}${BACK}`
const HOW: Record<Wanted['how'], number> = { all: 0, some: 1, late: 2 }

export type PermitsOf = {
  /** Where the sender's clock stands; its permits stand beside it. */
  key: string
  /** How many there are. */
  most: number
  /** From the provider's answer until a permit may be used again, for one unit of each of its uses. */
  windowMs: number
  /** Between two slots. */
  stepMs: number
  /** Redis' own time, in milliseconds; only tests have another. -1: as it is. */
  now: () => number
}

/** Permits of one sender, as all processes share them. */
export function createPermits(redis: Redis, { key, most, windowMs, stepMs, now }: PermitsOf): Permits {
  const keys = [key, `${key}:permits`]
  const flat = (some: readonly Back[]): number[] => {
    const here = performance.now()
    return [some.length, ...some.flatMap(({ n, lease, at }) => [n, lease, at - here])]
  }
  return {
    async take({ sizes, lead, reach, how }, back) {
      const longest = Math.max(1, ...sizes.map((units) => units / most))
      const held = USED_WITHIN_MS + LONGEST_UNDER_WAY_MS + windowMs * longest + GIVEN_BACK_MS
      const wants = [stepMs, most, lead, reach, held, HOW[how], sizes.length, ...sizes]
      const answer = (await redis.eval(TAKE, 2, ...keys, now(), ...flat(back), ...wants)) as (number | string)[]
      const here = performance.now()
      const [taken, wait, last, lease, ...pairs] = answer.map(Number)
      const permits: Permit[] = []
      for (let n = 0; n + 1 < pairs.length; n += 2)
        permits.push({
          n: pairs[n] ?? 0,
          lease: lease ?? 0,
          at: here + (pairs[n + 1] ?? 0),
          until: here + (last ?? 0) + USED_WITHIN_MS,
        })
      return { taken: taken === 1, wait: wait ?? 0, permits }
    },
    async back(some) {
      await redis.eval(GIVE_BACK, 2, ...keys, now(), ...flat(some))
    },
  }
}
