/** What somebody puts on a post: one sign, by whom. */
export type Reaction = { by: string; sign: string }

/** The sign that counts: the first picture, without the colour of its skin. Null: there is none. */
export const signIn = (text: string): string | null =>
  /\p{Regional_Indicator}{2}|\p{Extended_Pictographic}/u.exec(text)?.[0] ?? null

/** How many put which sign, the most frequent first. */
export function countSigns(reactions: readonly Reaction[]): { sign: string; count: number }[] {
  const counts = Map.groupBy(reactions, ({ sign }) => sign)
  return [...counts]
    .map(([sign, all]) => ({ sign, count: all.length }))
    .sort((a, b) => b.count - a.count || (a.sign < b.sign ? -1 : 1))
}

/** As people read it: "👍 12 ❤ 3". */
export const showSigns = (reactions: readonly Reaction[]): string =>
  countSigns(reactions)
    .map(({ sign, count }) => `${sign} ${count}`)
    .join(' ')
