import { CLAIM_STATES, type ClaimState, EVER_JOINED } from '../../cases/claim-doc.ts'
import type { MatterDoc } from '../../cases/matter.ts'
import type { Parts } from '../parts.ts'
import { countStandings, matterCounts, type Standing } from './count-standings.ts'

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

/** What was written just before is counted, too; in the middle of a long import the people may be some seconds late. */
const ROUNDS = 4

/** Counts of a matter, by the store: nothing is opened, so an erased person still counts. Null when there is no such matter. */
export async function readFunnel(store: Parts['store'], matterId: string): Promise<Funnel | null> {
  const matter = await store.cases.get<MatterDoc>('matter', matterId)
  if (!matter) return null
  await countStandings(store, ROUNDS)
  const { claims: counted, people } = await matterCounts(store, matterId)
  const by_state = Object.fromEntries(CLAIM_STATES.map((state) => [state, counted[state] ?? 0])) as Funnel['by_state']
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
    ...(people as Standing & { people_with_wrong_number: number }),
  }
}
