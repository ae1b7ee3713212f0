import type { AdvocateDoc } from '../../cases/advocate.ts'
import type { DefenderDoc } from '../../cases/defender.ts'
import type { FacilitationDoc } from '../../cases/facilitation.ts'
import type { LetterDoc } from '../../cases/letter.ts'
import { namesClient } from '../../reading/group/client-named.ts'
import { namesSomebody } from '../../reading/group/full-name.ts'
import { clientsOf } from '../group/clients-of.ts'
import type { Parts } from '../parts.ts'

/**
 * Why a letter in these words may not go by text, for whoever put them so; null: it may. Advocates are told references and figures: a
 * text shows on a locked screen, and a Defender's own words may name who the case is about.
 */
export async function notByText(
  { store }: Pick<Parts, 'store'>,
  { facilitation_id = '', advocate_id = '', defender_id = '' }: LetterDoc,
  words: string,
): Promise<string | null> {
  if (PHONE.test(words.replace(DAY, ' '))) return HOLDS_A_NUMBER
  const [facilitation, advocate, defender] = await Promise.all([
    store.cases.get<FacilitationDoc>('facilitation', facilitation_id),
    store.cases.get<AdvocateDoc>('advocate', advocate_id),
    store.cases.get<DefenderDoc>('defender', defender_id),
  ])
  const matter = facilitation?.doc.matter_id
  return namesAnybody({ store }, words, matter ? [matter] : [], [advocate?.doc.name, defender?.doc.name])
}

/** The same for what somebody of the team writes to them; a number may be ours. */
export async function notToAdvocate(
  { store }: Pick<Parts, 'store'>,
  personId: string,
  words: string,
): Promise<string | null> {
  const [advocate] = await store.cases.ofPerson(personId, ['advocate'], 1)
  if (!advocate) return null
  const { name } = advocate.doc as Partial<AdvocateDoc>
  const own = { noun: 'facilitation', facets: { advocate_id: advocate.subject } }
  const facilitations = await store.cases.list<FacilitationDoc>(own, MOST)
  const matters = new Set(facilitations.flatMap(({ doc }) => doc.matter_id || []))
  return namesAnybody({ store }, words, [...matters], [name])
}

/** More cases than one Advocate has. */
const MOST = 200

async function namesAnybody(
  { store }: Pick<Parts, 'store'>,
  words: string,
  matterIds: readonly string[],
  ours: readonly (string | undefined)[],
): Promise<string | null> {
  const names = ours.flatMap((name) => name || [])
  if (namesSomebody(names.reduce((text, name) => text.replaceAll(name, ' '), words))) return NAMES_SOMEBODY
  const { people } = await clientsOf({ store }, matterIds)
  return namesClient(words, people, names) ? NAMES_SOMEBODY : null
}

/** As many digits as a telephone has, however they are grouped. */
const PHONE = /(?:\d[\s().-]{0,2}){8,}/
/** Dates are none. */
const DAY = /\b\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b/g

const HOLDS_A_NUMBER =
  'It holds a telephone number, and goes by text: leave the number out, and tell it by call or in the case.'
const NAMES_SOMEBODY =
  'It names somebody, and goes by text: say "the worker" or a reference instead, and tell the name by call or in the case.'
