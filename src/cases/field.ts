/**
 * What a payload field may be. Updates come from chats, files and the API: nothing but plain values of a known kind
 * reaches a document.
 */
export const FIELD_KINDS = [
  'text',
  'word',
  'date',
  'instant',
  'whole',
  'count',
  'score',
  'flag',
  'texts',
  'numbers',
  'level',
  'money',
  'currency',
  'rate',
  'hash',
] as const
export type PlainKind = (typeof FIELD_KINDS)[number]
/** One of a closed list of words, or of words of which each may be named once. */
export type ChoiceKind = { one_of: readonly string[] } | { some_of: readonly string[] }
/** Sub-objects of a closed shape: those fields and no others, of plain kinds; `requires` as in a move. */
export type Shape = { fields: Readonly<Record<string, PlainKind | ChoiceKind>>; requires?: readonly string[] }
export type FieldKind = PlainKind | ChoiceKind | { lines: Shape } | { part: Shape }

/** Characters of a free text; longer ones are a file, not a field. */
export const MAX_TEXT = 4_096
/** Characters of an id, a code or a name of something. */
export const MAX_WORD = 200
/** Entries of a list. */
export const MAX_LIST = 50
/** Lines of a list of sub-objects: a month of hours and expenses. */
export const MAX_LINES = 200

type Kind = { says: string; holds: (value: unknown) => boolean }

const text = (value: unknown, max: number): boolean => typeof value === 'string' && value.length <= max
const matches = (pattern: RegExp) => (value: unknown) => text(value, MAX_WORD) && pattern.test(value as string)
const wholeFrom = (least: number, most: number) => (value: unknown) =>
  Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most
const realDate = (value: unknown): boolean => {
  if (!matches(/^\d{4}-\d{2}-\d{2}$/)(value)) return false
  const at = Date.parse(`${value}T00:00:00Z`)
  // 2026-02-30 is read as 2 March: a date must come back as it was written.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(value as string)
}

const kinds: Record<PlainKind, Kind> = {
  text: { says: `a text of at most ${MAX_TEXT} characters`, holds: (value) => text(value, MAX_TEXT) },
  word: { says: `a text of 1 to ${MAX_WORD} characters`, holds: (value) => text(value, MAX_WORD) && value !== '' },
  date: { says: 'a date like 2026-05-08', holds: realDate },
  instant: {
    says: 'a point in time like 2026-05-08T23:59:00-05:00',
    holds: (value) =>
      matches(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/)(value) &&
      !Number.isNaN(Date.parse(value as string)),
  },
  whole: { says: 'a whole number', holds: Number.isSafeInteger },
  count: { says: 'a whole number from 0 to 1000000', holds: wholeFrom(0, 1_000_000) },
  score: { says: 'a whole number from 1 to 5', holds: wholeFrom(1, 5) },
  flag: { says: 'true or false', holds: (value) => typeof value === 'boolean' },
  texts: {
    says: `a list of at most ${MAX_LIST} texts`,
    holds: (value) => Array.isArray(value) && value.length <= MAX_LIST && value.every((each) => text(each, MAX_WORD)),
  },
  numbers: {
    says: `a list of at most ${MAX_LINES} whole numbers`,
    holds: (value) => Array.isArray(value) && value.length <= MAX_LINES && value.every(Number.isSafeInteger),
  },
  level: { says: 'L0, L1, L2 or L3', holds: matches(/^L[0-3]$/) },
  money: { says: 'an amount like "6900.00"', holds: matches(/^\d{1,12}\.\d{2}$/) },
  currency: { says: 'an ISO currency like USD', holds: matches(/^[A-Z]{3}$/) },
  rate: {
    says: 'a rate above zero like "17.50"',
    holds: (value) => matches(/^\d{1,9}(\.\d{1,6})?$/)(value) && /[1-9]/.test(value as string),
  },
  hash: { says: 'a SHA-256 in 64 lower case hexadecimal digits', holds: matches(/^[0-9a-f]{64}$/) },
}

/** What is wrong with a payload field, in words without the value; null when it is right. */
export function fieldProblem(name: string, kind: FieldKind, value: unknown): string | null {
  if (typeof kind === 'string')
    return kinds[kind].holds(value) ? null : `The field ${name} must be ${kinds[kind].says}.`
  if ('one_of' in kind)
    return kind.one_of.includes(value as string) ? null : `The field ${name} must be one of ${kind.one_of.join(', ')}.`
  if ('some_of' in kind) {
    const fits = Array.isArray(value) && new Set(value).size === value.length
    return fits && value.every((each) => kind.some_of.includes(each))
      ? null
      : `The field ${name} must be a list of some of ${kind.some_of.join(', ')}, each once.`
  }
  if ('part' in kind) return partProblem(name, kind.part, value)
  if (!Array.isArray(value) || value.length > MAX_LINES)
    return `The field ${name} must be a list of at most ${MAX_LINES} lines.`
  for (const [index, line] of value.entries()) {
    const problem = partProblem(`${name} ${index + 1}`, kind.lines, line)
    if (problem) return problem
  }
  return null
}

function partProblem(name: string, { fields, requires = [] }: Shape, value: unknown): string | null {
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    return `The field ${name} must be an object with ${Object.keys(fields).join(', ')}.`
  const given = value as Record<string, unknown>
  // The name of what is unknown is the sender's text: it is not repeated.
  if (Object.keys(given).some((field) => !Object.hasOwn(fields, field)))
    return `The field ${name} takes ${Object.keys(fields).join(', ')} and nothing else.`
  for (const field of requires) if (isEmpty(given[field])) return `The field ${name} needs ${field}.`
  for (const [field, kind] of Object.entries(fields)) {
    const problem = given[field] == null ? null : fieldProblem(`${name}.${field}`, kind, given[field])
    if (problem) return problem
  }
  return null
}

/** Nothing was said: absent, empty, or a list of nothing. */
export const isEmpty = (value: unknown): boolean =>
  value == null || value === '' || (Array.isArray(value) && value.length === 0)
