type Plain = string | number | boolean
export type CaseFilter = {
  noun: string
  subject?: string | { $in: string[] }
  state?: string | { $in: string[] }
  matterId?: string | { $in: string[] }
  personId?: string | { $in: string[] }
  facets?: Record<string, Plain | { $in: Plain[] }>
}

/** As the store is asked. A subject is found by the id of its record; it stays beside it, where a page narrows that id. */
export const caseQuery = ({ facets, subject, ...filter }: CaseFilter): Record<string, unknown> => ({
  ...filter,
  ...(subject === undefined ? {} : { subject, _id: idsOf(filter.noun, subject) }),
  ...Object.fromEntries(Object.entries(facets ?? {}).map(([name, value]) => [`facets.${name}`, value])),
})

const idsOf = (noun: string, subject: NonNullable<CaseFilter['subject']>): string | { $in: string[] } =>
  typeof subject === 'string' ? `${noun}:${subject}` : { $in: subject.$in.map((each) => `${noun}:${each}`) }
