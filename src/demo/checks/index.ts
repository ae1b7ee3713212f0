import type { Evidence } from '../evidence.ts'
import type { Told } from '../story.ts'
import { cancelar } from './cancelar.ts'
import type { Check } from './check.ts'
import { deadlineHour } from './deadline-hour.ts'
import { decentHours } from './decent-hours.ts'
import { divisionsAddUp } from './divisions-add-up.ts'
import { joinedIsFiled } from './joined-is-filed.ts'
import { lateYes } from './late-yes.ts'
import { neutralWords } from './neutral-words.ts'
import { oneContact } from './one-contact.ts'
import { oneEffect } from './one-effect.ts'
import { smsLength } from './sms-length.ts'
import { stopIsStop } from './stop-is-stop.ts'

/** What must hold of the acceptance story, as far as the hub has the parts for it. */
export const checks: readonly Check[] = [
  neutralWords,
  decentHours,
  oneEffect,
  oneContact,
  stopIsStop,
  lateYes,
  cancelar,
  smsLength,
  joinedIsFiled,
  divisionsAddUp,
  deadlineHour,
]

export type Verdict = { no: number; says: string; holds: boolean; tried: number; wrong: string[] }

export const judgeStory = (evidence: Evidence, told: Told): Verdict[] =>
  checks.map(({ no, says, look }) => {
    const { tried, wrong } = look(evidence, told)
    return { no, says, tried, wrong, holds: tried > 0 && wrong.length === 0 }
  })
