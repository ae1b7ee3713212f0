import type { Funnel } from '../updates/funnel.ts'
import { number, row } from './cells.ts'
import { type Cell, defineReport } from './report.ts'
import type { LabelKey } from './words/en.ts'

/** The counts of a matter as the store makes them. The settlement report tells who is in each. */
export const funnel = defineReport({
  name: 'funnel',
  title: 'report_funnel',
  about: 'matter',
  roles: ['admin', 'staff', 'finance', 'safety', 'advocate', 'defender', 'integration'],
  reads: ['funnel', 'claims'],
  count: ({ funnel, claims }) => {
    if (!funnel) return []
    const inState = (state: string): string[] => claims.flatMap((claim) => (claim.state === state ? [claim.id] : []))
    const of = (value: number): Cell => ({ kind: 'count', value, of: funnel.claims })
    return [
      {
        name: 'matter',
        title: 'matter',
        rows: [
          row('outreach', 'outreach', { kind: 'text', text: funnel.outreach }),
          row('deadline', 'deadline', funnel.deadline ? { kind: 'text', text: funnel.deadline } : { kind: 'missing' }),
          row('claims', 'claims', number(funnel.claims)),
        ],
      },
      { name: 'people', title: 'people', rows: SHARES.map(([name, label]) => row(name, label, of(funnel[name]))) },
      {
        name: 'numbers',
        title: 'doubts_and_numbers',
        rows: COUNTS.map(([name, label]) => row(name, label, number(funnel[name]))),
      },
      {
        name: 'states',
        title: 'claims_by_state',
        whole: funnel.claims,
        rows: Object.entries(funnel.by_state).flatMap(([state, value]) =>
          value === 0
            ? []
            : [
                row(
                  state.toLowerCase(),
                  { code: state },
                  { kind: 'count', value, who: { noun: 'claim', ids: inState(state) } },
                ),
              ],
        ),
      },
    ]
  },
})

type Count = { [Name in keyof Funnel]: Funnel[Name] extends number ? Name : never }[keyof Funnel]

const SHARES: readonly (readonly [Count, LabelKey])[] = [
  ['located', 'located'],
  ['identified', 'identified'],
  ['joined', 'joined'],
  ['consent_signed', 'signed_not_filed'],
  ['intends_to_join', 'wants_to_join'],
  ['declined', 'declined'],
  ['no_decision', 'no_decision'],
  ['deceased', 'deceased'],
  ['opted_out', 'opted_out'],
]
const COUNTS: readonly (readonly [Count, LabelKey])[] = [
  ['people_with_wrong_number', 'people_with_wrong_number'],
  ['wrong_numbers', 'wrong_numbers'],
  ['scam_asked', 'asked_scam'],
  ['visa_asked', 'asked_visa'],
  ['cost_asked', 'asked_cost'],
]
