import type { MessageRecord } from '../../store/messages.ts'

/** What waits for a person, as its turn comes: what only tells goes behind what asks; what may have been sent already stays where it is. */
export const inTurn = <M extends Pick<MessageRecord, 'state' | 'canWait'>>(open: readonly M[]): M[] => {
  const behind = ({ state, canWait }: M): boolean => state === 'queued' && canWait === true
  return [...open.filter((message) => !behind(message)), ...open.filter(behind)]
}
