import type { Level } from '../engine/events.ts'
import { including } from './list.ts'
import type { Move, Update } from './noun.ts'
import type { AddressLevel, PersonDoc, PersonState } from './person-doc.ts'
import { LIVING, levelAt, omit, standing } from './person-standing.ts'

type PersonMoves = Record<string, Move<PersonState, PersonDoc>>

/** Failed question sessions after which only people may identify the person. */
export const MAX_IDENTITY_SESSIONS = 2
/** Days that a number must be unchanged before a payee is confirmed by calling it. */
export const HOLD_DAYS = 7
const DAY_MS = 86_400_000

const at = (update: Update): string => update.payload.address as string

const raise = (doc: PersonDoc, update: Update, level: Level, how: string): Partial<PersonDoc> => {
  const entry: AddressLevel = { level, how, at: update.eventAt, ...(update.actor.id ? { by: update.actor.id } : {}) }
  return { levels: { ...doc.levels, [at(update)]: entry }, reached: { [at(update)]: update.eventAt, ...doc.reached } }
}

const wrongHere = (doc: PersonDoc, update: Update): string | null =>
  doc.wrong_party.includes(at(update)) ? 'This address was wrong for this person: staff must clear it first.' : null

const heldUntil = (doc: PersonDoc, address: string): number => {
  // Whoever wrote to us by themselves has been there since they were known there: an heir, whose number stood on no list.
  const added = doc.addresses.find((each) => each.id === address)?.added_at ?? doc.reached[address]
  return added ? Date.parse(added) + HOLD_DAYS * DAY_MS : Number.POSITIVE_INFINITY
}

/** How a person at an address gets and loses a level (domain: what may be said grows with it). */
export const identityMoves: PersonMoves = {
  // The bot asks questions and reaches L1 at most: knowledge does not stop somebody who knows the person well.
  identify: {
    from: LIVING,
    to: standing,
    who: ['bot'],
    fields: { address: 'word', level: 'level', how: 'word' },
    requires: ['address', 'level', 'how'],
    guard: (doc, update) => {
      if (update.payload.level !== 'L1') return 'Questions reach L1 and no other level.'
      if (doc.identity_locked) return 'Too many failed attempts: a person of the team must identify this person.'
      return wrongHere(doc, update)
    },
    // A higher level that was reached before stays.
    change: (doc, update) =>
      levelAt(doc, at(update)) > 'L1' ? {} : { ...raise(doc, update, 'L1', update.payload.how as string), known: true },
  },
  fail_identity: {
    from: LIVING,
    who: ['bot', 'timer'],
    change: (doc) => ({
      identity_sessions: doc.identity_sessions + 1,
      identity_locked: doc.identity_sessions + 1 >= MAX_IDENTITY_SESSIONS,
    }),
  },
  // The Defender's word; staff write it down for one who tells them by phone. `how` says how it is known.
  vouch: {
    from: LIVING,
    to: standing,
    who: ['defender', 'staff'],
    fields: { address: 'word', how: 'word' },
    requires: ['address', 'how'],
    guard: wrongHere,
    change: (doc, update) => ({
      ...(levelAt(doc, at(update)) > 'L1' ? {} : raise(doc, update, 'L1', `vouched: ${update.payload.how}`)),
      identity_locked: false,
      identity_sessions: 0,
    }),
  },
  check_id: {
    from: ['LOCATED', 'VERIFIED_L1', 'L2', 'L3'],
    to: standing,
    who: ['defender', 'staff'],
    fields: { address: 'word', name_on_id: 'word' },
    requires: ['address', 'name_on_id'],
    guard: wrongHere,
    change: (doc, update) => ({
      ...(levelAt(doc, at(update)) > 'L2' ? {} : raise(doc, update, 'L2', 'id_seen')),
      name_on_id: update.payload.name_on_id as string,
      identity_locked: false,
    }),
    tells: [{ to: 'staff', reason: 'id_checked', priority: 'normal' }],
  },
  read_back: {
    from: ['L2', 'L3'],
    who: ['staff'],
    fields: { address: 'word' },
    requires: ['address'],
    guard: (doc, update) => {
      if (!update.actor.id) return 'A read-back call must name who made it.'
      if (levelAt(doc, at(update)) < 'L2') return 'A read-back call needs level L2 at this address.'
      return Date.parse(update.eventAt) < heldUntil(doc, at(update))
        ? `The number must be unchanged for ${HOLD_DAYS} days before a read-back call.`
        : null
    },
    change: (_, update) => ({
      read_back: { address: at(update), by: update.actor.id as string, at: update.eventAt },
    }),
  },
  approve_payee: {
    from: ['L2', 'L3'],
    to: standing,
    who: ['staff'],
    fields: { address: 'word' },
    requires: ['address'],
    guard: (doc, update) => {
      if (doc.read_back?.address !== at(update)) return 'There was no read-back call at this address.'
      if (!update.actor.id || doc.read_back.by === update.actor.id) return 'A second person must approve the payee.'
      return wrongHere(doc, update)
    },
    change: (doc, update) => raise(doc, update, 'L3', 'read_back'),
  },
  // A changed number, long silence or a dispute. Without an address all levels are lost.
  downgrade: {
    from: LIVING,
    to: standing,
    who: ['bot', 'timer', 'staff', 'defender', 'external'],
    fields: { address: 'word', why: 'word' },
    requires: ['why'],
    change: (doc, { payload }) => ({
      levels: payload.address ? omit(doc.levels, payload.address as string) : {},
      ...(payload.address && doc.read_back?.address !== payload.address ? {} : { read_back: NO_CALL }),
    }),
  },
  // Stolen or lost, whoever says so: what was known of who answers is known no more, at any address.
  lose_phone: {
    from: LIVING,
    to: standing,
    who: ['bot', 'person', 'defender', 'staff'],
    change: () => ({ levels: {}, read_back: NO_CALL }),
  },
  wrong_party: {
    from: LIVING,
    to: standing,
    who: ['bot', 'person', 'defender', 'staff', 'case'],
    fields: { address: 'word' },
    requires: ['address'],
    change: (doc, update) => ({
      wrong_party: including(doc.wrong_party, at(update)),
      levels: omit(doc.levels, at(update)),
      reached: omit(doc.reached, at(update)),
    }),
  },
  clear_wrong_party: {
    from: LIVING,
    who: ['staff'],
    fields: { address: 'word' },
    requires: ['address'],
    change: (doc, update) => ({ wrong_party: doc.wrong_party.filter((each) => each !== at(update)) }),
  },
}

/** Stands for "no read-back call": an address id is never empty, so it approves nothing. */
const NO_CALL = { address: '', by: '', at: '' }
