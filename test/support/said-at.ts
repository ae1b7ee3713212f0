import type { Control } from '../../simulator/control.ts'
import type { Saying } from '../../simulator/inbound.ts'
import { signedForm } from './signed.ts'

/**
 * A person writes, and the webhook goes to a door of the test's choice: the provider knows the message (so that it may be
 * answered) and delivers nothing itself. Give the simulator the fault `webhooks: { lost: true }`.
 *
 * @param address the public address, over which it is signed
 * @returns the HTTP status, or 0 when there was no answer
 */
export async function saidAt(
  door: string,
  { control, address, phone, text }: { control: Control; address: string; phone: string; text: string },
): Promise<number> {
  const saying: Saying = { channel: 'whatsapp', text }
  const { fields = {} } = control.say(phone, saying)
  return postedAt(door, fields, address)
}

/** Posts the fields of a message to a door as the provider would, once. @returns as `saidAt` */
export async function postedAt(door: string, fields: Record<string, string>, address: string): Promise<number> {
  const path = '/webhooks/twilio'
  try {
    const answer = await fetch(`${door}${path}`, signedForm(`${address}${path}`, fields))
    await answer.arrayBuffer()
    return answer.status
  } catch {
    return 0
  }
}
