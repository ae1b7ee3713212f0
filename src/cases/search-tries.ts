import type { SearchDoc } from './search-doc.ts'

/** Automatic tries at one contact point; after them a person goes on. */
export const MAX_TRIES = 3
/** A next try is on another day, at another time of day. */
export const TRY_GAP_HOURS = 20
export const OTHER_HOUR_HOURS = 2
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

type Try = Pick<SearchDoc['attempts'][number], 'lead' | 'address'>

/** The contact point of a try: an address where there is one, else the lead. */
export const contactPoint = ({ address, lead }: Try): string => address ?? lead ?? ''

export const automaticTries = (doc: SearchDoc, point: string): string[] =>
  doc.attempts.filter((each) => each.automated && contactPoint(each) === point).map(({ at }) => at)

/** Why nothing may go out by itself to this contact point at this instant; null: it may. Asked before a try, and of every try that is told. */
export function tryProblem(doc: SearchDoc, where: Try, at: string): string | null {
  const lead = doc.leads.find((each) => each.key === where.lead || (where.address && each.address === where.address))
  if (lead && !lead.safe_to_contact) return 'It is not safe to contact this lead.'
  if (lead && lead.approved_by === undefined)
    return 'A first contact by itself needs somebody of the team who approved it.'
  const tries = automaticTries(doc, contactPoint(where))
  if (tries.length >= MAX_TRIES) return `There were ${MAX_TRIES} automatic tries already: now a person goes on.`
  for (const before of tries) {
    const apart = Math.abs(Date.parse(at) - Date.parse(before))
    if (apart < TRY_GAP_HOURS * HOUR_MS) return 'The next automatic try is on another day.'
    const hours = Math.min(apart % DAY_MS, DAY_MS - (apart % DAY_MS))
    if (hours < OTHER_HOUR_HOURS * HOUR_MS) return 'The next automatic try is at another time of day.'
  }
  return null
}
