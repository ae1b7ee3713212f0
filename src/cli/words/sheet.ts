import { stringify } from 'csv-stringify/sync'
import { nextOf } from '../../engine/checks/graph.ts'
import type { Flow } from '../../engine/flow/flow.ts'
import { BUTTONS, ROWS } from '../../words/options.ts'
import type { RawLanguage } from './locale-file.ts'
import { type State, stateOf, type Translated } from './translated.ts'
import { keyOf, noteAt, type Unit, unitsOf } from './units.ts'

export const COLUMNS = [
  'key',
  'language',
  'state',
  'max_length',
  'source',
  'translation',
  'where',
  'before',
  'after',
  'notes',
] as const
export type SheetRow = Record<(typeof COLUMNS)[number], string>

export type SheetInput = {
  lang: string
  source: RawLanguage
  own: RawLanguage
  known: Translated
  flows: readonly Flow[]
}

/** What a translator works on: every Spanish text with its translation and what stands around it on the screen. */
export function sheetRows({ lang, source, own, known, flows }: SheetInput): SheetRow[] {
  const spanish = unitsOf(source)
  const translated = unitsOf(own)
  const units = [...spanish.values(), ...[...translated.values()].filter((unit) => !spanish.has(keyOf(unit)))]
  return units.map((unit) => {
    const key = keyOf(unit)
    const flow = flows.find(({ name }) => name === unit.file)
    return {
      key,
      language: lang,
      state: stateOf(key, spanish.get(key)?.text, translated.get(key)?.text, known),
      max_length: String(mostFor(unit, flow)),
      source: spanish.get(key)?.text ?? '',
      translation: translated.get(key)?.text ?? '',
      where: whereOf(unit, flow),
      before: around(unit, flow, source, 'before'),
      after: around(unit, flow, source, 'after'),
      notes: [noteAt(source, unit.file, unit.node), mayStayEmpty(unit)].filter(Boolean).join('; '),
    }
  })
}

/** With the mark that tells Excel of UTF-8, and nothing that Excel would take for a formula. */
export const sheetText = (rows: readonly SheetRow[]): string =>
  stringify([...rows], {
    header: true,
    columns: [...COLUMNS],
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  })

export const countStates = (rows: readonly SheetRow[]): Partial<Record<State, number>> =>
  Object.fromEntries([...Map.groupBy(rows, ({ state }) => state as State)].map(([state, of]) => [state, of.length]))

const mayStayEmpty = ({ field }: Unit): string =>
  field === 'sms' ? 'may stay empty: by SMS the text goes out without its accents, when it fits' : ''

/** Characters; of an SMS those that leave with the longest values put in. */
export const mostFor = ({ node, field }: Pick<Unit, 'node' | 'field'>, flow: Flow | undefined): number => {
  if (field.endsWith('sms')) return 160
  if (!field.startsWith('option.')) return 1024
  const of = flow?.nodes.get(node)
  return of?.type === 'choose' && of.spec.shown.length > BUTTONS.count ? ROWS.label : BUTTONS.label
}

const whereOf = ({ file, node, field }: Unit, flow: Flow | undefined): string => {
  if (!flow) return file === 'readers' ? 'said when an answer is not clear' : 'said by the hub in any conversation'
  const level = flow.nodes.get(node)?.level ?? 'no level'
  const what = field.startsWith('option.')
    ? `button ${field.slice('option.'.length)} of ${node}`
    : field.endsWith('sms')
      ? `${node}, by SMS`
      : node
  return `${flow.name}: ${what}; for ${flow.audience === 'anyone' ? 'anyone' : `a ${flow.audience}`}, ${level}`
}

const around = (unit: Unit, flow: Flow | undefined, source: RawLanguage, side: 'before' | 'after'): string => {
  if (!flow) return ''
  if (unit.field.startsWith('option.') && side === 'before') return textAt(source, unit.file, unit.node)
  const node = flow.nodes.get(unit.node)
  if (!node) return ''
  const near =
    side === 'after'
      ? nextOf(node)
      : [...flow.nodes.values()].filter((one) => nextOf(one).includes(unit.node)).map(({ name }) => name)
  const texts = [...new Set(near)].filter((name) => name !== unit.node).map((name) => textAt(source, unit.file, name))
  return texts.filter((text) => text !== '').join(' / ')
}

const textAt = (source: RawLanguage, file: string, node: string): string => {
  const entry = source[file]?.[node]
  if (entry === undefined) return ''
  return typeof entry === 'string' ? entry : String(entry.text ?? entry.text_other ?? '')
}
