import { OPEN_STATES } from '../cases/claim-doc.ts'
import { matchPerson, type PersonMatch } from '../cases/match-person.ts'
import type { PersonDoc } from '../cases/person-doc.ts'
import type { Parts } from './parts.ts'

/** A person of an open claim whom a stranger may be. No name: whoever may read it opens the person. */
export type FoundMatch = PersonMatch & { person_id: string; claim_id: string; matter_id: string | null }

/** Claims looked at in one round. */
const PAGE = 500
/** More than these help nobody. */
const MOST = 10

/** Whom of those that we look for somebody who wrote to us may be; the best first. Reads only: people decide. */
export async function findMatches({ store }: Pick<Parts, 'store'>, stranger: PersonDoc): Promise<FoundMatch[]> {
  const said = {
    ...(stranger.said_name ? { full_name: stranger.said_name } : {}),
    ...(stranger.said_town ? { town: stranger.said_town } : {}),
    ...(stranger.said_clue ? { clue: stranger.said_clue } : {}),
  }
  if (Object.keys(said).length === 0) return []
  const found: FoundMatch[] = []
  for (let after: string | undefined; ; ) {
    const claims = await store.cases.list({ noun: 'claim', state: { $in: [...OPEN_STATES] } }, PAGE, after)
    const people = await store.cases.many<PersonDoc>(claims.map(({ personId }) => `person:${personId}`))
    const byId = new Map(people.map(({ subject, doc }) => [subject, doc]))
    for (const { subject, personId, matterId } of claims) {
      const doc = personId === undefined ? undefined : byId.get(personId)
      if (!doc || doc.id === stranger.id) continue
      const match = matchPerson(said, doc)
      if (match.certainty !== 'none')
        found.push({ ...match, person_id: doc.id, claim_id: subject, matter_id: matterId ?? null })
    }
    after = claims.at(-1)?._id
    if (claims.length < PAGE) break
  }
  return found.sort((a, b) => rank(b) - rank(a)).slice(0, MOST)
}

const rank = ({ certainty, score, against }: PersonMatch): number =>
  (certainty === 'strong' ? 100 : 0) + score - against.length
