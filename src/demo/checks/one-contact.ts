import { byNo } from '../evidence.ts'
import { defineCheck } from './check.ts'

export const oneContact = defineCheck({
  no: 4,
  says: '07, on the list with +521 and writing with +52, is one contact',
  look: (evidence) => {
    const { phone, addresses, personId } = byNo(evidence, 7)
    const wrong: string[] = []
    const numbers = new Set(addresses.map(({ value }) => value))
    if (numbers.size !== 1) wrong.push(`has ${numbers.size} numbers`)
    const onWhatsApp = addresses.filter(({ channel }) => channel === 'whatsapp')
    if (onWhatsApp.length !== 1) wrong.push(`has ${onWhatsApp.length} addresses on WhatsApp`)
    if (addresses.some(({ people }) => people.some((id) => id !== personId))) wrong.push('is known as two people')
    const wrote = evidence.provider.filter((message) => message.direction === 'inbound' && message.phone === phone)
    return { tried: wrote.length, wrong }
  },
})
