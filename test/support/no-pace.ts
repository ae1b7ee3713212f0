import type { SenderPace } from '../../src/queues/pace.ts'

/** A sender without a rate: everything may go at once. */
export const noPace: SenderPace = {
  rates: { whatsapp: 80, sms: 1 },
  tier: null,
  admit: async (_channel, people) => ({ admitted: people, waitMs: 0 }),
  one: async () => 0,
  many: async (_channel, { length }) => ({ granted: length, waitMs: 0, stepMs: 0 }),
  pass: async () => () => {},
  hold: async () => {},
}
