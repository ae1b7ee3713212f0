import type { NounName } from '../../../src/cases/index.ts'
import type { Step } from '../walk.ts'
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
import { hours_report } from './hours-report.ts'
import { incident } from './incident.ts'
import { invitation } from './invitation.ts'
import { letter } from './letter.ts'
import { matter } from './matter.ts'
import { organisation } from './organisation.ts'
import { outcome } from './outcome.ts'
import { person } from './person.ts'
import { post } from './post.ts'
import { privacy_request } from './privacy-request.ts'
import { question } from './question.ts'
import { referral } from './referral.ts'
import { relationship } from './relationship.ts'
import { search } from './search.ts'
import { task } from './task.ts'

/** Ways through every noun, each step of which is accepted. Together they make every move of its table. */
export const walks: Readonly<Record<NounName, Step[][]>> = {
  address,
  advocate,
  agreement,
  broadcast,
  alert,
  claim,
  complaint,
  consent,
  defender,
  evaluation,
  facilitation,
  group,
  handoff,
  hours_report,
  incident,
  invitation,
  letter,
  matter,
  organisation,
  outcome,
  person,
  post,
  privacy_request,
  question,
  referral,
  relationship,
  search,
  task,
}
