import type { Json } from './session.ts'

export const MEDIA_KINDS = [
  'audio',
  'image',
  'sticker',
  'document',
  'video',
  'location',
  'contact',
  /** They called a number of ours that only takes messages. */
  'call',
  /** Of a message: an emoji on it, other words for it, taken back. */
  'reaction',
  'edit',
  'deletion',
  /** A poll, or what the channel does not pass on. */
  'other',
] as const
export type MediaKind = (typeof MEDIA_KINDS)[number]

/** What is wrong with a picture or file, as far as it can be told without a person. */
export const MEDIA_PROBLEMS = ['dark', 'blurred', 'cut', 'incomplete', 'duplicate', 'unreadable'] as const
export type MediaProblem = (typeof MEDIA_PROBLEMS)[number]

/** What can reach a conversation. Everything enters through the inbox, one at a time, in the order of the sender. */
export type Input =
  /** Words, or a tapped button: `button` is the payload that we sent, `<flow>.<node>.<option>`. `forwarded`: somebody else's, passed on. */
  | { kind: 'text'; text: string; button?: string; forwarded?: true }
  /** Something that is not words. `caption` is the text that came with it; `mediaId` finds the stored file. `looking`: it is being looked at; the event `media.judged` tells what was found. `sign`: of a reaction. */
  | {
      kind: 'media'
      media: MediaKind
      caption?: string
      mediaId?: string
      problem?: MediaProblem
      looking?: true
      sign?: string
    }
  /** A timer of ours fired: nobody answered the wait `waitId`. */
  | { kind: 'silence'; waitId: string }
  /** Staff, a date or a state change opens a flow, at its first node or (`faq.visa`) at another. A person in a conversation is not thrown out of it: see turn.ts. */
  | { kind: 'start'; flow: string; answers?: Record<string, Json> }
  /** Something happened elsewhere that an open wait may be waiting for ("claim.joined", "handoff.resolved"). */
  | { kind: 'event'; event: string; values?: Record<string, Json> }
