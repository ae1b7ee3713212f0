import { clean, fold } from '../normalise.ts'
import type { ReadContext } from '../reader.ts'
import { amount } from './amount.ts'
import { family } from './family.ts'
import { fullName } from './full-name.ts'
import { health } from './health.ts'
import { link } from './link.ts'
import { number } from './number.ts'
import { ownCase } from './own-case.ts'
import { rude } from './rude.ts'
import type { Detector, GroupRule } from './rule.ts'

/** What is never passed on, in the order in which it is told to the sender. */
export const detectors: readonly Detector[] = [link, amount, number, fullName, health, family, ownCase, rude]

/** Asked as a question these are answered 1:1; the others are only held back. */
const PERSONAL: readonly GroupRule[] = ['AMOUNT', 'HEALTH', 'FAMILY', 'OWN_CASE']
export const isPersonal = (rule: GroupRule): boolean => PERSONAL.includes(rule)

/** The first rule that these words break, or null: they may be read by everybody in the group. */
export function ruleBroken(said: string, context: Pick<ReadContext, 'country' | 'lang'>): GroupRule | null {
  const text = clean(said)
  const plain = fold(text)
  return detectors.find(({ finds }) => finds({ text, plain }, context))?.rule ?? null
}
