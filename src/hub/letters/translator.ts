import type { Lang } from '../../reading/reader.ts'

/** Puts a letter between Advocate and Defender into the other's language. None is built in: people do it. */
export type Translator = {
  name: string
  /** Languages that it reads and writes. A letter in or into another one is left to people. */
  languages: readonly Lang[]
  /**
   * @param signal aborts after a while: then the promise has to reject
   * @returns the words in the other language, as a proposal to whoever wrote them, or null when it cannot tell
   */
  translate(words: string, languages: { from: Lang; to: Lang }, signal: AbortSignal): Promise<string | null>
}

/** Off: staff translate by hand. */
export const none: Translator = { name: 'none', languages: [], translate: async () => null }

/** What `TRANSLATOR` may name. A new one is a file and a line here. */
export const translators = { none } as const satisfies Record<string, Translator>
export type TranslatorName = keyof typeof translators
