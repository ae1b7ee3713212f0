import { clean } from './normalise.ts'

/** Longer words than these name nothing: they tell something, or ask. */
const MOST_WORDS = 4

/** A few words that name a thing, as they were written ("WL-14", "tlapaneco"); null where they ask or tell something, or say nothing. */
export const labelSaid = (text: string): string | null => {
  const said = clean(text).trim()
  const words = said.split(/\s+/)
  return /[\p{L}\p{N}]/u.test(said) && !/[?¿]/.test(said) && words.length <= MOST_WORDS ? said : null
}
