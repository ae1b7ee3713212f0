import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { people } from './people.ts'
import type { Phone } from './phone.ts'

/**
 * Everybody in the story of the 46 landscaping workers, as phones: the workers (from the class list beside this file), whoever
 * else answers at a number of that list, the Defender, two Advocates and staff. All names and numbers are invented.
 *
 * How the list divides: 12 answer on WhatsApp (5 and 6 on one phone), 3 only by SMS, 2 have a phone and never answer, 6 numbers
 * belong to strangers now, 8 lead nowhere, 15 rows have no number. Phones that are found later have numbers from 0102 on.
 */
export function cast(): Phone[] {
  const rows = classList()
  return [...rows.flatMap((row) => phonesOf(row)), ...others]
}

export type ClassListRow = { listNo: number; name: string; phone: string }

/** Path of the class list that the story's matter is made from. */
export const classListFile = new URL('./seed/class-list.csv', import.meta.url)

export function classList(): ClassListRow[] {
  const rows: Record<string, string>[] = parse(readFileSync(classListFile), { columns: true, bom: true })
  return rows.map((row) => ({
    listNo: Number(row.list_no),
    name: `${row.given_name} ${row.first_surname}`,
    phone: row.phone ?? '',
  }))
}

/** Number of a worker's phone as the list has it, and the one that is found later. */
const listed = (n: number) => `+525500000${String(n).padStart(3, '0')}`
const found = (n: number) => `+5255000001${String(n).padStart(2, '0')}`

const notListed = {
  es: 'Este número no está en la lista: se encuentra después.',
  en: 'This number is not on the list: it is found later.',
}

const SMS_ONLY = [15, 19, 21]
const SILENT = [22, 23]
const STRANGERS = [8, 14, 24, 25, 26, 27]
const LANDLINE = [30, 33]
const OFF = [20, 31]
const GONE = [11, 28, 29, 32]
const NOT_IN_SERVICE = [...LANDLINE, ...OFF, ...GONE]

function phonesOf({ listNo: n, name, phone }: ClassListRow): Phone[] {
  const base = {
    id: workerId(n),
    label: `${String(n).padStart(2, '0')} ${name}`,
    role: 'worker' as const,
    listNumbers: [n],
    profileName: name.split(' ')[0] ?? name,
    ...people[n],
  }
  if (n === 6) return []
  if (n === 17) return [{ ...base, number: found(n), channels: [], line: 'gone' }]
  if (n === 9) return [{ ...base, number: '+18305550144', channels: ['whatsapp', 'sms'] }]
  if (phone === '') return [{ hint: notListed, ...base, number: found(n), channels: ['whatsapp', 'sms'] }]
  if (SMS_ONLY.includes(n) || SILENT.includes(n)) return [{ ...base, number: listed(n), channels: ['sms'] }]
  const own: Phone = { hint: notListed, ...base, number: found(n), channels: ['whatsapp', 'sms'] }
  if (STRANGERS.includes(n)) {
    const who = strangers[n] ?? { label: `Otra persona (número ${n})` }
    return [
      {
        id: `x${String(n).padStart(2, '0')}`,
        number: listed(n),
        role: 'stranger',
        channels: ['whatsapp', 'sms'],
        ...who,
      },
      own,
    ]
  }
  if (NOT_IN_SERVICE.includes(n)) {
    const line = LANDLINE.includes(n) ? 'landline' : OFF.includes(n) ? 'off' : 'gone'
    return [
      {
        id: `z${String(n).padStart(2, '0')}`,
        label: `${n}: ${line}`,
        number: listed(n),
        role: 'nobody',
        channels: ['sms'],
        line,
      },
      own,
    ]
  }
  return [{ ...base, number: listed(n), channels: ['whatsapp', 'sms'] }]
}

export function workerId(n: number): string {
  return `w${String(n).padStart(2, '0')}`
}

const strangers: Record<number, Pick<Phone, 'label' | 'profileName' | 'hint'>> = {
  8: {
    label: 'Quien tiene el número de 08',
    profileName: 'Yadira',
    hint: { es: 'No conoce a Gumersindo. «¿Y qué querían?»', en: 'Does not know Gumersindo. "And what did you want?"' },
  },
  14: {
    label: 'El Güero, enganchador',
    profileName: 'El Güero',
    hint: {
      es: 'Sabe el año, la empresa y el cumpleaños de Venancio (20); quiere hacerse pasar por él.',
      en: "Knows Venancio's (20) year, employer and birthday; wants to pass for him.",
    },
  },
}

const others: Phone[] = [
  {
    id: 'defender',
    label: 'Francisco Ruiz, Defensor',
    number: '+525500000101',
    role: 'defender',
    channels: ['whatsapp', 'sms'],
    profileName: 'Francisco Ruiz',
  },
  {
    id: 'advocate',
    label: 'Dana Whitfield, Advocate (Austin)',
    number: '+15125550123',
    role: 'advocate',
    channels: ['sms'],
    profileName: 'Dana Whitfield',
  },
  {
    id: 'advocate-mtl',
    label: 'Élise Tremblay, Advocate (Montréal)',
    number: '+15145550177',
    role: 'advocate',
    channels: ['sms'],
    profileName: 'Élise Tremblay',
  },
  {
    id: 'staff',
    label: 'Coordinación',
    number: '+525500000100',
    role: 'staff',
    channels: ['whatsapp', 'sms'],
    profileName: 'Coordinación',
  },
  {
    id: 'unknown',
    label: 'Persona desconocida',
    number: '+50200000019',
    role: 'stranger',
    channels: ['whatsapp', 'sms'],
    profileName: 'Sin nombre',
    hint: {
      es: 'Escribe sin estar en ninguna lista (Guatemala).',
      en: 'Writes without being on any list (Guatemala).',
    },
  },
]
