import type { ReadContext } from '../reader.ts'

/** Why something is not passed on to a group. */
export type GroupRule =
  | 'AMOUNT'
  | 'NUMBER'
  | 'NAME'
  | 'LINK'
  | 'HEALTH'
  | 'FAMILY'
  | 'OWN_CASE'
  | 'RUDE'
  | 'LONG'
  | 'FILE'

/** `plain`: the cleaned text folded; `text`: cleaned, as written. */
export type Detector = {
  rule: GroupRule
  finds: (said: { text: string; plain: string }, context: Pick<ReadContext, 'country' | 'lang'>) => boolean
}

export const defineDetector = (detector: Detector): Detector => detector
