import type { MessageRecord, MessageState } from '../messages.ts'

/** They went out, or may have. */
export const LEFT = ['claimed', 'uncertain', 'sent', 'delivered', 'read'] as const satisfies readonly MessageState[]

export const hasLeft = ({ state }: Pick<MessageRecord, 'state'>): boolean => (LEFT as readonly string[]).includes(state)
