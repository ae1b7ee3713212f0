import type { ReadContext } from '../reader.ts'
import { ruleBroken } from './index.ts'
import { isQuestion } from './question.ts'
import type { GroupRule } from './rule.ts'
import { topicOf } from './topic.ts'

/** What somebody asked in a chat that was copied or forwarded. `rule`: why it is told to nobody, and kept nowhere. */
export type Pasted = { text: string; rule: GroupRule | null }

/** Lines of one message that are looked at, and characters of one question: longer ones are stories. */
const MOST_LINES = 100
const MOST = 300

/**
 * The questions in a stretch of a chat, each once, without who wrote them and when: names of those who write there are taken out
 * wherever they stand.
 */
export function pastedQuestions(paste: string, context: Pick<ReadContext, 'country' | 'lang'>): Pasted[] {
  const lines = linesOf(paste)
  const names = [...new Set(lines.flatMap(({ by }) => (by === null ? [] : namesIn(by))))]
  const said = lines.map(({ text }) => withoutNames(text, names))
  const asked = said.filter((text) => isQuestion(text, null) || topicOf(text) !== null)
  return [...new Map(asked.map((text) => [text.toLowerCase(), text])).values()].map((text) => ({
    text,
    rule: text.length > MOST ? 'LONG' : kept(ruleBroken(text, context)),
  }))
}

/** How roughly it was asked is no reason to lose it: nobody reads it in these words. */
const kept = (rule: GroupRule | null): GroupRule | null => (rule === 'RUDE' ? null : rule)

/** Is it a stretch of a chat, as it is copied: several lines, of which one says who wrote it? */
export const isChat = (paste: string): boolean => {
  const lines = linesOf(paste)
  return lines.length > 1 && lines.some(({ by, stamped }) => stamped && by !== null)
}

type Line = { by: string | null; stamped: boolean; text: string }

const linesOf = (paste: string): Line[] =>
  paste
    .replace(MENTION, '')
    .replace(DIRECTION, '')
    .split('\n')
    .slice(0, MOST_LINES)
    .map(lineOf)
    .filter(({ text }) => /[\p{L}\d]/u.test(text))

/** "[2/3/26 10:15] Chepe: ¿cuándo pagan?" is what was written, and by whom. */
function lineOf(written: string): Line {
  const stamped = STAMP.test(written)
  const bare = written.replace(STAMP, '')
  const by = SPEAKER.exec(bare)
  return { by: by?.[1]?.trim() ?? null, stamped, text: bare.replace(SPEAKER, '').replace(LIST, '').trim() }
}

/** A whole name and its first part; a number is none, and the words in front of a question are none. */
const namesIn = (by: string): string[] => {
  if (!/\p{L}{2}/u.test(by) || INTRODUCES.test(by) || by.split(/\s+/).length > 4) return []
  const first = by.split(/\s+/)[0] ?? by
  return first.length < 3 ? [by] : [by, first]
}

const withoutNames = (text: string, names: readonly string[]): string =>
  names
    .reduce(
      (left, name) => left.replace(new RegExp(`(?<![\\p{L}\\d])${escaped(name)}(?![\\p{L}\\d])`, 'giu'), ''),
      text,
    )
    .replace(/\s{2,}/g, ' ')
    .replace(/\s+([,;.?!])/g, '$1')
    .replace(/[,;]+(?=[,;.?!])/g, '')
    .replace(/^[\s,;:.!-]+/, '')
    .trim()

const escaped = (name: string): string => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')

/** As WhatsApp writes them, with a name between two signs that nobody sees. */
const MENTION = /@(?:\u2068[^\u2069\n]*\u2069|[\p{L}\d~._-]+)/gu
const DIRECTION = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
/** "[2/3/26, 10:15:00 a. m.] ", "2/3/26, 10:15 - ", "[10:15, 2/3/2026] " */
const STAMP = /^\s*(?:\[?\s*\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4},?[^\]\n-]{0,24}[\]-]|\[\s*\d{1,2}:\d{2}[^\]\n]{0,24}\])\s*/
const SPEAKER = /^\s*[~\s]*([^:?¿!¡\n]{1,40}):\s+/
const LIST = /^\s*(?:\d{1,2}[.)]\s+|[-•*]\s*)/
const INTRODUCES =
  /^(?:(?:una|otra|mi|la|las|the|my)\s+)?(?:pregunt\p{L}*|dudas?|consulta|questions?|nota|ojo|hola|oiga\p{L}*)\b/iu
