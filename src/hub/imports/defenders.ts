import { IANAZone } from 'luxon'
import { WORK_COUNTRIES } from '../../cases/countries.ts'
import type { AnyDoc } from '../../cases/index.ts'
import type { OrganisationDoc } from '../../cases/organisation.ts'
import { languageCode } from '../../reading/languages-named.ts'
import type { Country } from '../../reading/reader.ts'
import type { Store } from '../../store/index.ts'
import { countryNamed, fold, listIn, optional, phonesIn, wordIn } from './cells.ts'
import type { Cells } from './columns.ts'
import { defineImport, type Read } from './kind.ts'
import { judgePartner, knownPartner, PARTNER_ID, type Partner, partnerKey, partnerUpdates } from './partners.ts'

type DefenderRow = Partner & { organisation?: string }
/** Ids of organisations by what lists call them: their id, or their name without accents. */
type Organisations = ReadonlyMap<string, string>

const COLUMNS = {
  id: ['id', 'reference', 'referencia', 'clave'],
  name: ['name', 'full_name', 'nombre_completo', 'nombre'],
  called: ['called', 'nickname', 'le_dicen', 'trato'],
  organisation: ['organisation', 'organization', 'organizacion', 'oficina'],
  country: ['country', 'pais'],
  regions: ['regions', 'region', 'states', 'regiones', 'estados', 'departamentos'],
  languages: ['languages', 'idiomas', 'lenguas'],
  language: ['language', 'idioma', 'prefers'],
  skills: ['skills', 'habilidades', 'experiencia'],
  may_legally: ['may_legally', 'legal_powers', 'facultades', 'profesion'],
  mode: ['mode', 'prefers_by', 'prefiere', 'modo'],
  best_hour: ['best_hour', 'hour', 'mejor_hora', 'hora'],
  zone: ['zone', 'time_zone', 'zona_horaria'],
  capacity: ['capacity', 'capacidad', 'cupo'],
  phone: ['phone', 'phone_1', 'mobile', 'telefono', 'celular', 'whatsapp'],
  phone_2: ['phone_2', 'second_phone', 'telefono_2', 'otro_telefono'],
} as const
const PHONES = ['phone', 'phone_2'] as const
const MODES = { text: 'text', texto: 'text', audio: 'audio', voz: 'audio', call: 'call', llamada: 'call' } as const
const POWERS = {
  notary: 'NOTARY',
  notaria: 'NOTARY',
  notario: 'NOTARY',
  lawyer: 'LAWYER',
  abogada: 'LAWYER',
  abogado: 'LAWYER',
  oaths: 'OATHS',
  juramentos: 'OATHS',
  'serves process': 'SERVES_PROCESS',
  serves_process: 'SERVES_PROCESS',
  notificaciones: 'SERVES_PROCESS',
  'sworn translator': 'SWORN_TRANSLATOR',
  sworn_translator: 'SWORN_TRANSLATOR',
  'perito traductor': 'SWORN_TRANSLATOR',
  'perita traductora': 'SWORN_TRANSLATOR',
  'court interpreter': 'COURT_INTERPRETER',
  court_interpreter: 'COURT_INTERPRETER',
  'interprete judicial': 'COURT_INTERPRETER',
} as const
const MAX_CAPACITY = 100

/** The people who work in the field. What the law lets them do is as the list says: staff, who see the papers, activate them. */
export const defenders = defineImport<DefenderRow, Organisations>({
  name: 'defenders',
  of: 'hub',
  columns: COLUMNS,
  needs: 'name',
  phones: PHONES,
  read: readDefender,
  keyOf: (entry) => partnerKey(entry, entry.organisation ?? ''),
  noKey: 'Nothing tells this Defender from others.',
  alike: (entry) => [
    [`name/${fold(entry.name)}`, 'The same name as in'],
    ...entry.phones.map((phone) => [`phone/${phone}`, 'Shares a phone with'] as const),
  ],
  about: organisations,
  known: knownPartner('defender'),
  judge: (row, known, context) =>
    row.entry.organisation !== undefined && !context.about.has(fold(row.entry.organisation))
      ? { refused: 'There is no such organisation: make it first, or leave the column empty.' }
      : judgePartner('defender', ['LEFT'])(row, known, context),
  updates: (row, known, context) => {
    const organisation = row.entry.organisation && context.about.get(fold(row.entry.organisation))
    const about = { ...row.entry.about, ...(organisation ? { organisation_id: organisation } : {}) }
    return partnerUpdates('defender', { ...row, entry: { ...row.entry, about } }, known, context)
  },
})

function readDefender(cells: Cells): Read<DefenderRow> {
  const warnings: string[] = []
  const warn = (reason: string): void => void warnings.push(reason)
  if (!cells.name) return { refused: 'The name is missing.' }
  if (cells.id !== undefined && !PARTNER_ID.test(cells.id))
    return { refused: 'The column id must be 1 to 40 letters, digits, - or _.' }
  const country = cells.country === undefined ? undefined : countryNamed(cells.country)
  if (!isWorkCountry(country)) return { refused: 'The country is missing or not one of MX, GT, SV, HN, NI.' }
  if (cells.zone !== undefined && !IANAZone.isValidZone(cells.zone))
    warn('The column zone is no zone like America/Guatemala: left out.')
  const capacity = /^\d{1,3}$/.test(cells.capacity ?? '') ? Number(cells.capacity) : undefined
  if (cells.capacity !== undefined && (capacity === undefined || capacity > MAX_CAPACITY))
    warn(`The column capacity is not a number from 0 to ${MAX_CAPACITY}: left out.`)
  const language = cells.language && (languageCode(cells.language) ?? cells.language)
  const powers = listIn(cells.may_legally).flatMap(
    (each) => wordIn({ may_legally: each }, 'may_legally', POWERS, warn) ?? [],
  )
  const about = {
    ...optional('called', cells.called),
    ...optional('language', language),
    ...optional('mode', wordIn(cells, 'mode', MODES, warn)),
    ...optional('best_hour', cells.best_hour),
    ...optional('zone', IANAZone.isValidZone(cells.zone ?? '') ? cells.zone : undefined),
    ...optional('capacity', capacity !== undefined && capacity <= MAX_CAPACITY ? capacity : undefined),
    ...filled('regions', listIn(cells.regions)),
    ...filled(
      'languages',
      listIn(cells.languages).map((each) => languageCode(each) ?? each),
    ),
    ...filled('skills', listIn(cells.skills)),
    ...filled('may_legally', [...new Set(powers)]),
  }
  const entry: DefenderRow = {
    name: cells.name,
    country,
    phones: phonesIn(cells, PHONES, country, warn),
    about,
    ...optional('id', cells.id),
    ...optional('language', language),
    ...optional('organisation', cells.organisation),
  }
  return { entry, warnings }
}

const filled = (name: string, list: readonly string[]): Record<string, readonly string[]> =>
  list.length === 0 ? {} : { [name]: list }

const isWorkCountry = (country: Country | undefined): country is (typeof WORK_COUNTRIES)[number] =>
  WORK_COUNTRIES.some((each) => each === country)

async function organisations(store: Store): Promise<Organisations> {
  const found = new Map<string, string>()
  for await (const { subject, doc } of store.cases.each<OrganisationDoc & AnyDoc>({ noun: 'organisation' })) {
    found.set(fold(subject), subject)
    if (doc?.name) found.set(fold(doc.name), subject)
  }
  return found
}
