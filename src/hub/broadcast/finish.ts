import type { SenderPace } from '../../queues/pace.ts'
import type { Load } from './cost.ts'

/**
 * Seconds until the last of them has it, when it goes on day and night. Senders work at the same time; one of SMS counts segments, one
 * of WhatsApp people in a day. `step`: how many each of the loads stands for.
 */
export function finishOf(
  loads: readonly Load[],
  step: number,
  { rates, tier }: Pick<SenderPace, 'rates' | 'tier'>,
): number {
  const units = (wanted: 'whatsapp' | 'sms'): number =>
    loads.reduce((sum, { channel, units: n }) => sum + (channel === wanted ? n * step : 0), 0)
  const days = tier === null ? 0 : Math.max(0, Math.ceil(units('whatsapp') / tier) - 1)
  const last = tier === null ? units('whatsapp') : units('whatsapp') - days * tier
  return Math.ceil(Math.max(days * DAY_SECONDS + last / rates.whatsapp, units('sms') / rates.sms))
}
const DAY_SECONDS = 86_400
