import type { Redis } from 'ioredis'
import type { ChannelName } from '../channels/channel.ts'
import { createGate, type Gate, type Through } from './gate.ts'
import { createPermits } from './permits.ts'

/**
 * One clock per sender, shared by all processes: each message takes the next free slots of a little more than `1 / rate` seconds, one for
 * each of its units. It spreads them, and lets answers go first; that no second holds more is for the permits (`permits.ts`). Redis' own
 * time counts, not that of many processes; when it was set back, what was reckoned before does not hold.
 *
 * Takes `units` slots of `step` ms, all or none. None begins before `lead` ms from now, and that of the last message, `before` slots
 * after the first, not after `most` ms. Answers whether, and how long until the first.
 */
const TAKE = `
local ms = tonumber(ARGV[6])
if ms < 0 then
  local now = redis.call('TIME')
  ms = now[1] * 1000 + math.floor(now[2] / 1000)
end
local step, most, lead = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local units, before = tonumber(ARGV[4]), tonumber(ARGV[5])
local next, written = string.match(redis.call('GET', KEYS[1]) or '0', '^(%S+) ?(%S*)')
if ms < (tonumber(written) or 0) - 1000 then next = '0' end
local slot = math.max(tonumber(next), ms + lead)
local wait = slot - ms
if wait + before * step > most then return { 0, tostring(wait) } end
-- In microseconds, rounded up: sums of fractions must not fall short of a second.
local free = math.ceil((slot + units * step) * 1000) / 1000
redis.call('SET', KEYS[1], string.format('%.3f %.3f', free, ms), 'PX', math.ceil(free - ms + 1000))
return { 1, tostring(wait) }
`
/** The provider asked to wait: nobody takes a slot before that. */
const HOLD = `
local rest, ms = tonumber(ARGV[1]), tonumber(ARGV[2])
if ms < 0 then
  local now = redis.call('TIME')
  ms = now[1] * 1000 + math.floor(now[2] / 1000)
end
if ms + rest > tonumber(string.match(redis.call('GET', KEYS[1]) or '0', '^%S+')) then
  redis.call('SET', KEYS[1], string.format('%.3f %.3f', ms + rest, ms), 'PX', math.ceil(rest + 1000))
end
`

/**
 * Who was begun with within a day stays admitted; others come in while there is room. Redis may lose it: then the provider counts,
 * and answers with an error that says "later".
 */
const ADMIT = `
local tier, day, ms = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
if ms < 0 then
  local now = redis.call('TIME')
  ms = now[1] * 1000 + math.floor(now[2] / 1000)
end
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ms - day)
local room = tier - redis.call('ZCARD', KEYS[1])
local admitted = {}
for n = 4, #ARGV do
  if redis.call('ZSCORE', KEYS[1], ARGV[n]) then
    admitted[#admitted + 1] = n - 3
  elseif room > 0 then
    room = room - 1
    redis.call('ZADD', KEYS[1], ms, ARGV[n])
    admitted[#admitted + 1] = n - 3
  end
end
redis.call('PEXPIRE', KEYS[1], day)
if #admitted == #ARGV - 3 then return { admitted, 0 } end
local oldest = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')
return { admitted, math.ceil(tonumber(oldest[2] or ms) + day - ms) }
`
const DAY_MS = 86_400_000

/** A wait longer than this takes no slot: the message goes back to the store and asks again then. The next slot of a second is within it. */
export const LONGEST_HELD_MS = 1_010
/** Broadcasts take no slot further ahead than this: the rest of that second is for answers, which so never wait a second. */
const BULK_AHEAD_MS = 400
/**
 * A broadcast takes slots for a quarter of a second at once, or none: whoever took the single slot that has just come free would
 * write its claims one by one.
 */
const BULK_SPAN_MS = 250
/** A broadcast writes its claims down before the first of its slots. */
const BULK_LEAD_MS = 25
/** Slots are so much wider than the rate that there is always a permit for whoever comes in time, and what came late is made good. */
const SLACK_MS = 7.5
/** Timers and the provider's clock count whole milliseconds. */
const ROUNDING_MS = 1
const stepAt = (rate: number): number => (1000 + SLACK_MS) / rate

export type Slots = {
  /** How many may go; all that were asked for, as far as a quarter of a second holds them. */
  granted: number
  /** Until the first of them; when none was granted: until it is worth asking again. */
  waitMs: number
  /** Of one unit. */
  stepMs: number
}

export type Admitted = {
  admitted: readonly string[]
  /** Until there is room for another one; 0 when all were admitted. */
  waitMs: number
}

export type SenderPace = {
  /** Units a second: messages by WhatsApp, segments by SMS. */
  rates: Readonly<Record<'whatsapp' | 'sms', number>>
  /** People whom the WhatsApp sender may begin with in 24 hours; null: any number. */
  tier: number | null
  /** Takes down with whom we begin outside the 24 hours of a conversation; whoever would be one too many has to wait. */
  admit(channel: ChannelName, people: readonly string[]): Promise<Admitted>
  /** For one message. @returns milliseconds to wait first; 0: go */
  one(channel: ChannelName, units: number): Promise<number>
  /** For the first ones of these messages of a broadcast, given by their units; answers do not wait behind them. */
  many(channel: ChannelName, units: readonly number[]): Promise<Slots>
  /**
   * Asked for each message just before it leaves: no second holds more than the rate at the provider, whoever sends and however late.
   * @returns to be called when the provider has answered
   */
  pass(channel: ChannelName, units: number, bulk: boolean): Promise<Through>
  /** Nothing leaves this sender for so long. */
  hold(channel: ChannelName, ms: number): Promise<void>
}

export type PaceOptions = {
  /** People whom the WhatsApp sender may begin with in 24 hours; absent: any number. */
  tier?: number | undefined
  /** Milliseconds; only tests have a time of their own. */
  now?: () => number
  /** Told when Redis cannot be asked for permits. */
  onError: (error: unknown) => void
}

export function createPace(
  redis: Redis,
  prefix: string,
  rates: Record<'whatsapp' | 'sms', number>,
  { tier, now = () => -1, onError }: PaceOptions,
): SenderPace {
  const take = async (
    channel: 'whatsapp' | 'sms',
    { most, lead, units, before }: { most: number; lead: number; units: number; before: number },
  ) => {
    const step = stepAt(rates[channel])
    const answer = await redis.eval(TAKE, 1, `${prefix}:pace:${channel}`, step, most, lead, units, before, now())
    const [taken, wait] = answer as [number, string]
    return { taken: taken === 1, wait: Number(wait) }
  }
  const gateOf = (channel: 'whatsapp' | 'sms'): Gate => {
    const most = Math.max(1, Math.floor(rates[channel]))
    const windowMs = Math.max(1_000, 1_000 / rates[channel]) + ROUNDING_MS
    const permits = createPermits(redis, { key: `${prefix}:permits:${channel}`, most, windowMs, now })
    return createGate(permits, { most, windowMs, onError })
  }
  const gates: Record<'whatsapp' | 'sms', Gate> = { whatsapp: gateOf('whatsapp'), sms: gateOf('sms') }
  return {
    rates,
    tier: tier ?? null,
    async admit(channel, people) {
      if (channel !== 'whatsapp' || tier === undefined || people.length === 0) return { admitted: people, waitMs: 0 }
      const answer = await redis.eval(ADMIT, 1, `${prefix}:begun:${channel}`, tier, DAY_MS, now(), ...people)
      const [places, wait] = answer as [number[], number]
      return { admitted: places.map((place) => people[place - 1] ?? ''), waitMs: wait }
    },
    async one(channel, units) {
      if (!isPaced(channel)) return 0
      const { wait } = await take(channel, { most: LONGEST_HELD_MS, lead: 0, units, before: 0 })
      return Math.ceil(wait)
    },
    async many(channel, units) {
      if (!isPaced(channel)) return { granted: units.length, waitMs: 0, stepMs: 0 }
      const stepMs = stepAt(rates[channel])
      const some = within(units, BULK_SPAN_MS / stepMs)
      const before = sum(units.slice(0, some - 1))
      const asked = { most: BULK_AHEAD_MS, lead: BULK_LEAD_MS, units: sum(units.slice(0, some)), before }
      const { taken, wait } = await take(channel, asked)
      if (taken) return { granted: some, waitMs: wait, stepMs }
      return { granted: 0, waitMs: Math.ceil(wait + before * stepMs - BULK_AHEAD_MS) + 1, stepMs }
    },
    async pass(channel, units, bulk) {
      return isPaced(channel) ? gates[channel](units, bulk) : () => {}
    },
    async hold(channel, ms) {
      if (isPaced(channel)) await redis.eval(HOLD, 1, `${prefix}:pace:${channel}`, ms, now())
    },
  }
}

/** How many of these messages go into so many slots; the first one in any case. */
function within(units: readonly number[], slots: number): number {
  let some = 0
  for (let used = 0; some < units.length; some++) {
    used += units[some] ?? 0
    if (some > 0 && used > slots) break
  }
  return some
}

const sum = (units: readonly number[]): number => units.reduce((total, each) => total + each, 0)

/** Senders of the provider, which counts what they send in a second. */
const isPaced = (channel: ChannelName): channel is 'whatsapp' | 'sms' => channel === 'whatsapp' || channel === 'sms'
