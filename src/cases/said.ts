import type { FieldKind } from './field.ts'
import type { Update } from './noun.ts'

/** Only the named fields, and only those that were said: nothing else of a payload ever reaches a document. */
export const said = (
  fields: Readonly<Record<string, FieldKind>>,
  { payload }: Pick<Update, 'payload'>,
): Record<string, unknown> =>
  Object.fromEntries(Object.keys(fields).flatMap((name) => (payload[name] == null ? [] : [[name, payload[name]]])))
