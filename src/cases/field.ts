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
  'flag',
  'texts',
  'level',
  'money',
  'currency',
] as const
export type FieldKind = (typeof FIELD_KINDS)[number]

/** Characters of a free text; longer ones are a file, not a field. */
export const MAX_TEXT = 4_096
/** Characters of an id, a code or a name of something. */
export const MAX_WORD = 200
/** Entries of a list. */
export const MAX_LIST = 50

type Kind = { says: string; holds: (value: unknown) => boolean }

const text = (value: unknown, max: number): boolean => typeof value === 'string' && value.length <= max
const matches = (pattern: RegExp) => (value: unknown) => text(value, MAX_WORD) && pattern.test(value as string)
const realDate = (value: unknown): boolean => {
  if (!matches(/^\d{4}-\d{2}-\d{2}$/)(value)) return false
  const at = Date.parse(`${value}T00:00:00Z`)
  // 2026-02-30 is read as 2 March: a date must come back as it was written.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(value as string)
}

const kinds: Record<FieldKind, Kind> = {
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
  flag: { says: 'true or false', holds: (value) => typeof value === 'boolean' },
  texts: {
    says: `a list of at most ${MAX_LIST} texts`,
    holds: (value) => Array.isArray(value) && value.length <= MAX_LIST && value.every((each) => text(each, MAX_WORD)),
  },
  level: { says: 'L0, L1, L2 or L3', holds: matches(/^L[0-3]$/) },
  money: { says: 'an amount like "6900.00"', holds: matches(/^\d{1,12}\.\d{2}$/) },
  currency: { says: 'an ISO currency like USD', holds: matches(/^[A-Z]{3}$/) },
}

/** What is wrong with a payload field, in words without the value; null when it is right. */
export const fieldProblem = (name: string, kind: FieldKind, value: unknown): string | null =>
  kinds[kind].holds(value) ? null : `The field ${name} must be ${kinds[kind].says}.`
