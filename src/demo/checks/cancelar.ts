import { accepted, byNo } from '../evidence.ts'
import { defineCheck } from './check.ts'

const ANSWER_MS = 15 * 60_000

export const cancelar = defineCheck({
  no: 7,
  says: '19, who asks "¿tengo que cancelar algo?", is told what it costs and is not taken for a stop',
  look: (evidence) => {
    const { personId, phone } = byNo(evidence, 19)
    const question = evidence.provider.find(
      (message) => message.direction === 'inbound' && message.phone === phone && /cancelar/.test(message.body),
    )
    const at = question?.createdAt ?? 0
    const told = [...evidence.records.values()].some(
      (record) =>
        record.personId === personId &&
        record.node === 'cost_answer' &&
        record.at.getTime() >= at &&
        record.at.getTime() - at < ANSWER_MS,
    )
    const stopped = accepted(evidence, 'person', 'opt_out').some(({ subject }) => subject === personId)
    return {
      tried: question ? 1 : 0,
      wrong: [...(told ? [] : ['the cost was not told']), ...(stopped ? ['it counted as a stop'] : [])],
    }
  },
})
