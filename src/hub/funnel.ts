import { CLAIM_STATES, type ClaimState, EVER_JOINED } from '../cases/claim-doc.ts'
import type { MatterDoc } from '../cases/matter.ts'
import { FOUND_STATES, IDENTIFIED_STATES } from '../cases/person-standing.ts'
import type { Parts } from './parts.ts'

export type Funnel = {
  matter: string
  outreach: MatterDoc['outreach']
  deadline: string | null
  claims: number
  by_state: Record<ClaimState, number>
  /** Filed and accepted, and what comes after. An intention or a signed form is not joined. */
  joined: number
  intends_to_join: number
  consent_signed: number
  declined: number
  no_decision: number
  /** People who answered from an address, or of whom a death was confirmed. */
  located: number
  identified: number
  opted_out: number
  deceased: number
  people_with_wrong_number: number
  wrong_numbers: number
  scam_asked: number
  visa_asked: number
  cost_asked: number
}

/** Counts of a matter, by the store: nothing is opened, so an erased person still counts. Null when there is no such matter. */
export async function readFunnel(store: Parts['store'], matterId: string): Promise<Funnel | null> {
  const matter = await store.cases.get<MatterDoc>('matter', matterId)
  if (!matter) return null
  const counted = await store.cases.countByState({ noun: 'claim', matterId })
  const by_state = Object.fromEntries(CLAIM_STATES.map((state) => [state, counted[state] ?? 0])) as Funnel['by_state']
  // Two questions, not one with a join: the default database takes several times as long for that.
  const ids: unknown[] = await store.cases.model.distinct('personId', { noun: 'claim', matterId })
  const [people] = await store.cases.model.collection
    .aggregate<Record<string, number>>([
      { $match: { _id: { $in: ids.map((id) => `person:${id}`) } as never } },
      {
        $group: {
          _id: null,
          located: sumIf({
            $or: [{ $in: ['$state', FOUND_STATES] }, { $eq: ['$facets.reached', true] }],
          }),
          identified: sumIf({ $in: ['$state', IDENTIFIED_STATES] }),
          opted_out: sumIf({ $eq: ['$facets.opted_out', true] }),
          deceased: sumIf({ $eq: ['$state', 'DECEASED'] }),
          people_with_wrong_number: sumIf({ $gt: ['$facets.wrong_numbers', 0] }),
          wrong_numbers: { $sum: '$facets.wrong_numbers' },
          scam_asked: sumIf({ $gt: ['$facets.scam_asked', 0] }),
          visa_asked: sumIf({ $gt: ['$facets.visa_asked', 0] }),
          cost_asked: sumIf({ $gt: ['$facets.cost_asked', 0] }),
        },
      },
    ])
    .toArray()
  const of = (name: string): number => people?.[name] ?? 0
  return {
    matter: matterId,
    outreach: matter.doc.outreach,
    deadline: matter.doc.deadline ?? null,
    claims: Object.values(by_state).reduce((sum, count) => sum + count, 0),
    by_state,
    joined: EVER_JOINED.reduce((sum, state) => sum + by_state[state], 0),
    intends_to_join: by_state.INTENDS_TO_JOIN,
    consent_signed: by_state.CONSENT_SIGNED,
    declined: by_state.DECLINED,
    no_decision: by_state.NO_DECISION,
    located: of('located'),
    identified: of('identified'),
    opted_out: of('opted_out'),
    deceased: of('deceased'),
    people_with_wrong_number: of('people_with_wrong_number'),
    wrong_numbers: of('wrong_numbers'),
    scam_asked: of('scam_asked'),
    visa_asked: of('visa_asked'),
    cost_asked: of('cost_asked'),
  }
}

const sumIf = (condition: object): object => ({ $sum: { $cond: [condition, 1, 0] } })
