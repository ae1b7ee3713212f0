import { outbound } from '../evidence.ts'
import { defineCheck } from './check.ts'

/** The letters of GSM-7 beyond plain ASCII that Spanish uses. */
const GSM7 = /^[\x20-\x7e\n\r¿¡ñÑéüÜÉ]*$/
const SEGMENT = 160

export const smsLength = defineCheck({
  no: 16,
  says: 'every SMS fits one segment of 160 GSM-7 characters',
  look: (evidence) => {
    const texts = outbound(evidence).filter((message) => message.channel === 'sms')
    const wrong = texts.flatMap(({ body, segments }) =>
      body.length > SEGMENT || segments !== 1 || !GSM7.test(body) || /[`[\]{}\\^~|]/.test(body)
        ? [`${body.length} characters in ${segments} segments`]
        : [],
    )
    return { tried: texts.length, wrong }
  },
})
