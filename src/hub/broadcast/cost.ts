import type { Price } from '../../store/settings.ts'

/** What goes where: people, and what the provider counts (messages by WhatsApp, segments by SMS). */
export type Load = { channel: string; country: string; people: number; units: number }

export type Cost = {
  /** With two decimals; null while a price is missing. */
  amount: string | null
  currency: string
  /** Channels and countries without a price. */
  missing: { channel: string; country: string }[]
}

/** What a broadcast costs at the prices that staff took over from the provider's list. */
export function costOf(loads: readonly Load[], prices: readonly Price[], currency: string): Cost {
  const priceOf = ({ channel, country }: Load): Price | undefined =>
    prices.find((price) => price.channel === channel && price.country === country)
  const missing = loads.filter((load) => !priceOf(load)).map(({ channel, country }) => ({ channel, country }))
  const amount = loads.reduce((sum, load) => sum + load.units * (priceOf(load)?.price ?? 0), 0)
  return { amount: missing.length > 0 ? null : amount.toFixed(2), currency, missing }
}
