import { accepted, byNo } from '../evidence.ts'
import { defineCheck } from './check.ts'

const DAY_MS = 86_400_000

export const lateYes = defineCheck({
  no: 6,
  says: 'the late "si" of 16, thirty hours after the question, does not join',
  look: (evidence) => {
    const { claimId, personId, phone } = byNo(evidence, 16)
    const asked = [...evidence.records.values()].filter(
      (record) => record.personId === personId && record.flow === 'talk' && record.node === 'decide',
    )
    const first = Math.min(...asked.map(({ at }) => at.getTime()))
    const late = evidence.provider.find(
      (message) =>
        message.direction === 'inbound' &&
        message.phone === phone &&
        message.body === 'si' &&
        message.createdAt > first + DAY_MS,
    )
    const source = `twilio.${late?.sid}`
    const joined = accepted(evidence, 'claim', 'intend').some(
      (update) => update.subject === claimId && update.source === source,
    )
    const asksAgain = asked.filter(({ at }) => late && at.getTime() >= late.createdAt).length > 0
    return {
      tried: late ? 1 : 0,
      wrong: [...(joined ? ['it was taken as a decision'] : []), ...(asksAgain ? [] : ['it was not asked again'])],
    }
  },
})
