import type { MatterDoc } from '../../cases/matter.ts'
import type { PersonDoc } from '../../cases/person.ts'
import { type LEAD_KINDS, SEEKING, type SearchDoc } from '../../cases/search-doc.ts'
import { countryOf } from '../../channels/countries.ts'
import type { NewUpdate } from '../updates/tell-update.ts'
import { acquaintance } from './acquaintance.ts'
import { countryNamed, fold, optional, phonesIn, wordIn } from './cells.ts'
import { classListIds, openMatter, openSearch } from './class-list.ts'
import type { Cells } from './columns.ts'
import { type Context, defineImport, type Known, type Read, type Row } from './kind.ts'

/** Anything that may lead to somebody of the class list. */
type LeadRow = {
  list_no: string
  kind: (typeof LEAD_KINDS)[number]
  /** Who or what it is: an acquaintance, a shop, a crew. */
  name?: string
  phone?: string
  /** Where they live, as people's places name it. */
  region?: string
  note?: string
  fresh_on?: string
  trust?: string
  safe_to_contact?: boolean
  consent_reported?: boolean
}

const COLUMNS = {
  list_no: ['list_no', 'list_number', 'no', 'num', 'numero', 'numero_de_lista', 'no_lista'],
  kind: ['kind', 'type', 'tipo', 'clase'],
  name: ['name', 'who', 'nombre', 'quien', 'lugar', 'place'],
  phone: ['phone', 'mobile', 'telefono', 'celular', 'whatsapp'],
  country: ['country', 'pais'],
  region: ['region', 'state', 'province', 'department', 'estado', 'provincia', 'departamento'],
  note: ['note', 'notes', 'nota', 'notas', 'detalle'],
  fresh_on: ['fresh_on', 'date', 'day', 'fecha', 'dia'],
  trust: ['trust', 'confianza'],
  safe_to_contact: ['safe_to_contact', 'safe', 'seguro', 'es_seguro'],
  consent_reported: ['consent_reported', 'consent', 'permiso', 'dio_permiso'],
} as const
const PHONES = ['phone'] as const
const KINDS = {
  phone: 'PHONE',
  telefono: 'PHONE',
  person: 'PERSON',
  persona: 'PERSON',
  familiar: 'PERSON',
  place: 'PLACE',
  lugar: 'PLACE',
  employer: 'EMPLOYER',
  patron: 'EMPLOYER',
  empresa: 'EMPLOYER',
  online: 'ONLINE',
  internet: 'ONLINE',
} as const
const TRUST = { '0': '0', '1': '1', '2': '2', '3': '3' } as const
const YES_NO = { yes: 'yes', si: 'yes', true: 'yes', '1': 'yes', no: 'no', false: 'no', '0': 'no' } as const

/**
 * Leads to the people of a matter, each to somebody by list number; where nobody is being looked for yet, a search begins. No
 * lead is written to before somebody approves it, one by one.
 */
export const leads = defineImport<LeadRow, MatterDoc>({
  name: 'leads',
  of: 'matter',
  columns: COLUMNS,
  needs: 'list_no',
  phones: PHONES,
  read: readLead,
  keyOf: ({ list_no, kind, name, phone, note }) =>
    name || phone || note ? [list_no, kind, name ?? '', phone ?? '', note ?? ''].map(fold).join('/') : undefined,
  noKey: 'There is no lead in this row: give a name, a phone or a note.',
  about: openMatter,
  known: (row, context) => {
    const { personId, searchId } = soughtBy(row, context)
    return [`person:${personId}`, `search:${searchId}`]
  },
  judge: (row, known, context) => {
    const { personId, searchId } = soughtBy(row, context)
    const person = known.get(`person:${personId}`)
    if (!person?.document) return { refused: 'Nobody on the list of this matter has this number.' }
    const search = known.get(`search:${searchId}`)?.document?.doc as SearchDoc | undefined
    if (!search) return 'accepted'
    if (search.leads.some(({ key }) => key === leadKey(row, searchId))) return 'unchanged'
    return LOOKING.includes(search.state) ? 'accepted' : { refused: `The search is over: ${search.state}.` }
  },
  updates: leadUpdates,
})

/** A new lead begins again what had ended without finding anybody. */
const LOOKING: readonly string[] = [...SEEKING, 'NOT_FOUND']

const soughtBy = ({ entry }: Row<LeadRow>, { store, about }: Context<MatterDoc>) =>
  classListIds(store, about.id, `no/${fold(entry.list_no)}`)

const leadKey = ({ print }: Row<LeadRow>, searchId: string): string => `import:${searchId}:lead:${print}`

async function leadUpdates(row: Row<LeadRow>, known: Known, context: Context<MatterDoc>): Promise<NewUpdate[]> {
  const { about, told } = context
  const { personId, searchId } = soughtBy(row, context)
  const { list_no, name, phone, region, note, ...lead } = row.entry
  const sought = known.get(`person:${personId}`)?.document?.doc as PersonDoc | undefined
  const { contact, updates: ofThem } = phone
    ? await acquaintance(context, { sought: personId, phone, region: region ?? regionNear(sought, phone) })
    : { contact: {}, updates: [] }
  const updates: NewUpdate[] = [
    ...ofThem,
    {
      ...told,
      personId,
      key: leadKey(row, searchId),
      noun: 'search',
      subject: searchId,
      move: 'add_lead',
      payload: { ...lead, ...contact, note: [name, phone, note].filter(Boolean).join('; ') },
      // After the search was begun, and in the order of the list.
      seq: row.line,
    },
  ]
  if (known.get(`search:${searchId}`)?.document) return updates
  return [openSearch(told, { personId, searchId, matterId: about.id }), ...updates]
}

/** Where the one who is sought lives, for whoever has a number of the same country. */
const regionNear = (sought: PersonDoc | undefined, phone: string): string | undefined =>
  (countryOf(phone) ?? 'MX') === (sought?.country ?? 'MX') ? sought?.region : undefined

function readLead(cells: Cells): Read<LeadRow> {
  const warnings: string[] = []
  const warn = (reason: string): void => void warnings.push(reason)
  if (!cells.list_no) return { refused: 'The list number is missing.' }
  const country = cells.country === undefined ? 'MX' : countryNamed(cells.country)
  if (country === undefined) return { refused: 'The country is not known: use MX, GT, SV, HN, NI, US or CA.' }
  const [phone] = phonesIn(cells, PHONES, country, warn)
  const kind = wordIn(cells, 'kind', KINDS, warn) ?? (phone === undefined ? 'PERSON' : 'PHONE')
  const fresh = cells.fresh_on === undefined ? undefined : dayOf(cells.fresh_on)
  if (fresh === null) warn('The column fresh_on is no day like 2026-03-02 or 02/03/2026: left out.')
  const flag = (column: 'safe_to_contact' | 'consent_reported'): boolean | undefined => {
    const said = wordIn(cells, column, YES_NO, warn)
    return said === undefined ? undefined : said === 'yes'
  }
  const safe = flag('safe_to_contact')
  // What was said in words that are not understood is no yes.
  const doubtful = cells.safe_to_contact !== undefined && safe === undefined
  const entry: LeadRow = {
    list_no: cells.list_no,
    kind,
    ...optional('name', cells.name),
    ...optional('phone', phone),
    ...optional('region', cells.region),
    ...optional('note', cells.note),
    ...optional('fresh_on', fresh ?? undefined),
    ...optional('trust', wordIn(cells, 'trust', TRUST, warn)),
    ...optional('safe_to_contact', doubtful ? false : safe),
    ...optional('consent_reported', flag('consent_reported')),
  }
  return { entry, warnings }
}

/** 2026-03-02, or 02/03/2026 as it is written where the work is done: day first. Null when it is no day. */
function dayOf(text: string): string | null {
  const [, d, m, y] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? []
  const iso = d && m && y ? `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}` : text
  const at = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? Date.parse(`${iso}T00:00:00Z`) : Number.NaN
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(iso) ? iso : null
}
