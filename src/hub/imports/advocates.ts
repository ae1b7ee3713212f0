import { CASE_COUNTRIES } from '../../cases/countries.ts'
import type { Country } from '../../reading/reader.ts'
import type { NewUpdate } from '../updates/tell-update.ts'
import { countryNamed, fold, optional, phonesIn, wordIn } from './cells.ts'
import type { Cells } from './columns.ts'
import { defineImport, type Read } from './kind.ts'
import { judgePartner, knownPartner, PARTNER_ID, type Partner, partnerKey, partnerUpdates } from './partners.ts'

type AdvocateRow = Partner & { firm: string }

const COLUMNS = {
  id: ['id', 'reference', 'referencia', 'clave'],
  name: ['name', 'full_name', 'nombre_completo', 'nombre'],
  called: ['called', 'nickname', 'le_dicen', 'trato'],
  firm: ['firm', 'law_firm', 'organization', 'despacho', 'firma'],
  country: ['country', 'pais'],
  language: ['language', 'idioma'],
  mode: ['mode', 'prefers_by', 'prefiere', 'modo'],
  email: ['email', 'e_mail', 'mail', 'correo'],
  phone: ['phone', 'phone_1', 'mobile', 'telefono', 'celular'],
  phone_2: ['phone_2', 'second_phone', 'telefono_2', 'otro_telefono'],
} as const
const PHONES = ['phone', 'phone_2'] as const
const LANGUAGES = {
  en: 'en',
  english: 'en',
  ingles: 'en',
  fr: 'fr',
  french: 'fr',
  francais: 'fr',
  frances: 'fr',
  es: 'es',
  spanish: 'es',
  espanol: 'es',
} as const
const MODES = {
  text: 'text',
  texto: 'text',
  audio: 'audio',
  call: 'call',
  llamada: 'call',
  email: 'email',
  correo: 'email',
} as const

/** The lawyers in the US and Canada, with their firms. A number on the list is registered: texts from it count as theirs. */
export const advocates = defineImport<AdvocateRow, null>({
  name: 'advocates',
  of: 'hub',
  columns: COLUMNS,
  needs: 'name',
  phones: PHONES,
  read: readAdvocate,
  keyOf: (entry) => partnerKey(entry, entry.firm),
  noKey: 'Nothing tells this Advocate from others.',
  alike: (entry) => [
    [`name/${fold(entry.name)}`, 'The same name as in'],
    ...entry.phones.map((phone) => [`phone/${phone}`, 'Shares a phone with'] as const),
  ],
  about: async () => null,
  known: knownPartner('advocate'),
  judge: judgePartner('advocate', []),
  updates: async (row, known, context) => {
    const updates = await partnerUpdates('advocate', row, known, context)
    const { subject, personId } = updates.at(-1) as NewUpdate
    const addresses = updates.flatMap(({ move, payload }) => (move === 'add_address' ? [String(payload.address)] : []))
    return [
      ...updates,
      ...addresses.map(
        (address): NewUpdate => ({
          ...context.told,
          ...(personId === undefined ? {} : { personId }),
          key: `import:${subject}:${address}`,
          noun: 'advocate',
          subject,
          move: 'register_address',
          payload: { address },
          seq: 1,
        }),
      ),
    ]
  },
})

function readAdvocate(cells: Cells): Read<AdvocateRow> {
  const warnings: string[] = []
  const warn = (reason: string): void => void warnings.push(reason)
  if (!cells.name) return { refused: 'The name is missing.' }
  if (!cells.firm) return { refused: 'The firm is missing.' }
  if (cells.id !== undefined && !PARTNER_ID.test(cells.id))
    return { refused: 'The column id must be 1 to 40 letters, digits, - or _.' }
  const country = cells.country === undefined ? undefined : countryNamed(cells.country)
  if (!isCaseCountry(country)) return { refused: 'The country is missing or not one of US, CA.' }
  const language = wordIn(cells, 'language', LANGUAGES, () => {})
  if (language === undefined) return { refused: 'The language is missing or not one of en, fr, es.' }
  const email = cells.email !== undefined && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cells.email) ? cells.email : undefined
  if (cells.email !== undefined && email === undefined) warn('The column email is no address: left out.')
  const entry: AdvocateRow = {
    name: cells.name,
    firm: cells.firm,
    country,
    language,
    phones: phonesIn(cells, PHONES, country, warn),
    about: {
      firm: cells.firm,
      language,
      ...optional('called', cells.called),
      ...optional('mode', wordIn(cells, 'mode', MODES, warn)),
      ...optional('email', email),
    },
    ...optional('id', cells.id),
  }
  return { entry, warnings }
}

const isCaseCountry = (country: Country | undefined): country is (typeof CASE_COUNTRIES)[number] =>
  CASE_COUNTRIES.some((each) => each === country)
