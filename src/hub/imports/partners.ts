import type { PersonDoc } from '../../cases/person.ts'
import type { Country } from '../../reading/reader.ts'
import type { Store } from '../../store/index.ts'
import type { NewUpdate } from '../updates/tell-update.ts'
import { fold } from './cells.ts'
import { phoneUpdates } from './class-list.ts'
import type { Context, Known, Row, Verdict } from './kind.ts'

/** A Defender or an Advocate of a list: what the noun is told, and the contact record behind them. */
export type Partner = {
  /** Reference in the list, which is the id here too. */
  id?: string
  name: string
  country: Country
  language?: string
  phones: string[]
  /** Fields of the noun besides name and country. */
  about: Record<string, unknown>
}
type PartnerNoun = 'defender' | 'advocate'
type PartnerRow = Row<Partner>

/** What somebody's own reference may be: an id of the API. */
export const PARTNER_ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/

/** With whom they work is part of who they are: two of one name in two offices are two. */
export const partnerKey = ({ id, name, country }: Partner, office: string): string =>
  id ? `id/${id}` : `name/${fold(name)}/${country}/${fold(office)}`

export const partnerIds = (store: Store, noun: PartnerNoun, { entry, key }: PartnerRow) => {
  const index = (use: string): string => store.vault.blindIndex(`${noun}s/${use}/${key}`)
  return { subject: entry.id ?? `${noun}_${index('self')}`, personId: `p_${index('person')}` }
}

export const knownPartner =
  (noun: PartnerNoun) =>
  (row: PartnerRow, { store }: Context<unknown>) => {
    const { subject, personId } = partnerIds(store, noun, row)
    return [`${noun}:${subject}`, `person:${personId}`]
  }

/** `over`: states in which a list changes nothing any more. */
export const judgePartner =
  (noun: PartnerNoun, over: readonly string[]) =>
  (row: PartnerRow, known: Known, { store }: Context<unknown>): Verdict => {
    const { subject, personId } = partnerIds(store, noun, row)
    const [partner, contact] = [known.get(`${noun}:${subject}`), known.get(`person:${personId}`)]
    if (contact && contact.version > 0 && !contact.document)
      return { refused: 'This person was erased: a list does not bring them back.' }
    const doc = partner?.document?.doc
    if (!doc) return 'accepted'
    if (over.includes(doc.state)) return { refused: `The ${noun} with this reference is ${doc.state}.` }
    if (doc.person_id && doc.person_id !== personId)
      return { refused: `The ${noun} with this reference was entered by the team: it is changed there.` }
    const same = (contact?.document?.doc as PersonDoc | undefined)?.imported_row === row.print
    return same && doc.person_id === personId ? 'unchanged' : 'accepted'
  }

/** The contact record with its addresses, and the noun itself, made or described anew. */
export async function partnerUpdates(
  noun: PartnerNoun,
  row: PartnerRow,
  known: Known,
  { store, told, now }: Context<unknown>,
): Promise<NewUpdate[]> {
  const { entry, print } = row
  const { subject, personId } = partnerIds(store, noun, row)
  const [partner, contact] = [known.get(`${noun}:${subject}`), known.get(`person:${personId}`)]
  const of = { ...told, personId }
  await store.people.ensure(personId, now)
  const [given_name, ...surnames] = entry.name.split(' ')
  return [
    {
      ...of,
      key: `import:${personId}:${contact?.version ?? 0}:${print}`,
      noun: 'person',
      subject: personId,
      move: 'import',
      payload: {
        given_name,
        country: entry.country,
        row: print,
        ...(surnames.length > 0 ? { first_surname: surnames.join(' ') } : {}),
        ...(entry.language ? { language: entry.language } : {}),
      },
    },
    ...(await phoneUpdates(store, of, entry.phones, 'registered')),
    {
      ...of,
      key: `import:${subject}:${partner?.version ?? 0}:${print}`,
      noun,
      subject,
      move: partner?.document ? 'describe' : 'register',
      payload: { person_id: personId, name: entry.name, country: entry.country, ...entry.about },
    },
  ]
}
