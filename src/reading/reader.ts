/**
 * What a reader is: a pure function from what a person wrote to what they meant.
 *
 * A reader never guesses about money, dates or consent. It returns a value, a problem (a key of
 * `locales/<lang>/readers.json` with the values its words need), or says that the text can mean
 * two things and which question settles it (a key of the same file).
 */
export type Country = 'MX' | 'GT' | 'SV' | 'HN' | 'NI' | 'US' | 'CA'
export type Lang = 'es' | 'en' | 'fr'

export type ReadContext = {
  /** Country of the person's stated place, else of the address. Decides currency, phone length, word meanings. */
  country: Country
  lang: Lang
  /** The present instant, ISO 8601 with offset or Z. Readers own no clock. */
  now: string
  /** IANA zone of the person; "hoy" and "mañana" are counted there. */
  zone: string
  /** The case that a message is an answer about, as its way says: what names none speaks of that one. */
  thread?: string
  /** What the office of who writes calls cases of ours, with the reference that we have for each. */
  called?: Readonly<Record<string, string>>
}

/** Values for the placeholders of a problem's or question's words. */
export type WordValues = Record<string, string | number>

export type Reading<T> =
  | { value: T }
  | { problem: string; values?: WordValues }
  | { ambiguous: string; values?: WordValues; between?: T[] }

/** What an option of a reader is. */
export type OptionKind = 'yes or no' | 'number' | 'list' | 'text'

export type Reader<T = unknown, O = unknown> = {
  name: string
  /** The options that a flow may give. */
  takes?: Readonly<Record<string, OptionKind>>
  /** It reads a message as a whole, and lets no word of it pass unread. */
  whole?: true
  read: (text: string, context: ReadContext, options: O) => Reading<T>
}

/** Types without machinery: keeps the value's and the options' type while the list stays one type. */
export const defineReader = <T, O = unknown>(reader: Reader<T, O>): Reader<T, O> => reader
