import { z } from 'zod'
import type { AnyNoun, NounName } from '../../cases/index.ts'
import type { CaseFilter } from '../../store/case-documents/filter.ts'
import type { Caller } from './caller.ts'
import type { Access } from './case-access.ts'
import { matterFilter } from './case-pages.ts'
import { Problem } from './problem.ts'
import { id, text } from './shapes.ts'

/** What lists and exports of a noun can be narrowed by: state, matter, person, and what stands in the clear. */
export const listQuery = (noun: AnyNoun) => ({
  state: z.enum(noun.states as [string, ...string[]]).optional(),
  matter: id.optional(),
  person: id.optional(),
  ...Object.fromEntries(
    (noun.clear ?? [])
      .filter((field) => !['id', 'state'].includes(field))
      .map((field) => [field, text(200).optional()]),
  ),
})

type Asked = { state?: string | undefined; matter?: string | undefined; person?: string | undefined }

/** The documents that were asked for, of those that are the caller's. @throws Problem */
export function filterOf(
  noun: NounName,
  entry: Pick<Access, 'own' | 'everywhere'>,
  caller: Caller,
  { state, matter, person, ...fields }: Asked & Record<string, unknown>,
): CaseFilter {
  const own = ownFilter(entry, caller, matter)
  return {
    noun,
    ...(state ? { state } : {}),
    ...(person ? { personId: person } : {}),
    ...own,
    facets: { ...facetsOf(fields), ...own.facets },
  }
}

/** @throws Problem for a key that says of nobody whose it is */
function ownFilter(
  entry: Pick<Access, 'own' | 'everywhere'>,
  caller: Caller,
  matter: string | undefined,
): Omit<CaseFilter, 'noun'> {
  const field = entry.own?.[caller.role as 'advocate' | 'defender']
  if (field === undefined) {
    if (entry.everywhere) return matter === undefined ? {} : { matterId: matter }
    return matterFilter(caller, matter)
  }
  if (caller.of === undefined)
    throw new Problem(403, 'not_allowed', `This key does not say whose it is: a key of a ${caller.role} needs \`of\`.`)
  const own: Omit<CaseFilter, 'noun'> = field === 'id' ? { subject: caller.of } : { facets: { [field]: caller.of } }
  return { ...own, ...(matter === undefined ? {} : { matterId: matter }) }
}

/** A facet is a text, a number or a yes/no; a query has only texts. */
function facetsOf(fields: Record<string, unknown>): NonNullable<CaseFilter['facets']> {
  const given = Object.entries(fields).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return Object.fromEntries(
    given.map(([name, value]) => {
      if (value === 'true' || value === 'false') return [name, { $in: [value, value === 'true'] }]
      return [name, /^\d{1,9}$/.test(value) ? { $in: [value, Number(value)] } : value]
    }),
  )
}
