import type { Tell, Update } from './noun.ts'

type Parties = { defender_id?: string; advocate_id?: string }

/** A Defender works on their own cases only, an Advocate on theirs; a readable reason where it is another's. */
export function ownCase(doc: Parties, { actor }: Pick<Update, 'actor'>): string | null {
  if (actor.kind === 'defender' && actor.id !== doc.defender_id) return 'This is the work of another Defender.'
  if (actor.kind === 'advocate' && actor.id !== doc.advocate_id) return 'This is the case of another Advocate.'
  return null
}

/** Somebody who makes a document makes it for themselves; staff say for whom. */
export const partiesOf = ({ payload, actor }: Update): Parties => {
  const of = (kind: 'defender' | 'advocate'): string | undefined =>
    actor.kind === kind ? actor.id : (payload[`${kind}_id`] as string | undefined)
  const [defender, advocate] = [of('defender'), of('advocate')]
  return { ...(defender ? { defender_id: defender } : {}), ...(advocate ? { advocate_id: advocate } : {}) }
}

/** A readable reason where somebody would make a document for another, or for nobody. */
export function partyProblem(update: Update, needed: 'defender' | 'advocate', what: string): string | null {
  const { actor, payload } = update
  for (const kind of ['defender', 'advocate'] as const)
    if (actor.kind === kind && payload[`${kind}_id`] != null && payload[`${kind}_id`] !== actor.id)
      return `This would be the work of another ${kind === 'defender' ? 'Defender' : 'Advocate'}.`
  return partiesOf(update)[`${needed}_id`] ? null : what
}

/** Tells another case document. */
export const tellCase = (
  noun: string,
  subject: string | undefined,
  move: string,
  fields: Record<string, unknown>,
): Tell[] => (subject ? [{ to: 'case', noun, subject, move, with: fields }] : [])
