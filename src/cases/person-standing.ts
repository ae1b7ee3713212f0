import type { Level } from '../engine/events.ts'
import type { PersonDoc, PersonState } from './person-doc.ts'

const byLevel: Record<Exclude<Level, 'L0'>, PersonState> = { L1: 'VERIFIED_L1', L2: 'L2', L3: 'L3' }

/**
 * The state of a person who is not in a side state: the best level of the addresses that are left, else whether they ever
 * answered, else whether anybody looks for them. Computed, so that losing one address never leaves a level behind.
 */
export function standing(doc: PersonDoc): PersonState {
  const levels = Object.values(doc.levels).map((each) => each.level)
  for (const level of ['L3', 'L2', 'L1'] as const) if (levels.includes(level)) return byLevel[level]
  if (Object.keys(doc.reached).length > 0 && doc.known) return 'LOCATED'
  return doc.known ? 'LEAD' : 'UNKNOWN'
}

/** States in which people and the bot work with the person. */
export const LIVING = [
  'UNKNOWN',
  'LEAD',
  'LOCATED',
  'VERIFIED_L1',
  'L2',
  'L3',
] as const satisfies readonly PersonState[]

/** Somebody answered as this person, or the family did: counted as located. A merged or barred person who had answered, too. */
export const FOUND_STATES = ['LOCATED', 'VERIFIED_L1', 'L2', 'L3', 'DECEASED'] as const satisfies readonly PersonState[]
export const IDENTIFIED_STATES = ['VERIFIED_L1', 'L2', 'L3'] as const satisfies readonly PersonState[]
export const isFound = (state: string, answered: boolean): boolean =>
  answered || FOUND_STATES.some((each) => each === state)
export const isIdentified = (state: string): boolean => IDENTIFIED_STATES.some((each) => each === state)

/** The level of a (person, address) pair; L0 when nothing is known or the number was wrong. */
export const levelAt = (doc: PersonDoc, address: string): Level =>
  doc.wrong_party.includes(address) ? 'L0' : (doc.levels[address]?.level ?? 'L0')

export const omit = <T>(record: Record<string, T>, key: string): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([each]) => each !== key))
