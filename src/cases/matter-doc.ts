import type { LegalHold } from './legal-hold.ts'

export const MATTER_STATES = [
  'NEW',
  'INTAKE',
  'OPEN',
  'ACTIVE',
  'SETTLED',
  'DECIDED',
  'DISTRIBUTING',
  'CLOSED',
  'DECLINED',
  'ON_HOLD',
] as const
export type MatterState = (typeof MATTER_STATES)[number]

/** How people come to take part; what silence means depends on it. */
export const PARTICIPATIONS = ['OPT_IN_WRITTEN', 'CLAIMS_MADE', 'OPT_OUT_AUTO', 'GOV_BACKPAY'] as const
export type Participation = (typeof PARTICIPATIONS)[number]
export const CATEGORIES = ['LABOR', 'CIVIL_RIGHTS', 'IMMIGRATION'] as const
export type Category = (typeof CATEGORIES)[number]
export type Outreach = 'none' | 'running' | 'paused' | 'stopped'

/** Words that the conversations of a matter use. An Advocate approves them; `alias` is what we call ourselves there. */
export type MatterFacts = {
  alias?: string
  defender?: string
  public_phone?: string
  company?: string
  advocate?: string
  firm?: string
  case_number?: string
  court?: string
  place?: string
  /** Month in which the court is expected to approve, YYYY-MM. */
  expected_month?: string
}

/** Words of the conversations as this matter says them. A wording is never changed: another one takes its place. */
export type MatterText = {
  /** `<flow>/<node>` whose words they are, and the language. */
  key: string
  lang: string
  text: string
  /** Its form by SMS. */
  sms?: string
  /** Version of the wording, which messages name. */
  hash: string
  proposed_by: string
  proposed_at: string
  approved_by?: string
  approved_at?: string
  /** Another wording, or that of all matters, took its place. */
  ended_at?: string
}

export type MatterDoc = {
  id: string
  state: MatterState
  title?: string
  category?: Category
  participation?: Participation
  /** End of the last day to join, as an instant, and the court's zone. */
  deadline?: string
  court_zone?: string
  languages: string[]
  /** How many people the class has in all, where known. */
  class_size?: number
  facts: MatterFacts
  texts?: MatterText[]
  outreach: Outreach
  outreach_reason?: string
  /** State before ON_HOLD. */
  held_from?: MatterState
  /** Nothing of the matter, nor of its people, is removed. */
  legal_holds?: LegalHold[]
}
