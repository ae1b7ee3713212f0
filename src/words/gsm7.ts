/** The basic character set of GSM 03.38: one septet each. */
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
/** The extension table: an escape and a character, two septets each. */
const EXTENDED = new Set('^{}\\[~]|€')

const REPLACED: Record<string, string> = {
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  '•': '-',
  '\u00a0': ' ',
  '\u202f': ' ',
  '\u2009': ' ',
  '\t': ' ',
  œ: 'oe',
  Œ: 'OE',
  '`': "'",
  '´': "'",
  º: 'o',
  ª: 'a',
}

/**
 * The text in GSM-7: á í ó ú lose their accent, ñ é ü ¿ ¡ stay, typographic marks become plain ones and what has no plain
 * form (emoji) goes. One accent outside the set would turn a segment of 160 characters into one of 70.
 */
export const toGsm7 = (text: string): string => {
  let plain = ''
  for (const character of text.toWellFormed().normalize('NFC')) plain += plainForm(character)
  return plain.replace(/ {2,}/g, ' ').trim()
}

const plainForm = (character: string): string => {
  if (BASIC.has(character) || EXTENDED.has(character)) return character
  const replaced = REPLACED[character]
  if (replaced !== undefined) return replaced
  const bare = character.normalize('NFD').replace(/\p{M}+/gu, '')
  return [...bare].every((part) => BASIC.has(part)) ? bare : ''
}

export const isGsm7 = (text: string): boolean => [...text].every((one) => BASIC.has(one) || EXTENDED.has(one))

/** Septets that a GSM-7 text takes. */
export const septets = (text: string): number => [...text].reduce((sum, one) => sum + (EXTENDED.has(one) ? 2 : 1), 0)

/** SMS segments of a text: 160 septets alone or 153 each (GSM-7), 70 or 67 UTF-16 units (anything else). */
export const smsSegments = (text: string): number => {
  if (!isGsm7(text)) return text.length <= 70 ? 1 : Math.ceil(text.length / 67)
  const length = septets(text)
  if (length <= 160) return 1
  // An escape is never parted from its character, so a segment may end one septet early.
  let segments = 1
  let used = 0
  for (const one of text) {
    const cost = EXTENDED.has(one) ? 2 : 1
    if (used + cost > 153) {
      segments += 1
      used = 0
    }
    used += cost
  }
  return segments
}
