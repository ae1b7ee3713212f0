import { OPEN_STATES } from '../../cases/claim-doc.ts'
import { matchPerson, type PersonMatch, type SaidOfThemselves } from '../../cases/match-person.ts'
import type { PersonDoc } from '../../cases/person-doc.ts'
import { LOOKING } from '../../cases/search-doc.ts'
import type { Parts } from '../parts.ts'

/** A person of an open claim, or one whom we look for, whom a stranger may be. No name: whoever may read it opens the person. */
export type FoundMatch = PersonMatch & { person_id: string; claim_id: string | null; matter_id: string | null }

/** Whom somebody may be: of open claims, and whoever else is looked for. */
const LOOKED_FOR = [
  ['claim', OPEN_STATES],
  ['search', LOOKING],
] as const
/** Documents looked at in one round. */
const PAGE = 500
/** More than these help nobody. */
const MOST = 10

/** Whom of those that we look for somebody who wrote to us may be; the best first. Reads only: people decide. */
export async function findMatches({ store }: Pick<Parts, 'store'>, stranger: PersonDoc): Promise<FoundMatch[]> {
  const said = asSaid(stranger)
  if (Object.keys(said).length === 0) return []
  const found: FoundMatch[] = []
  const seen = new Set<string>()
  for (const [noun, states] of LOOKED_FOR)
    for (let after: string | undefined; ; ) {
      const documents = await store.cases.list({ noun, state: { $in: [...states] } }, PAGE, after)
      const people = await store.cases.many<PersonDoc>(documents.map(({ personId }) => `person:${personId}`))
      const byId = new Map(people.map(({ subject, doc }) => [subject, doc]))
      for (const { subject, personId, matterId } of documents) {
        const doc = personId === undefined ? undefined : byId.get(personId)
        // Of several matters each claim is shown; a search only of whom no claim speaks.
        if (!doc || doc.id === stranger.id || doc.merged_into || (noun === 'search' && seen.has(doc.id))) continue
        seen.add(doc.id)
        const match = matchPerson(said, { ...doc, numbers: numbersOf(doc) })
        const claim_id = noun === 'claim' ? subject : null
        if (match.certainty !== 'none')
          found.push({ ...match, person_id: doc.id, claim_id, matter_id: matterId ?? null })
      }
      after = documents.at(-1)?._id
      if (documents.length < PAGE) break
    }
  return found.sort((a, b) => rank(b) - rank(a)).slice(0, MOST)
}

const rank = ({ certainty, score, against }: PersonMatch): number =>
  (certainty === 'strong' ? 100 : 0) + score - against.length

/** What is known of somebody, to be held against others: their own words before a list's. */
export const asSaid = (doc: PersonDoc): SaidOfThemselves => ({ ...onRecord(doc), ...told(doc) })

/** In their own words. */
const told = ({ said_name, said_town, said_clue, said_opening }: PersonDoc): SaidOfThemselves => {
  const clue = [said_opening, said_clue].filter(Boolean).join(' ')
  return {
    ...(said_name ? { full_name: said_name } : {}),
    ...(said_town ? { town: said_town } : {}),
    ...(clue ? { clue } : {}),
  }
}

/** Of somebody who is on record already: two rows of two lists may be one person. */
const onRecord = (doc: PersonDoc): SaidOfThemselves => {
  const full_name = [doc.given_name, doc.first_surname, doc.second_surname].filter(Boolean).join(' ')
  return {
    ...(full_name ? { full_name } : {}),
    ...(doc.town ? { town: doc.town } : {}),
    ...(doc.nickname ? { clue: doc.nickname } : {}),
    ...(doc.birth_year ? { birth_year: doc.birth_year } : {}),
    ...(doc.addresses.length > 0 ? { numbers: numbersOf(doc) } : {}),
  }
}

export const numbersOf = (doc: PersonDoc): string[] => doc.addresses.map(({ id }) => id)
