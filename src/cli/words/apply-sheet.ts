import { parse } from 'csv-parse/sync'
import { type Problem, problemLine } from '../../engine/problem.ts'
import { isGsm7 } from '../../words/gsm7.ts'
import { placeholdersIn } from '../../words/locales.ts'
import { textHash } from '../../words/text-hash.ts'
import type { RawLanguage } from './locale-file.ts'
import { COLUMNS, mostFor, type SheetInput, type SheetRow } from './sheet.ts'
import type { Translated } from './translated.ts'
import { keyOf, type Unit, unitsOf, withUnit } from './units.ts'

export type Refused = { line: number; key: string; reason: string }
export type Applied = {
  own: RawLanguage
  known: Translated
  /** Keys whose words or state are new. */
  changed: string[]
  unchanged: number
  empty: number
  refused: Refused[]
}

/** The file as a whole cannot be used; the message says what to do. */
export class SheetRefused extends Error {
  override name = 'SheetRefused'
}

type Line = SheetRow & { line: number }

/** Rows of a sheet as a spreadsheet saves it: comma, semicolon or tab; a mark before formulas is taken off again. */
export function readSheet(bytes: Buffer): Line[] {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new SheetRefused('The file is not UTF-8: save it as "CSV UTF-8".')
  }
  const head = (text.split(/\r?\n/, 1)[0] ?? '').replace(/["\uFEFF]/g, '')
  const delimiter = [',', ';', '\t'].find((one) => head.split(one).includes('key'))
  const named = head.split(delimiter ?? ',')
  const missing = ['key', 'language', 'state', 'source', 'translation'].filter((name) => !named.includes(name))
  if (delimiter === undefined || missing.length > 0)
    throw new SheetRefused(`The first line must name the columns ${COLUMNS.join(', ')}: begin with an exported sheet.`)
  const rows = parse(text, {
    bom: true,
    delimiter,
    columns: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
  })
  return (rows as unknown as { record: Partial<SheetRow>; info: { lines: number } }[]).map(({ record, info }) => {
    const cell = (name: keyof SheetRow): string => plain(record[name] ?? '')
    return { ...(Object.fromEntries(COLUMNS.map((name) => [name, cell(name)])) as SheetRow), line: info.lines }
  })
}

const plain = (cell: string): string =>
  cell
    .replace(/^'(?=[=+\-@\t\r])/, '')
    .replace(/\r\n?/g, '\n')
    .normalize('NFC')
    .trim()

/**
 * What the rows change. A row that would break a rule is refused with its line; all others are taken. Nothing is written.
 * @param problemsOf what `portavoz check` would say if the language had these words
 */
export function applySheet(
  lines: readonly Line[],
  input: SheetInput,
  problemsOf: (own: RawLanguage) => Problem[],
): Applied {
  const refused: Refused[] = []
  const refuse = ({ line, key }: Line, reason: string): void => void refused.push({ line, key, reason })
  const spanish = unitsOf(input.source)
  const translated = unitsOf(input.own)
  const seen = new Set<string>()
  const taken: { row: Line; unit: Unit; same: boolean }[] = []
  let empty = 0
  let unchanged = 0
  for (const row of lines) {
    const of = spanish.get(row.key) ?? translated.get(row.key)
    const same = row.state === 'needs no translation'
    const text = row.translation === '' && same ? row.source : row.translation
    const wrong =
      row.language !== input.lang
        ? `The sheet is for ${input.lang}, this row for ${row.language || 'no language'}.`
        : of === undefined
          ? 'No text has this key: do not change the column "key".'
          : seen.has(row.key)
            ? 'The key stands in the sheet twice.'
            : (spanish.get(row.key)?.text ?? '') !== row.source
              ? 'The Spanish is not what it was when the sheet was made: export again.'
              : null
    seen.add(row.key)
    if (wrong !== null || !of) refuse(row, wrong ?? '')
    else if (text === '') empty += 1
    else if (isKnown(row, text, input, translated.get(row.key)?.text)) unchanged += 1
    else {
      const unit = { ...of, text }
      const reason = wrongIn(unit, spanish.get(row.key)?.text, input)
      if (reason === null) taken.push({ row, unit, same })
      else refuse(row, reason)
    }
  }
  const accepted = withoutBreaches(taken, input, problemsOf, refuse)
  return {
    own: accepted.reduce((own, { unit }) => withUnit(own, input.source, unit), input.own),
    known: accepted.reduce(
      (known, { unit, same }) => confirmed(known, unit, spanish.get(keyOf(unit))?.text, same),
      input.known,
    ),
    changed: accepted.map(({ row }) => row.key),
    unchanged,
    empty,
    refused: refused.sort((a, b) => a.line - b.line),
  }
}

/** Nothing is new: the same words, and either known for this Spanish or not said to be done. */
const isKnown = (row: Line, text: string, { known }: SheetInput, own: string | undefined): boolean => {
  if (text !== own) return false
  const list = row.state === 'needs no translation' ? known.same : row.state === 'done' ? known.done : null
  return list === null || row.source === '' || list[row.key] === textHash(row.source)
}

const confirmed = (known: Translated, unit: Unit, source: string | undefined, same: boolean): Translated => {
  if (source === undefined) return known
  const key = keyOf(unit)
  const { [key]: _done, ...done } = known.done
  const { [key]: _same, ...alike } = known.same
  return same
    ? { done, same: { ...alike, [key]: textHash(source) } }
    : { done: { ...done, [key]: textHash(source) }, same: alike }
}

/** What a single text tells by itself. */
const wrongIn = ({ text, ...unit }: Unit, source: string | undefined, { flows }: SheetInput): string | null => {
  const sms = unit.field.endsWith('sms')
  if (/[{}]/.test(text.replace(/\{[^{}]*\}/g, ''))) return 'A bracket { or } has no partner.'
  if (source !== undefined) {
    const told = paths(text)
    const asked = paths(source)
    const lost = [...asked].filter((path) => !told.has(path) && !sms)
    const more = [...told].filter((path) => !asked.has(path))
    if (lost.length > 0) return `The translation leaves out {${lost.join('}, {')}}.`
    if (more.length > 0) return `The translation has {${more.join('}, {')}}, which the Spanish has not.`
  }
  const most = mostFor(
    unit,
    flows.find(({ name }) => name === unit.file),
  )
  const length = [...text.replace(/\{[^{}]*\}/g, '')].length
  if (length > most) return `${length} characters without the values; at most ${most}.`
  const bad = sms ? [...new Set([...text].filter((one) => !isGsm7(one)))] : []
  return bad.length > 0 ? `An SMS cannot hold ${bad.join(' ')}: write it without the mark.` : null
}

const paths = (text: string): Set<string> =>
  new Set(
    placeholdersIn(text)
      .filter(({ format }) => format !== 'greeting')
      .map(({ path }) => path),
  )

type Taken = { row: Line; unit: Unit; same: boolean }

/** The rules of the library over all rows together: a row that breaks one is refused, until nothing new is broken. */
const withoutBreaches = (
  taken: readonly Taken[],
  { lang, own, source, flows }: SheetInput,
  problemsOf: (own: RawLanguage) => Problem[],
  refuse: (row: Line, reason: string) => void,
): readonly Taken[] => {
  if (taken.length === 0) return taken
  const idOf = ({ check, file, node, problem }: Problem): string => `${check} ${file} ${node} ${problem}`
  const before = new Set(problemsOf(own).map(idOf))
  let rows = taken
  for (;;) {
    const after = problemsOf(rows.reduce((all, { unit }) => withUnit(all, source, unit), own))
    const fresh = after.filter((one) => !one.warning && !before.has(idOf(one)))
    if (fresh.length === 0) return rows
    const breaks = ({ file, node }: Unit, one: Problem): boolean =>
      (one.file === flows.find(({ name }) => name === file)?.file || one.file === `locales/${lang}/${file}.json`) &&
      (one.node === undefined || one.node.split('.')[0] === node.split('.')[0])
    const kept = rows.filter(({ row, unit }) => {
      const broken = fresh.find((one) => breaks(unit, one))
      if (broken) refuse(row, `${broken.problem}: ${broken.remedy}.`)
      return !broken
    })
    if (kept.length === rows.length) throw new SheetRefused(fresh.map(problemLine).join('\n'))
    rows = kept
  }
}
