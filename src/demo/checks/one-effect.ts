import { outbound, recordOf } from '../evidence.ts'
import { defineCheck } from './check.ts'

export const oneEffect = defineCheck({
  no: 3,
  says: 'each webhook came three times and out of order, and had one effect',
  look: (evidence) => {
    const wrong: string[] = []
    const said = evidence.provider.filter((message) => message.direction === 'inbound').length
    const kept = [...evidence.records.values()].filter((record) => record.direction === 'in').length
    if (evidence.inboxItems !== said) wrong.push(`${said} messages became ${evidence.inboxItems} items`)
    if (kept !== said) wrong.push(`${said} messages stand ${kept} times in the threads`)
    if (evidence.duplicates !== said * 2) wrong.push(`${evidence.duplicates} repetitions were seen, not ${said * 2}`)
    const unknown = outbound(evidence).filter((message) => !recordOf(evidence, message)).length
    if (unknown > 0) wrong.push(`${unknown} messages were sent of which we know nothing`)
    return { tried: said, wrong }
  },
})
