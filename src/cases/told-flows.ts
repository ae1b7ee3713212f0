import type { Flow } from '../engine/flow/flow.ts'

/**
 * Flows that a move may start, and for whom each is written. `portavoz check` proves that every one is there with that
 * audience, so that no move can tell somebody something that has no words.
 */
export const TOLD_FLOWS = {
  enrolled: 'migrant',
  heir: 'migrant',
  'date-passed': 'migrant',
  signed: 'migrant',
  refused: 'migrant',
  confirmed: 'migrant',
  changed: 'migrant',
  documents: 'migrant',
  payment: 'migrant',
  sent: 'migrant',
  'pick-up': 'migrant',
  deadline: 'migrant',
  trouble: 'migrant',
  met: 'migrant',
  locate: 'relative',
  checkin: 'defender',
  'follow-up': 'defender',
  draft: 'defender',
  reviewed: 'defender',
  returned: 'defender',
  'report-returned': 'defender',
  evaluate: 'defender',
  offer: 'defender',
  sign: 'defender',
  'contract-news': 'defender',
  'go-ahead': 'defender',
  'group-ready': 'defender',
  'group-not-heard': 'defender',
  letter: 'defender',
  'letter-check': 'defender',
  'ask-advocate': 'advocate',
  'advocate-news': 'advocate',
} as const satisfies Record<string, Flow['audience']>

type Told = typeof TOLD_FLOWS
/** Names of the flows for an audience: while there are none, nothing can be told to it. */
export type FlowFor<Audience extends Flow['audience']> = {
  [Name in keyof Told]: Told[Name] extends Audience ? Name : never
}[keyof Told]
