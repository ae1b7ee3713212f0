/** The middle of the rounds, and the lowest and highest of them. */
export type Measured = { median: number; low: number; high: number }

/**
 * Runs the sides in turn, round after round, so that whatever else the machine does falls on all of them.
 * @param sides each gives one number a round
 * @returns the numbers of each side, in the order of the rounds
 */
export async function interleaved<Side extends string>(
  sides: Record<Side, () => Promise<number>>,
  rounds: number,
): Promise<Record<Side, number[]>> {
  const found = {} as Record<Side, number[]>
  for (const side of Object.keys(sides) as Side[]) found[side] = []
  for (let round = 0; round < rounds; round++)
    for (const side of Object.keys(sides) as Side[]) found[side].push(await sides[side]())
  return found
}

export function measured(values: readonly number[]): Measured {
  const sorted = [...values].sort((a, b) => a - b)
  return { median: quantile(sorted, 0.5), low: sorted[0] ?? Number.NaN, high: sorted.at(-1) ?? Number.NaN }
}

/** Ratio of one side to another in each round. */
export const ratios = (ours: readonly number[], theirs: readonly number[]): number[] =>
  ours.map((value, round) => value / (theirs[round] ?? Number.NaN))

/**
 * @param sorted ascending
 * @param share 0 to 1
 */
export function quantile(sorted: readonly number[], share: number): number {
  if (sorted.length === 0) return Number.NaN
  const place = (sorted.length - 1) * share
  const below = sorted[Math.floor(place)] ?? Number.NaN
  const above = sorted[Math.ceil(place)] ?? Number.NaN
  return below + (above - below) * (place - Math.floor(place))
}

/** `12,340 (11,900-12,800)` */
export const spread = ({ median, low, high }: Measured, digits = 0): string =>
  `${number(median, digits)} (${number(low, digits)}-${number(high, digits)})`

export const number = (value: number, digits = 0): string =>
  value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })
