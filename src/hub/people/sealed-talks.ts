import type { OutboxEntry } from '../../store/conversations.ts'
import type { MessageRecord } from '../../store/messages.ts'

/** Conversations whose words become a sealed document (F10): what the person writes there, nobody else reads. */
const SEALED: readonly string[] = ['complaint']

/** The sealed conversation that answers in this outbox; what the person wrote belongs to it. */
export const sealedTalkIn = (outbox: readonly OutboxEntry[]): string | undefined =>
  outbox.flatMap((entry) => (entry.type === 'message' && SEALED.includes(entry.flow) ? [entry.flow] : []))[0]

export const isSealed = (message: Pick<MessageRecord, 'direction' | 'flow'> | null | undefined): boolean =>
  message?.direction === 'in' && message.flow !== undefined && SEALED.includes(message.flow)
