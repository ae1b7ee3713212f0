import type { Json } from '../engine/session.ts'
import type { Tell } from './noun.ts'

/** What an Advocate may be asked by text; what is asked stands in the case, so that an answer needs no open conversation. */
export const ASKED = ['CALL', 'TASK', 'JUDGE', 'CAP', 'INVOICE', 'RATE', 'OUTCOME', 'LETTER'] as const
export type Asked = (typeof ASKED)[number]

/** Names one question: what it asks, and of what. */
export const askedId = (kind: Asked, ref: string): string => `${kind}:${ref}`

export const askAdvocate = (kind: Asked, ref: string | undefined): Tell[] =>
  ref ? [{ to: 'advocate', flow: 'ask-advocate', with: { asked: askedId(kind, ref) } }] : []

/** What happened, for the Advocate: references and figures, no name and nothing that a Defender wrote. */
export const NEWS = [
  'REQUESTED',
  'CALL_TOMORROW',
  'REVIEWED',
  'DECLINED',
  'REFERRED_OUT',
  'FOUND',
  'AGREEMENT',
  'CONTRACT',
  'STATUS',
  'PAUSED',
  'DEADLINE',
  'SAFETY',
  'LETTER',
] as const

export const tellAdvocate = (
  about: (typeof NEWS)[number],
  ref: string | undefined,
  more: Record<string, Json> = {},
): Tell[] => (ref ? [{ to: 'advocate', flow: 'advocate-news', with: { about, ref, ...more } }] : [])
