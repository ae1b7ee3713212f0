import { outbound } from '../evidence.ts'
import { defineCheck } from './check.ts'

/** As the hub writes an hour in Spanish, and as a clock does. */
const RIGHT = /22:59|10:59 de la noche/
const WRONG = /23:59|11:59 de la noche/

export const deadlineHour = defineCheck({
  no: 21,
  says: 'the reminder says 22:59, which is 23:59 in Chicago for somebody in the Huasteca',
  look: (evidence) => {
    const sent = outbound(evidence)
    return {
      tried: sent.filter(({ body }) => RIGHT.test(body)).length,
      wrong: sent.filter(({ body }) => WRONG.test(body)).map(() => 'a message says 23:59'),
    }
  },
})
