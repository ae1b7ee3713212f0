import { address } from './address.ts'
import { claim } from './claim.ts'
import { defender } from './defender.ts'
import { handoff } from './handoff.ts'
import { matter } from './matter.ts'
import type { Noun } from './noun.ts'
import { organisation } from './organisation.ts'
import { person } from './person.ts'

/** A document of any noun, for code that only folds and keeps it. */
export type AnyDoc = { id: string; state: string } & Record<string, unknown>
export type AnyNoun = Noun<string, AnyDoc>

const any = (noun: unknown): AnyNoun => noun as AnyNoun

/** Every noun of the work. A new one is a file and a line in each of these two lists. */
export const NOUN_NAMES = ['person', 'address', 'matter', 'claim', 'handoff', 'organisation', 'defender'] as const
export type NounName = (typeof NOUN_NAMES)[number]

export const nouns: Readonly<Record<NounName, AnyNoun>> = {
  person: any(person),
  address: any(address),
  matter: any(matter),
  claim: any(claim),
  handoff: any(handoff),
  organisation: any(organisation),
  defender: any(defender),
}

export const nounOf = (name: string): AnyNoun | undefined =>
  Object.hasOwn(nouns, name) ? nouns[name as NounName] : undefined
