import { fold } from '../normalise.ts'
import type { Lang } from '../reader.ts'
import { reasonIn, stateOf, type TaskState } from './task-words.ts'
import { expanded, namedTasks } from './tasks-named.ts'

export type TaskSaid = {
  ref: string
  state: TaskState
  /** Why it is stuck, where it was said: a code of the noun `task`. */
  reason: string | null
  /** The words, for what needs them. */
  words: string
  /** Numbers of the list of those who were found. */
  found?: number[]
}

/**
 * What is said of tasks, each behind its reference ("T3 lista, T4 y T5 detenidas") or before it ("ya T3, no pude T4"), of all or of
 * the others ("las dos ya", "todas menos T4"), and the text without it. None that is named is left out: what is not certain is
 * `unclear`, and is asked about by itself.
 * @param refs the tasks that are open; without them "todas" says nothing
 */
export function tasksSaid(text: string, lang: Lang, refs: readonly string[] = []): { tasks: TaskSaid[]; rest: string } {
  const named = namedTasks(text, lang, refs)
  const [first] = named
  if (!first) return { tasks: [], rest: text }
  const prefix = text.slice(0, first.start)
  const chunks = named.map(({ end }, index) => chunkOf(text.slice(end, named[index + 1]?.start ?? text.length), lang))
  const read = isAhead(prefix, chunks, lang) ? readAhead : readBehind
  const said = read(prefix, chunks, lang)
  const tasks = new Map<string, TaskSaid>()
  for (const [index, { ref, none }] of named.entries()) {
    const one = said[index] ?? UNCLEAR
    const left = none ? one.state !== 'stuck' : EXCEPT.test(chunks[index - 1]?.own ?? '') && !certain(one)
    const state = left ? 'not_yet' : one.state
    if (!tasks.has(ref) || state !== 'unclear') tasks.set(ref, { ref, ...one, state })
  }
  const parts = [numbers[lang].test(prefix) ? prefix : '', ...chunks.map(({ after }) => after)]
  return { tasks: expanded([...tasks.values()], refs), rest: parts.join(', ') }
}

type Said = Omit<TaskSaid, 'ref'>
/** What stands behind a reference: `own` of the task, `after` where hours, money or another sentence begin. */
type Chunk = { own: string; after: string }

const UNCLEAR: Said = { state: 'unclear', reason: null, words: '' }
const JOINS = /^[\s,]*(y|e|and|et)?[\s,]*$/i
const BREAK = /[,;.!\n:]|\s(?:y|e|pero|and|but|et|mais)\s/giu

/** "Todas menos T4". */
const EXCEPT = /(?<!\p{L})(?:menos|excepto|salvo|except|but|sauf)\s*(?:(?:la|el|las|the)\s*)?$/iu
/** "T4 también": as the one before it. */
const SAME = /^[\s,]*(?:(?:la|el|y|pues)\s+)?(?:tambi[eé]n|igual|lo mismo|tampoco|too|likewise|aussi)[\s,.!]*$/iu

const certain = (said: Said): boolean => said.state !== 'unclear'

function saidIn(own: string, lang: Lang, behind = ''): Said {
  const after = behind.slice(0, numbers[lang].exec(behind)?.index)
  const { state, reason } = stateOf(fold(own), lang)
  const words = own
    .replace(EXCEPT, '')
    .replace(/^[\s,.:;-]+|[\s,.:;-]+$/g, '')
    .replace(/[\s,]+(?:(?:y|e|and|et)(?:\s+(?:el|la|the))?|el|la|the)$/i, '')
  const why = state === 'stuck' || state === 'not_yet' ? (reason ?? reasonIn(fold(after), lang)) : null
  if (why === null || reason !== null) return { state, reason, words: words.slice(0, LONGEST) }
  return { state: 'stuck', reason: why, words: `${words}${after}`.trim().slice(0, LONGEST) }
}

/** Of the words of one task. */
const LONGEST = 500

/** "Ya T3, no T4": the first has its words before it, and behind the last nothing is said of it. */
const isAhead = (prefix: string, chunks: readonly Chunk[], lang: Lang): boolean =>
  certain(saidIn(lastPiece(prefix).text, lang)) && !certain(saidIn(chunks.at(-1)?.own ?? '', lang))

function readAhead(prefix: string, chunks: readonly Chunk[], lang: Lang): Said[] {
  let latest = UNCLEAR
  return chunks.map((_, index) => {
    const own = lastPiece(index === 0 ? prefix : whole(chunks[index - 1])).text
    const behind = index === chunks.length - 1 ? whole(chunks[index]) : ''
    if (index === 0 || !JOINS.test(own)) latest = saidIn(own, lang, behind)
    return latest
  })
}

function readBehind(prefix: string, chunks: readonly Chunk[], lang: Lang): Said[] {
  const list: Said[] = []
  let waiting = 0
  let carried = ''
  for (const [index, chunk] of chunks.entries()) {
    let own = carried + chunk.own
    carried = ''
    const front = index === 0 ? saidIn(lastPiece(prefix).text, lang) : UNCLEAR
    const next = chunks[index + 1]
    waiting++
    // "T3 y T4 listas": what stands behind the last is said of all.
    if (next && JOINS.test(own) && chunk.after === '' && !certain(front)) continue
    // "T3 lista, no pude T4": the last words are of the next.
    const { text: tail, broken } = lastPiece(whole(chunk))
    const head = own.endsWith(tail) ? own.slice(0, own.length - tail.length) : own
    if (next && broken && isOfNext(saidIn(tail, lang), saidIn(head, lang), saidIn(next.own, lang))) {
      carried = tail
      own = head
    }
    const latest = list.at(-1)
    if (latest && SAME.test(own)) {
      list.push({ ...latest, words: own.trim() })
      waiting = 0
      continue
    }
    const behind = saidIn(own, lang, next ? '' : chunk.after)
    const said = certain(behind) ? behind : certain(front) ? front : behind
    while (waiting > 0) {
      list.push(said)
      waiting--
    }
  }
  return list
}

const isOfNext = (tail: Said, head: Said, next: Said): boolean =>
  certain(tail) && (!certain(next) || (certain(head) && head.state !== tail.state))

const whole = (chunk: Chunk | undefined): string => (chunk ? chunk.own + chunk.after : '')

/** What stands behind the last comma, full stop or "y"; all of it where there is none. */
function lastPiece(text: string): { text: string; broken: boolean } {
  const last = [...text.matchAll(BREAK)].at(-1)
  return last ? { text: text.slice(last.index + last[0].length), broken: true } : { text, broken: false }
}

/** Words of the task up to where hours or money begin, with what stands before these behind a comma ("ayer"), or another sentence. */
function chunkOf(text: string, lang: Lang): Chunk {
  const number = numbers[lang].exec(text)?.index
  const cuts = [
    number === undefined ? -1 : text.lastIndexOf(',', number),
    text.search(/[;\n]|[.!](?=\s|$)/),
    number ?? -1,
  ]
  const cut = Math.min(...cuts.filter((at) => at >= 0))
  return cut < text.length ? { own: text.slice(0, cut), after: text.slice(cut) } : { own: text, after: '' }
}

const numbers: Record<Lang, RegExp> = {
  es: /(?<![\p{L}\d])(?:[$QLC]{0,2}\s?\d|(?:media|una?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)\s+(?:y\s+media\s+)?horas?|sin (?:gastos?|camino|viaje|traslado)|(?:no (?:hubo|tuve)|nada de) (?:gastos?|camino|viaje|traslado)|(?:falt(?:[oó]|aron)\s+(?:(?:un[ao]?s?|el|l[ao]s?)\s+)?)?(?:pasajes?|comidas?|gasolina|taxi|hotel|copias|gast[oeé]s?|trabaj[eé])\s)/iu,
  en: /(?<![\p{L}\d])(?:\$?\d|(?:half|an?|one|two|three|four|five|six|seven|eight|nine|ten)\s+hours?|no (?:expenses|travel|road)|(?:fare|food|gas|taxi|hotel|copies|worked)\s)/iu,
  fr: /(?<![\p{L}\d])(?:\d|aucune depense|pas de frais)/iu,
}
