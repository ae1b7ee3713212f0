/**
 * How well the provider and the network behave just now. Shares run from 0 (never) to 1 (always); `true` stands for 1.
 * The defaults are a good day.
 */
export type Faults = {
  /** HTTP status -> share of the create requests answered with it, nothing accepted. */
  failRate: Record<string, number>
  /** Milliseconds before a create request is answered (it is accepted at once). */
  hang: number
  /** Accepted, then the connection is cut without an answer. */
  cutAfterAccept: number | boolean
  /** The connection is cut and nothing was accepted. */
  cutBeforeAccept: number | boolean
  /** Create requests accepted in one second; the rest get 429 with `Retry-After`. Null: no limit. */
  rateLimit: number | null
  /** Seconds told in `Retry-After`. */
  retryAfter: number
  /** Every request to the API is dropped, as if the provider were down. */
  down: boolean
  callbacks: {
    order: 'normal' | 'reversed' | 'shuffled'
    /** How often each callback is sent. */
    times: number
    /** Share of callbacks that never leave. */
    lost: number | boolean
    /** All callbacks are sent before the create request is answered. */
    early: boolean
  }
  webhooks: {
    times: number
    /** Deliver what came within one moment in a random order and at the same time. */
    shuffle: boolean
    /** Further tries when no connection could be made or it broke. */
    retries: number
    /** Milliseconds without an answer after which a try is given up. */
    timeout: number
    /** Nothing is delivered; the messages stay to be listed. */
    lost: boolean
  }
  /** Milliseconds from acceptance to `sent`, and from there to `delivered`. */
  pace: { sent: number; delivered: number }
  /** When a delivered WhatsApp message becomes `read`: when a phone page shows it, at once, or never. */
  read: 'page' | 'auto' | 'never'
  /** What becomes of a template sent for approval. */
  approval: 'auto' | 'manual' | 'reject'
  /** The messaging service answers opt-outs itself on every channel, and later sends fail asynchronously. */
  advancedOptOut: boolean
  /** Numbers that fail in a set way: an error code, told at once or (`async`) in the callback, as often as `times` says. */
  numbers: Record<string, { code: number; async?: boolean; times?: number }>
}

export const goodDay: Faults = {
  failRate: {},
  hang: 0,
  cutAfterAccept: 0,
  cutBeforeAccept: 0,
  rateLimit: null,
  retryAfter: 1,
  down: false,
  callbacks: { order: 'normal', times: 1, lost: 0, early: false },
  webhooks: { times: 1, shuffle: false, retries: 1, timeout: 15_000, lost: false },
  pace: { sent: 150, delivered: 250 },
  read: 'page',
  approval: 'auto',
  advancedOptOut: false,
  numbers: {},
}

/** Changes to the faults; the nested ones may be given in part. */
export type FaultChange = Partial<Omit<Faults, 'callbacks' | 'webhooks' | 'pace'>> & {
  callbacks?: Partial<Faults['callbacks']>
  webhooks?: Partial<Faults['webhooks']>
  pace?: Partial<Faults['pace']>
}

export function changed(faults: Faults, change: FaultChange): Faults {
  for (const name of Object.keys(change)) {
    if (!(name in goodDay))
      throw new Error(`there is no fault named "${name}"; there are: ${Object.keys(goodDay).join(', ')}`)
  }
  return {
    ...faults,
    ...change,
    callbacks: { ...faults.callbacks, ...change.callbacks },
    webhooks: { ...faults.webhooks, ...change.webhooks },
    pace: { ...faults.pace, ...change.pace },
  }
}

/** Seeded dice (mulberry32): the same seed gives the same faults in the same order. */
export function dice(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Whether this time the share hits. */
export function hits(share: number | boolean, roll: () => number): boolean {
  if (typeof share === 'boolean') return share
  return share > 0 && roll() < share
}
