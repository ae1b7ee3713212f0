import { BROADCAST_STATES, type BroadcastDoc, type BroadcastState } from './broadcast-doc.ts'
import { broadcastSendingMoves } from './broadcast-sending.ts'
import { broadcastTextMoves } from './broadcast-text.ts'
import { defineNoun } from './noun.ts'

/** One text for many people: written, approved by a second person, aimed, sent to each once, and stopped when they object. */
export const broadcast = defineNoun<BroadcastState, BroadcastDoc>({
  name: 'broadcast',
  states: BROADCAST_STATES,
  initial: (id) => ({
    id,
    state: 'NEW',
    purpose: 'CASE',
    level: 'L1',
    texts: [],
    text_hash: '',
    authors: [],
    mentions_money: false,
    audience: {},
    round: 0,
  }),
  opens: 'draft',
  clear: ['text_hash'],
  moves: { ...broadcastTextMoves, ...broadcastSendingMoves },
})
