import type { Control } from '../../simulator/control.ts'

/** What the provider took from the hub twice for one person, word for word. Nothing, on every day. */
export function toldTwice(control: Control): string[] {
  const sent = control.messages().filter((message) => message.direction !== 'inbound')
  const told = sent.map((message) => `${message.phone} ${message.body}`)
  return told.filter((text, n) => told.indexOf(text) !== n)
}
