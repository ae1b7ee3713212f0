/** No message of a person is longer than this for a reader, in UTF-16 units; what comes after is not read. */
export const MAX_TEXT = 4096

/**
 * The text as a reader may take it: case and accents kept, everything that only disturbs removed.
 * Bounded, never throws: full-width forms become plain, invisible and direction marks, lone surrogates and
 * stacked accents go, Cyrillic and Greek letters that look Latin become Latin.
 */
export const clean = (text: string): string => {
  const short = text.length > MAX_TEXT ? text.slice(0, MAX_TEXT) : text
  if (isPlain(short)) return short.trim()
  return short
    .toWellFormed()
    .replace(/\uFFFD/g, ' ')
    .replace(/\s?[½¼¾]/g, (fraction) => fractions[fraction.trim()] ?? ' ')
    .normalize('NFKC')
    .slice(0, MAX_TEXT)
    .replace(/[\u0400-\u04FF\u0370-\u03FF]/g, (letter) => lookAlikes.get(letter) ?? letter)
    .normalize('NFC')
    .replace(/\p{M}/gu, '')
    .replace(/[\p{Cf}\p{Co}]/gu, '')
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/[–—−]/g, '-')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/[^\P{C}\n]/gu, ' ')
    .trim()
}

/** Lower case without accents; letters repeated three times or more become one ("siiii" -> "si"). */
export const fold = (text: string): string => {
  const lower = text.toLowerCase()
  const bare = isPlain(lower) ? lower : lower.normalize('NFD').replace(/\p{M}/gu, '')
  return bare.replace(/([a-z])\1{2,}/g, '$1')
}

/** Emoji that answer. Tokens start with a sign that no person types, so that they cannot be forged by words. */
export const EMOJI_WORDS: Record<string, string> = {
  '👍': '§yes',
  '👌': '§yes',
  '✅': '§yes',
  '✔': '§yes',
  '☑': '§yes',
  '🆗': '§yes',
  '👎': '§no',
  '❌': '§no',
  '🚫': '§no',
  '🙏': '§thanks',
  '🤝': '§thanks',
  '🙌': '§thanks',
  '🆘': '§help',
  '🛑': '§stop',
}

const fractions: Record<string, string> = { '½': '.5', '¼': '.25', '¾': '.75' }

const isPlain = (text: string): boolean => {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code > 0x7e || code === 0x60 || (code < 0x20 && code !== 0x0a)) return false
  }
  return true
}

const pairs = (from: string, to: string): [string, string][] => [...from].map((letter, i) => [letter, to[i] ?? letter])
const lookAlikes = new Map([
  ...pairs('аеорсхуіѕјкмтвнАЕОРСХУІЅЈКМТВН', 'aeopcxyisjkmtbhAEOPCXYISJKMTBH'),
  ...pairs('οαρνικτυεχηΟΑΡΝΙΚΤΥΕΧΗΒΖΜ', 'oapviktuexnOAPNIKTYEXHBZM'),
])
