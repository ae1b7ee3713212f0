import { accepted, outbound, recordOf } from '../evidence.ts'
import { defineCheck } from './check.ts'

const FORBIDDEN = ['demanda', 'caso', 'juzgado', 'dinero', 'pago', 'acuerdo', 'visa', 'empresa']
const AMOUNT = /(?:\$|usd|mxn)\s?\d|\d[\d.,]*\s?(?:pesos|d[oó]lares)/i

/** By the history of levels, not by what a message says of itself: whoever was not identified then is nobody. */
export const neutralWords = defineCheck({
  no: 1,
  says: 'nothing that somebody unknown reads speaks of a case, money, a visa or a company',
  look: (evidence) => {
    const wrong: string[] = []
    let tried = 0
    const raises = [...accepted(evidence, 'person', 'identify'), ...accepted(evidence, 'person', 'vouch')]
    for (const message of outbound(evidence)) {
      const record = recordOf(evidence, message)
      if (!record) continue
      const known = raises.some(
        (raise) => raise.subject === record.personId && raise.eventAt.getTime() <= message.createdAt,
      )
      if (record.level !== 'L0' && known) continue
      tried++
      const text = message.body.toLowerCase().replace(/\bde acuerdo\b/g, '')
      const words = new Set(text.match(/\p{L}+/gu) ?? [])
      const found = FORBIDDEN.find((word) => words.has(word)) ?? AMOUNT.exec(text)?.[0]
      if (found) wrong.push(`${record.flow}.${record.node} says "${found}"`)
    }
    return { tried, wrong }
  },
})
