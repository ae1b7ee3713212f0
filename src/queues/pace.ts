import type { Redis } from 'ioredis'
import type { ChannelName } from '../channels/channel.ts'

/**
 * One token clock per sender, shared by all processes: each message takes the next free slot of `1 / rate` seconds, so no
 * second ever holds more than `rate` messages. Redis' own time counts, not that of many processes.
 */
const SCRIPT = `
local now = redis.call('TIME')
local ms = now[1] * 1000 + math.floor(now[2] / 1000)
local slot = tonumber(redis.call('GET', KEYS[1]) or '0')
local step = tonumber(ARGV[1])
local most = tonumber(ARGV[2])
local wait = slot - ms
if wait < 0 then wait = 0 end
if wait > most then return wait end
redis.call('SET', KEYS[1], ms + wait + step, 'PX', math.ceil(wait + step + 1000))
return wait
`

/** A wait longer than this takes no slot: the message goes back to the store and asks again then. */
const LONGEST_HELD_MS = 1_000

export function createPace(redis: Redis, prefix: string, rates: Record<'whatsapp' | 'sms', number>) {
  return async (channel: ChannelName): Promise<number> => {
    if (channel === 'console') return 0
    const wait = await redis.eval(SCRIPT, 1, `${prefix}:pace:${channel}`, 1000 / rates[channel], LONGEST_HELD_MS)
    return Math.ceil(Number(wait))
  }
}
