import type { HandoffDoc } from '../../../cases/handoff.ts'
import { codeOf, counted, divide, MISSING, middle, row } from '../cells.ts'
import type { Facts } from '../facts.ts'
import type { Section } from '../report.ts'

const TEAM = ['admin', 'staff', 'safety'] as const
const MINUTE_MS = 60_000

/** The staff queue: why, and how long people waited for a person. */
export function staffWorkSections({ handoffs }: Facts): Section[] {
  const waits = handoffs.flatMap(({ doc }) => waited(doc))
  const median = middle(waits)
  return [
    {
      name: 'response',
      title: 'human_response',
      rows: [
        row('rows', 'handoffs', counted('handoff', handoffs)),
        row(
          'open',
          'handoffs_open',
          counted(
            'handoff',
            handoffs.filter(({ state }) => state !== 'RESOLVED'),
          ),
        ),
        row('median', 'median_response', median === null ? MISSING : { kind: 'minutes', minutes: median }),
      ],
    },
    {
      name: 'reasons',
      title: 'handoffs_by_reason',
      whole: handoffs.length,
      only: TEAM,
      rows: divide('handoff', handoffs, (one) => codeOf(String(one.facets.reason ?? 'none'))),
    },
  ]
}

/** What put people in danger, by its kind: for those who protect them. */
export const incidentSection = ({ incidents }: Facts): Section => ({
  name: 'incidents',
  title: 'incidents',
  whole: incidents.length,
  only: TEAM,
  rows: divide('incident', incidents, ({ facets }) => codeOf(String(facets.kind ?? 'none'))),
})

/** Whole minutes from the row in the queue until a person took it or was done with it. */
function waited(doc: HandoffDoc | null): number[] {
  const ends = [doc?.taken_at, doc?.resolved_at].flatMap((at) => (at ? [Date.parse(at)] : []))
  if (!doc?.opened_at || ends.length === 0) return []
  return [Math.round((Math.min(...ends) - Date.parse(doc.opened_at)) / MINUTE_MS)]
}
