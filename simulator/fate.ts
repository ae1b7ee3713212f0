import { magicNumbers } from './errors.ts'
import type { Message, MessageStatus } from './message.ts'
import type { Provider } from './provider.ts'

export type Step = { status: MessageStatus; code?: number }

/** What becomes of an accepted message: the statuses it still goes through, each with its error code if it fails there. */
export function fate(provider: Provider, message: Message): Step[] {
  const code = failure(provider, message)
  const steps: Step[] = message.messagingServiceSid === null ? [] : [{ status: 'queued' }]
  if (code !== null) {
    if (!onTheWay.has(code)) return [...steps, { status: refusedByChannel.has(code) ? 'undelivered' : 'failed', code }]
    return [...steps, { status: 'sent' }, { status: 'undelivered', code }]
  }
  steps.push({ status: 'sent' }, { status: 'delivered' })
  if (message.channel === 'whatsapp' && provider.faults.now.read === 'auto') steps.push({ status: 'read' })
  return steps
}

/** Codes that the network reports after the message was sent. */
const onTheWay = new Set([30003, 30005, 30006, 30007, 30008, 30034])
/** Codes with which the channel says that this person cannot be reached; the others say that the message is wrong. */
const refusedByChannel = new Set([63003, 63024, 63032, 63049])

const WINDOW_MS = 24 * 60 * 60 * 1000

function failure({ state, faults, clock }: Provider, message: Message): number | null {
  const { channel, sender, phone: number } = message
  const injected = takeInjected(faults.now.numbers, number)
  if (injected !== null) return injected
  const magic = magicNumbers[number]
  if (magic?.async) return magic.code
  if (faults.now.advancedOptOut && state.blocked(channel, sender, number)) return 21610
  const phone = state.phoneByNumber(number)
  if (channel === 'sms') return phone?.line === 'off' ? 30003 : phone?.line === 'gone' ? 30005 : null
  if (phone && !phone.channels.includes('whatsapp')) return 63003
  const heard = state.lastInbound(channel, sender, number)
  const open = heard !== null && clock.now() - heard < WINDOW_MS
  if (!open && !message.template) return 63016
  if (message.media.some((item) => item.failed)) return 63019
  if (message.unfilled.length > 0) return 63028
  if (!message.template && message.layout.kind === 'buttons' && message.layout.options.length > 3) return 63013
  return null
}

/** Uses up one of an injected number's failures. */
function takeInjected(numbers: Provider['faults']['now']['numbers'], number: string): number | null {
  const entry = numbers[number]
  if (!entry?.async) return null
  if (entry.times === undefined) return entry.code
  if (entry.times < 1) return null
  entry.times -= 1
  return entry.code
}
