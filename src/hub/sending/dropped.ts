import { intoConversation } from '../into-conversation.ts'
import type { Parts } from '../parts.ts'
import type { Candidate } from '../send-rules/rule.ts'

/**
 * What this message asks is not so any more, and it goes out to nobody: its conversation must not wait for an answer. Told before the message
 * is closed, so that a process which dies in between tells it again; it enters once.
 */
export const tellDropped = (
  parts: Pick<Parts, 'store' | 'clock' | 'wake'>,
  { message: { _id, kind, addressId, personId, node = '' }, ref }: Candidate,
): Promise<void> =>
  intoConversation(parts, {
    id: `dropped.${_id}`,
    addressId,
    personId,
    content: {
      kind: 'event',
      event: kind === 'reply' ? 'answer.dropped' : 'question.dropped',
      values: { flow: ref.flow, node: node.split('.')[0] ?? '' },
    },
  })
