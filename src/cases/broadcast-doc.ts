import { createHash } from 'node:crypto'
import { CLAIM_STATES } from './claim-doc.ts'
import { CASE_COUNTRIES, WORK_COUNTRIES } from './countries.ts'
import type { FieldKind } from './field.ts'
import { mentionsMoney } from './mentions-money.ts'
import { PURPOSES, type Purpose } from './person-doc.ts'

export const BROADCAST_STATES = [
  'NEW',
  'DRAFT',
  'TEXT_APPROVED',
  'AUDIENCE_FROZEN',
  'SCHEDULED',
  'SENDING',
  'PAUSED',
  'HALTED',
  'DONE',
  'CANCELLED',
] as const
export type BroadcastState = (typeof BROADCAST_STATES)[number]

/** What it says in one language; `sms`: its form by SMS. Placeholders as in the locale files. */
export type BroadcastText = { lang: string; text: string; sms?: string }

/**
 * Whom it is for among the people of its matter: all criteria must hold, of each list one. There is no empty filter: who means
 * everybody of the matter says `everybody`.
 */
export type Audience = {
  everybody?: boolean
  /** States of their claim. */
  states?: string[]
  countries?: string[]
  regions?: string[]
  towns?: string[]
  /** What they prefer to hear or read. */
  languages?: string[]
  /** Ids of people. */
  people?: string[]
  /** Id of a saved segment of the same matter, whose criteria hold besides. */
  segment?: string
}

/** People of the frozen audience who would not have got it at the freezing; `reason` in words for staff. */
export type Foreseen = { fate: 'excluded' | 'staff' | 'waiting'; code: string; reason: string; people: number }

/** One text for many people, each of whom gets it once. Instants ISO 8601. */
export type BroadcastDoc = {
  id: string
  state: BroadcastState
  title?: string
  matter_id?: string
  /** Which consent it rests on. */
  purpose: Purpose
  /** How well somebody must be known to read it. */
  level: string
  /** Why the weekly budget does not hold it back; absent: it does. */
  pressing?: string
  texts: BroadcastText[]
  /** Of texts, level and purpose: what is approved. */
  text_hash: string
  /** Everybody who wrote at it: none of them is the second person. */
  authors: string[]
  mentions_money: boolean
  approved_by?: string
  approved_at?: string
  approved_hash?: string
  audience: Audience
  /** Which freezing holds: recipients of another one do not count. */
  freezing?: string
  frozen_at?: string
  /** People in the frozen audience, each once. */
  people?: number
  /** States of the claim that it was aimed at, those of its segment included: whoever has left them does not get it. Empty: any. */
  states?: string[]
  /** What was to be expected at the freezing, as found with so many of them. */
  judged?: number
  foreseen?: Foreseen[]
  /** Why the same text goes again to people who had it. */
  repeat_reason?: string
  starts_at?: string
  /** Nobody gets it before this hour of the day at their place. */
  at_hour?: number | null
  /** Whoever was not reached by then does not get it any more. */
  expires_at?: string
  started_at?: string
  /** Why it rests, was halted or cancelled. */
  reason?: string
  /** Answers that halted it, and those that somebody looked at and let it go on. */
  objections?: number
  tolerated?: number
  /** Grows when what failed is sent again. */
  round: number
  done_at?: string
}

export const textFields: Record<string, FieldKind> = {
  title: 'word',
  level: 'level',
  purpose: { one_of: PURPOSES },
  pressing: { one_of: ['safety', 'deadline', 'payment', 'news', 'asked'] },
  texts: {
    lines: { fields: { lang: { one_of: ['es', 'en', 'fr'] }, text: 'text', sms: 'text' }, requires: ['lang', 'text'] },
  },
}

export const audienceFields: Record<string, FieldKind> = {
  audience: {
    part: {
      fields: {
        everybody: 'flag',
        states: { some_of: CLAIM_STATES },
        countries: { some_of: [...new Set([...WORK_COUNTRIES, ...CASE_COUNTRIES])] },
        regions: 'texts',
        towns: 'texts',
        languages: 'texts',
        people: 'texts',
        segment: 'word',
      },
    },
  },
}

/** Whether a filter says anything at all: one that says nothing would mean everybody. */
export const isAimed = ({ everybody, segment, ...lists }: Audience): boolean =>
  everybody === true || segment !== undefined || Object.values(lists).some((list) => (list?.length ?? 0) > 0)

/** The document with the hash of what it says now, and whether that speaks of money. */
export function hashedBroadcast(doc: BroadcastDoc): BroadcastDoc {
  const texts = [...doc.texts].sort((a, b) => (a.lang < b.lang ? -1 : 1))
  const content = JSON.stringify([
    doc.level,
    doc.purpose,
    texts.map(({ lang, text, sms }) => [lang, text, sms ?? null]),
  ])
  return {
    ...doc,
    text_hash: createHash('sha256').update(content).digest('hex'),
    mentions_money: texts.some(({ text, sms }) => mentionsMoney(`${text} ${sms ?? ''}`)),
  }
}
