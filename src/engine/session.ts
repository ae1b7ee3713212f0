import type { Stood } from './between.ts'
import type { Proof } from './hearing/proved-twice.ts'
import type { MediaKind } from './input.ts'

/**
 * Where a person stands in a conversation. Plain JSON: it is saved and loaded between any two messages.
 * `null` in place of a session means that no conversation is open.
 */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

export type Frame = {
  flow: string
  /** Content hash of the flow this session was started on. */
  version: string
  node: string
  /** A person had it when a global intent was put on top: the bot falls silent again when that one ends. */
  held?: true
  /** Where to come back to once the present question is answered: it corrects what a `review` read back. */
  back?: string
  /** When its wait was to end by itself, kept while another flow is on top. */
  until?: string
  /** The words in which danger was heard here: what else they said is heard when the danger is over. */
  told?: string
  /** Its node is yet to be entered: danger that was told beside the last answer went first. */
  onward?: true
  /** This was told between: what had stood open beneath it (see `between.ts`). */
  between?: Stood
  /** What was answered here, kept while a global flow is on top: that one may use the same names for something else. */
  answers?: Record<string, Json>
}

export type Session = {
  /** The call stack; the last frame is where we are. A global intent or a `call` pushes, the end of a flow pops. */
  frames: Frame[]
  /** What was saved by `ask` and counted by `count`, by name. Shared by the frames that call each other. */
  answers: Record<string, Json>
  /** Misses at the present wait (rule RR). */
  misses: number
  /** The team knows of words that nothing understood at the present wait. */
  noted?: true
  /** The team knows that more was said at the present wait than was heard. */
  beside?: true
  /** They said once that the open question is not clear, and read it again. */
  repeated?: true
  /** When the open question was last put, ISO. A "sí" to a question older than 24 h does not count. */
  askedAt: string
  /** Id of the open wait, new for each question put; a timer carries it, so that a late one is recognised. */
  waitId: string
  /** Which of its questions the present node is at, where it has several. */
  part?: string
  /** How many silence steps of the open wait have run. */
  silences: number
  /** When the open wait began, ISO; silence steps count from here, repeats of the question do not move it. */
  waitSince?: string
  /** When the open wait ends by itself, ISO; only waits for a time have one. */
  until?: string
  /** The one value that our last question proposed ("¿Le parece bien el lunes?"): a "sí" takes it. */
  offered?: Json
  /** How often our latest texts were said since `since` (limit `repeats`): two bots answering each other are cut off. */
  said?: { since: string; times: Record<string, number> }
  /** A file that was sent in answer to the open question is being looked at: its id, where it was asked for, and whether as it is. */
  checking?: { id: string; media: MediaKind; at: string; original?: true }
  /** The words that answered the question before the open one; `meant`: they were said once more, and are meant. */
  answered?: { text: string; meant?: true }
  /** What answered the last question about who they are (see `proved-twice.ts`). */
  proof?: Proof
  /** Preferred channel from now on, when a silence step changed it. */
  channel?: string
  /** A voice note that was no answer by itself: where it was said, and what a machine heard in it once it was read back. */
  heard?: { id: string; at: string; text?: string }
  /** Something that was no answer, of which a word was said: its kind, at which question, and when, until they write. */
  acknowledged?: { media: MediaKind; at: string; on: string }
  /** Something else was told since the open question was put: words may be meant for that. */
  toldBetween?: true
  /** The person was told who of the team has it. */
  helped?: boolean
  /** A person has it: the bot is silent until the hand-off is resolved. */
  handedOff?: boolean
  /** Whoever reads this phone must not see that we were told something: nothing is said by itself while a person has it. */
  quiet?: true
  /** The team knows of a file that nobody had asked for. */
  fileTold?: true
  /** The team has written and the person was asked whether they want it now (F17). */
  opening?: true
  /** Whoever asked meanwhile was told that a person will answer. */
  awaitedAt?: string
}

/** A copy that a turn may change: what lies deeper is replaced there, never changed. */
export const copyOf = (session: Session): Session => ({
  ...session,
  frames: session.frames.map((frame) => ({ ...frame })),
  answers: { ...session.answers },
  ...(session.said ? { said: { since: session.said.since, times: { ...session.said.times } } } : {}),
})
