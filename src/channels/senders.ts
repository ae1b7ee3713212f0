/** What a kind of sender may do, by the provider's pages. Facts only; every row can be corrected without touching code. */
export type SenderKind = {
  /** Messages by WhatsApp, segments by SMS, a second. */
  perSecond: number
  /** How long a message may wait at the provider when the sender is given more than it can send; then it fails there. */
  queueHours: number
}

export const senderKinds = {
  whatsapp: { perSecond: 80, queueHours: 4 },
  'whatsapp-upgraded': { perSecond: 400, queueHours: 4 },
  /** The number is also used in the WhatsApp Business app. */
  'whatsapp-shared': { perSecond: 20, queueHours: 4 },
  'sms-long-code': { perSecond: 1, queueHours: 10 },
  'sms-toll-free': { perSecond: 3, queueHours: 10 },
  'sms-10dlc': { perSecond: 4, queueHours: 10 },
  'sms-short-code': { perSecond: 100, queueHours: 10 },
} as const satisfies Record<string, SenderKind>

/** People whom a WhatsApp sender may begin with in 24 hours: a new one has the first, and rises by being well received. */
export const WHATSAPP_TIERS = [250, 2_000, 10_000, 100_000] as const

/**
 * Seconds that what is said to many may wait at the provider. Whatever waits there can be called back by nobody, not by a stop either:
 * what did not go out by then fails there, comes back, and is judged anew.
 */
export const MOST_QUEUED_S = 300
