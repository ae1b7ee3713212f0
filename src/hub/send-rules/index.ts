import { approvedWords } from './approved-words.ts'
import { barred } from './barred.ts'
import { broadcast } from './broadcast.ts'
import { disclosure } from './disclosure.ts'
import { factsFirst } from './facts-first.ts'
import { frozen } from './frozen.ts'
import { groupCopies } from './group-copies.ts'
import { hours } from './hours.ts'
import { minor } from './minor.ts'
import { neutralWords } from './neutral-words.ts'
import { numberRange } from './number-range.ts'
import { oneWaySms } from './one-way-sms.ts'
import { optedOut } from './opted-out.ts'
import { outreach } from './outreach.ts'
import { reachable } from './reachable.ts'
import { ALLOW, type Candidate, type SendRule, type Verdict } from './rule.ts'
import { stillSo } from './still-so.ts'
import { teamWords } from './team-words.ts'
import { veto } from './veto.ts'
import { weeklyBudget } from './weekly-budget.ts'
import { window } from './window.ts'
import { wrongParty } from './wrong-party.ts'

/** In the order in which they are asked; the first that does not allow decides. */
export const sendRules: readonly SendRule[] = [
  optedOut,
  barred,
  broadcast,
  outreach,
  frozen,
  minor,
  numberRange,
  wrongParty,
  reachable,
  factsFirst,
  stillSo,
  disclosure,
  neutralWords,
  approvedWords,
  oneWaySms,
  teamWords,
  groupCopies,
  window,
  veto,
  weeklyBudget,
  hours,
]

export function judge(candidate: Candidate): Verdict & { rule: string } {
  for (const rule of sendRules) {
    const verdict = rule.judge(candidate)
    if (verdict.do !== 'allow') return { ...verdict, rule: rule.name }
  }
  return { ...ALLOW, rule: 'none' }
}
