import { address } from './address.ts'
import { advocate } from './advocate.ts'
import { agreement } from './agreement.ts'
import { alert } from './alert.ts'
import { broadcast } from './broadcast.ts'
import { claim } from './claim.ts'
import { complaint } from './complaint.ts'
import { consent } from './consent.ts'
import { defender } from './defender.ts'
import { evaluation } from './evaluation.ts'
import { facilitation } from './facilitation.ts'
import { group } from './group.ts'
import { handoff } from './handoff.ts'
import { hoursReport } from './hours-report.ts'
import { incident } from './incident.ts'
import { invitation } from './invitation.ts'
import { letter } from './letter.ts'
import { matter } from './matter.ts'
import type { Noun } from './noun.ts'
import { organisation } from './organisation.ts'
import { outcome } from './outcome.ts'
import { person } from './person.ts'
import { post } from './post.ts'
import { privacyRequest } from './privacy-request.ts'
import { question } from './question.ts'
import { referral } from './referral.ts'
import { relationship } from './relationship.ts'
import { search } from './search.ts'
import { task } from './task.ts'

/** A document of any noun, for code that only folds and keeps it. */
export type AnyDoc = { id: string; state: string } & Record<string, unknown>
export type AnyNoun = Noun<string, AnyDoc>

const any = (noun: unknown): AnyNoun => noun as AnyNoun

/** Every noun of the work. A new one is a file and a line in each of these two lists. */
export const NOUN_NAMES = [
  'person',
  'address',
  'matter',
  'claim',
  'handoff',
  'organisation',
  'defender',
  'advocate',
  'facilitation',
  'agreement',
  'task',
  'hours_report',
  'evaluation',
  'outcome',
  'invitation',
  'referral',
  'letter',
  'search',
  'relationship',
  'consent',
  'incident',
  'complaint',
  'privacy_request',
  'broadcast',
  'group',
  'post',
  'question',
  'alert',
] as const
export type NounName = (typeof NOUN_NAMES)[number]

export const nouns: Readonly<Record<NounName, AnyNoun>> = {
  person: any(person),
  address: any(address),
  matter: any(matter),
  claim: any(claim),
  handoff: any(handoff),
  organisation: any(organisation),
  defender: any(defender),
  advocate: any(advocate),
  facilitation: any(facilitation),
  agreement: any(agreement),
  task: any(task),
  hours_report: any(hoursReport),
  evaluation: any(evaluation),
  outcome: any(outcome),
  invitation: any(invitation),
  referral: any(referral),
  letter: any(letter),
  search: any(search),
  relationship: any(relationship),
  consent: any(consent),
  incident: any(incident),
  complaint: any(complaint),
  privacy_request: any(privacyRequest),
  broadcast: any(broadcast),
  group: any(group),
  post: any(post),
  question: any(question),
  alert: any(alert),
}

export const nounOf = (name: string): AnyNoun | undefined =>
  Object.hasOwn(nouns, name) ? nouns[name as NounName] : undefined
