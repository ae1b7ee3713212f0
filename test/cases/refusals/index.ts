import type { NounName } from '../../../src/cases/index.ts'
import type { Refusal } from '../refusal.ts'
import { advocate } from './advocate.ts'
import { agreement } from './agreement.ts'
import { defender } from './defender.ts'
import { evaluation } from './evaluation.ts'
import { facilitation } from './facilitation.ts'
import { hours_report } from './hours-report.ts'
import { invitation } from './invitation.ts'
import { outcome } from './outcome.ts'
import { referral } from './referral.ts'
import { task } from './task.ts'

/** What each noun refuses besides a wrong state, actor or field, which `moves.test.ts` tries for all. */
export const refusals: Partial<Record<NounName, Refusal[]>> = {
  advocate,
  agreement,
  defender,
  evaluation,
  facilitation,
  hours_report,
  invitation,
  outcome,
  referral,
  task,
}
