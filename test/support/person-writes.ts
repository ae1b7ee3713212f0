import type { Connection } from 'mongoose'
import type { Control } from '../../simulator/control.ts'
import type { Message } from '../../simulator/message.ts'
import type { MessageRecord } from '../../src/store/messages.ts'
import { until } from './hub-process.ts'

/** A person writes to the hub; what became of the answer is looked up on both sides. */
export function personWrites(control: Control, connection: Connection, phone: string, text = 'Hola') {
  const { sid } = control.say(phone, { channel: 'whatsapp', text })
  const messages = connection.collection<MessageRecord>('messages')
  return {
    /** The answers as the hub keeps them, oldest first. Waits for the first one. */
    async answers(): Promise<MessageRecord[]> {
      const heard = await until(`${phone} to be heard`, () => messages.findOne({ _id: `twilio.${sid}` }))
      const told = { personId: heard.personId, direction: 'out', order: { $gt: heard.order } } as const
      return until(`an answer to ${phone}`, async () => {
        const found = await messages.find(told).sort({ order: 1 }).toArray()
        return found.length > 0 ? found : null
      })
    },
    /** Waits until the first answer is in one of these states. */
    async answerIs(states: MessageRecord['state'][], patienceMs?: number): Promise<MessageRecord> {
      const [{ _id }] = (await this.answers()) as [MessageRecord]
      const among = { _id, state: { $in: states } }
      return until(`the answer to ${phone} to be ${states.join(' or ')}`, () => messages.findOne(among), patienceMs)
    },
    /** What the provider took for this phone. */
    taken: (): Message[] =>
      control.messages().filter((one) => one.phone === control.phone(phone).number && one.direction !== 'inbound'),
  }
}
