/** What a kind of sender may do, by the provider's pages. Facts only; every row can be corrected without touching code. */
export type SenderKind = {
  /** Messages by WhatsApp, segments by SMS, a second. */
  perSecond: number
}

export const senderKinds = {
  whatsapp: { perSecond: 80 },
  'whatsapp-upgraded': { perSecond: 400 },
  /** The number is also used in the WhatsApp Business app. */
  'whatsapp-shared': { perSecond: 20 },
  'sms-long-code': { perSecond: 1 },
  'sms-toll-free': { perSecond: 3 },
  'sms-10dlc': { perSecond: 4 },
  'sms-short-code': { perSecond: 100 },
} as const satisfies Record<string, SenderKind>

/** People whom a WhatsApp sender may begin with in 24 hours: a new one has the first, and rises by being well received. */
export const WHATSAPP_TIERS = [250, 2_000, 10_000, 100_000] as const
