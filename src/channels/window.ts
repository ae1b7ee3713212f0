/** WhatsApp lets a business write freely for 24 hours after the person's last message, then only by approved template. */
export const WINDOW_MS = 24 * 60 * 60 * 1000

/** A message may wait a little in the provider's queue: the window counts as closed this much earlier. */
export const WINDOW_MARGIN_MS = 60 * 1000

/** Instant (ISO, UTC) until which free words may be handed over; null when the person has never written. */
export const windowCloses = (lastInboundAt: string | null): string | null =>
  lastInboundAt === null ? null : new Date(Date.parse(lastInboundAt) + WINDOW_MS - WINDOW_MARGIN_MS).toISOString()

/** May free words be handed over at `now` (ISO)? A last message in the future (clocks differ) leaves it open. */
export const windowOpen = (lastInboundAt: string | null, now: string): boolean => {
  const closes = windowCloses(lastInboundAt)
  return closes !== null && Date.parse(now) < Date.parse(closes)
}
