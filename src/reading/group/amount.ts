import { amountsIn, joinGroups } from '../numbers/amounts.ts'
import { scan } from '../scan.ts'
import { defineDetector } from './rule.ts'

/** Hundredths from which a number in words is taken for money without a currency; in digits it is a number. */
const LARGE = 1_000_00
/** Tokens looked at: no amount stands behind so many. */
const MOST = 600

/** How much somebody got, gets or owes. Envy and extortion begin with an amount. */
export const amount = defineDetector({
  rule: 'AMOUNT',
  finds: ({ text, plain }, context) => {
    if (SHARE.test(plain)) return true
    const tokens = scan(joinGroups(text, context.lang)).slice(0, MOST)
    return amountsIn(tokens, { ...context, now: '', zone: 'UTC' }).some(
      ({ said, hundredths, start }) =>
        said || (tokens[start]?.kind === 'word' && hundredths >= LARGE && !isYear(hundredths)),
    )
  },
})

/** What one person's share is. */
const SHARE =
  /\b(?:cuanto|cuanta lana|cuanto dinero) (?:es lo que )?(?:me|te|le) (?:toca|tocaria|toco|dieron|dan|van a dar|pagaron|llego)\b|\bhow much (?:do i|did you|will i) get\b|\bcombien (?:je|tu) (?:touche|recois)/

const isYear = (hundredths: number): boolean => hundredths % 100 === 0 && hundredths >= 1950_00 && hundredths < 2050_00
