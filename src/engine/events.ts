import type { Condition } from './flow/conditions.ts'
import type { Pressing } from './pressing.ts'
import type { Json } from './session.ts'
import type { ToldOf } from './still.ts'

export const LEVELS = ['L0', 'L1', 'L2', 'L3'] as const
/** How sure we are that the person at this address is the right one; what may be said grows with it. */
export type Level = (typeof LEVELS)[number]

/**
 * Which words to send: a key of `locales/<lang>/<flow>.json`, resolved when the message is rendered for its channel.
 * `values` are frozen at the turn; a value that depends on the hour of sending (a greeting) is computed at rendering.
 */
export type TextRef = {
  flow: string
  /** The node's name, or `<node>.<variant>`. */
  key: string
  values: Record<string, Json>
  /** Option ids in order, shown as buttons, a list or numbers by channel. Their labels are in the locale. */
  options?: string[]
  /** Words put before the text in the same message (one bubble): "Perdón, no le entendí bien." + the question again. */
  before?: Omit<TextRef, 'before' | 'asks'>[]
  /** Force numbered options (rule RR, first miss). */
  numbered?: boolean
  /** The question that stands behind these words in the same message, with its options. */
  asks?: Omit<TextRef, 'before' | 'asks'>
}

/**
 * `joins`: with the question that follows it is one message, where both may be. `spare`: where it would be a
 * message of its own before another, it is left out (see joined.ts).
 */
export type SayHow = { joins?: true; spare?: true }

/** Facts in the past tense. One small file in `src/hub/effects/` decides what each becomes. */
export type Event =
  /**
   * We have something to say. `template`: may be sent outside the 24 h window (an approved template exists). `while`: not if this has
   * changed until then.
   */
  | ({
      type: 'said'
      text: TextRef
      level: Level
      template?: boolean
      pressing?: Pressing
      canWait?: true
      while?: readonly Condition[]
      still?: ToldOf
      channel?: string
    } & SayHow)
  /** Something is now known or done: becomes an update that the record worker applies to the case store. */
  | { type: 'recorded'; noun: string; move: string; subject?: string; payload: Record<string, Json> }
  /** A question is open. `until` (ISO) is when silence fires, absent when the wait has no time limit. */
  | { type: 'waited'; waitId: string; until?: string }
  /** A person of the team has to take over. */
  | { type: 'handed-off'; reason: string; priority: 'normal' | 'high' | 'urgent' }
  /** What people of the team have written is wanted now, from an instant (ISO) on, or not at all. */
  | { type: 'team-words'; wanted: 'now' | 'never' }
  | { type: 'team-words'; wanted: 'later'; from: string }
  /** The person says that what was read back of this voice note is what they said. */
  | { type: 'voice-confirmed'; media: string }
  /** The person opted out of (or back into) automatic messages, on all channels. */
  | { type: 'consent-changed'; to: 'withdrawn' | 'given' }
  /** The flow at the bottom of the stack is over. */
  | { type: 'ended'; flow: string; outcome: string }
