/** The only source of the present. Handed to whoever needs it, so that a test or a story can set it. */
export type Clock = { now: () => Date }

export const systemClock: Clock = { now: () => new Date() }
