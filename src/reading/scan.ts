import { fold } from './normalise.ts'

export type Token = {
  kind: 'word' | 'number' | 'sign'
  /** As written. */
  raw: string
  /** Folded: lower case, no accents. */
  plain: string
  /** Nothing stands between this token and the one before it ("Q300", "3pm"). */
  glued: boolean
  at: number
}

/** Cuts a cleaned text into words, numbers (with their inner `.` `,` `:`) and signs. Linear. */
export const scan = (text: string): Token[] => {
  const tokens: Token[] = []
  let end = -1
  for (const match of text.matchAll(TOKEN)) {
    const raw = match[0]
    const first = raw.charCodeAt(0)
    const digit = (first >= 48 && first <= 57) || (first === 46 && raw.length > 1)
    const kind = digit ? 'number' : match[1] !== undefined ? 'word' : 'sign'
    tokens.push({ kind, raw, plain: kind === 'word' ? fold(raw) : raw, glued: match.index === end, at: match.index })
    end = match.index + raw.length
  }
  return tokens
}

const TOKEN = /(?:\d|(?<![\d.\p{L}])\.(?=\d))\d*(?:[.,:]\d+)*|(\p{L}+(?:'\p{L}+)*)|\S/gu
