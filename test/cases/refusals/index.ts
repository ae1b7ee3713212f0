import type { NounName } from '../../../src/cases/index.ts'
import type { Refusal } from '../refusal.ts'
import { advocate } from './advocate.ts'
import { agreement } from './agreement.ts'
import { broadcast } from './broadcast.ts'
import { claim } from './claim.ts'
import { complaint } from './complaint.ts'
import { consent } from './consent.ts'
import { defender } from './defender.ts'
import { evaluation } from './evaluation.ts'
import { facilitation } from './facilitation.ts'
import { hours_report } from './hours-report.ts'
import { incident } from './incident.ts'
import { invitation } from './invitation.ts'
import { heldTwice } from './legal-hold.ts'
import { letter } from './letter.ts'
import { outcome } from './outcome.ts'
import { distrusted } from './person-trust.ts'
import { privacy_request } from './privacy-request.ts'
import { referral } from './referral.ts'
import { relationship } from './relationship.ts'
import { search } from './search.ts'
import { task } from './task.ts'

/** What each noun refuses besides a wrong state, actor or field, which `moves.test.ts` tries for all. */
export const refusals: Partial<Record<NounName, Refusal[]>> = {
  advocate,
  agreement,
  broadcast,
  claim,
  complaint,
  consent,
  defender,
  evaluation,
  facilitation,
  hours_report,
  incident,
  invitation,
  letter,
  matter: heldTwice([['create', 'staff', { title: 'Wages' }]]),
  outcome,
  person: [...heldTwice([['import', 'import', { given_name: 'Fidel' }]]), ...distrusted],
  privacy_request,
  referral,
  relationship,
  search,
  task,
}
