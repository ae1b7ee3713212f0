import type { ClaimDoc } from '../../cases/claim.ts'
import type { AnyDoc } from '../../cases/index.ts'
import type { MatterDoc } from '../../cases/matter.ts'
import type { PersonDoc } from '../../cases/person.ts'
import { countryOf } from '../../channels/countries.ts'
import type { Store } from '../../store/index.ts'
import type { NewUpdate } from '../updates/tell-update.ts'
import { fold } from './cells.ts'
import { CLASS_LIST_COLUMNS } from './class-list-columns.ts'
import { CLASS_LIST_PHONES, type Entry, nameKey, naturalKey, readEntry } from './class-list-entry.ts'
import { ImportRefused } from './import-refused.ts'
import { type Context, defineImport, type Known, type Row } from './kind.ts'

type ClassRow = Row<Entry>
type ClassContext = Context<MatterDoc>

/** The people of a matter: a person, addresses and a claim each, and a search for whoever cannot be written to. */
export const classList = defineImport<Entry, MatterDoc>({
  name: 'class-list',
  of: 'matter',
  columns: CLASS_LIST_COLUMNS,
  needs: 'given_name',
  phones: CLASS_LIST_PHONES,
  read: readEntry,
  keyOf: naturalKey,
  noKey: 'Nothing tells this person from others: give a list number, a birth year, a phone or a town.',
  alike: (entry) => [
    [`name/${nameKey(entry)}`, 'The same name as in'],
    ...entry.phones.map((phone) => [`phone/${phone}`, 'Shares a phone with'] as const),
  ],
  about: openMatter,
  known: (row, { store, about }) => {
    const { personId, claimId } = classListIds(store, about.id, row.key)
    return [`person:${personId}`, `claim:${claimId}`]
  },
  judge: (row, known, { store, about }) => {
    const { person, claim } = standing(row, known, store, about)
    if (person && !person.document) return { refused: 'This person was erased: a list does not bring them back.' }
    const [there, its] = [person?.document?.doc, claim?.document?.doc]
    if (!there || !its) return 'accepted'
    if (there.imported_row === row.print && its.imported_row === row.print) return 'unchanged'
    // A list that was sorted anew gives old numbers to other people: that must not rename anybody.
    const same = (a: string | undefined, b: string | undefined): boolean => fold(a ?? '') === fold(b ?? '')
    return same(there.given_name, row.entry.given_name) || same(there.first_surname, row.entry.first_surname)
      ? 'accepted'
      : { refused: 'This list number belongs to another person in the store.' }
  },
  updates: async (row, known, context) => [
    ...aboutPerson(row, known, context),
    ...(await aboutAddresses(row, known, context)),
    ...(await aboutSearch(row, known, context)),
  ],
})

/** Ids of what a row of a matter's list stands for. */
export function classListIds(
  store: Store,
  matterId: string,
  key: string,
): { personId: string; claimId: string; searchId: string } {
  const index = (use: string): string => store.vault.blindIndex(`class-list/${use}/${matterId}/${key}`)
  return { personId: `p_${index('person')}`, claimId: `c_${index('claim')}`, searchId: `s_${index('search')}` }
}

/** @throws ImportRefused */
export async function openMatter(store: Store, matterId: string | undefined): Promise<MatterDoc> {
  const matter = matterId === undefined ? null : await store.cases.get<MatterDoc>('matter', matterId)
  if (!matter) throw new ImportRefused('no_matter', 'There is no such matter.')
  if (matter.state === 'CLOSED' || matter.state === 'DECLINED')
    throw new ImportRefused('no_matter', `The matter is ${matter.state}: nobody can be added.`)
  return matter.doc
}

/** What the store has of a row; null where there is nothing yet. */
function standing(row: ClassRow, known: Known, store: Store, matter: MatterDoc) {
  const ids = classListIds(store, matter.id, row.key)
  const of = <Doc>(id: string) => {
    const current = known.get(id)
    return current && current.version > 0
      ? (current as { version: number; document: { doc: Doc & AnyDoc } | null })
      : null
  }
  return { ...ids, person: of<PersonDoc>(`person:${ids.personId}`), claim: of<ClaimDoc>(`claim:${ids.claimId}`) }
}

function aboutPerson(row: ClassRow, known: Known, { store, about: matter, told }: ClassContext): NewUpdate[] {
  const { personId, claimId, person, claim } = standing(row, known, store, matter)
  const { list_no, phones, employers, work, last_year, ...about } = row.entry
  return [
    {
      ...told,
      personId,
      key: `import:${personId}:${person?.version ?? 0}:${row.print}`,
      noun: 'person',
      subject: personId,
      move: 'import',
      payload: { ...about, row: row.print },
    },
    {
      ...told,
      personId,
      key: `import:${claimId}:${claim?.version ?? 0}:${row.print}`,
      noun: 'claim',
      subject: claimId,
      move: 'import',
      payload: {
        person_id: personId,
        matter_id: matter.id,
        employers,
        work,
        row: row.print,
        ...(list_no ? { list_no } : {}),
        ...(last_year ? { last_year } : {}),
        ...(matter.deadline ? { deadline: matter.deadline } : {}),
        ...(matter.participation ? { participation: matter.participation } : {}),
      },
    },
  ]
}

async function aboutAddresses(
  row: ClassRow,
  known: Known,
  { store, about, told, now }: ClassContext,
): Promise<NewUpdate[]> {
  const { personId } = standing(row, known, store, about)
  if (row.entry.phones.length === 0) return []
  // An address never names a person who is not there.
  await store.people.ensure(personId, now)
  return phoneUpdates(store, { ...told, personId }, row.entry.phones, 'class_list')
}

/** Each number as an address of the person on both channels, in the order in which they are tried. */
export async function phoneUpdates(
  store: Store,
  told: ClassContext['told'] & { personId: string },
  phones: readonly string[],
  source: string,
): Promise<NewUpdate[]> {
  const updates: NewUpdate[] = []
  for (const [index, value] of phones.entries())
    for (const [offset, channel] of (['whatsapp', 'sms'] as const).entries()) {
      const address = await store.addresses.ensure({ channel, value }, countryOf(value) ?? 'MX', told.personId)
      updates.push({
        ...told,
        key: `import:${told.personId}:${address._id}`,
        noun: 'person',
        subject: told.personId,
        move: 'add_address',
        payload: { address: address._id, source, order: index * 2 + offset + 1 },
      })
    }
  return updates
}

/** Whoever has no address must be looked for. There is one search for a person. */
async function aboutSearch(row: ClassRow, known: Known, { store, about, told }: ClassContext): Promise<NewUpdate[]> {
  const { personId, searchId, person } = standing(row, known, store, about)
  if (row.entry.phones.length > 0 || (person?.document?.doc.addresses.length ?? 0) > 0) return []
  if (person && (await store.cases.ofPerson(personId, ['search'], 1)).length > 0) return []
  return [openSearch(told, { personId, searchId, matterId: about.id })]
}

export const openSearch = (
  told: ClassContext['told'],
  { personId, searchId, matterId }: { personId: string; searchId: string; matterId: string },
): NewUpdate => ({
  ...told,
  personId,
  key: `import:${searchId}:open`,
  noun: 'search',
  subject: searchId,
  move: 'open',
  payload: { person_id: personId, matter_id: matterId },
})
