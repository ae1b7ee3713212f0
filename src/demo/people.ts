import { workerId } from '../../simulator/cast.ts'
import type { Line, Persona, Route, Stranger, Topic } from './persona.ts'

/** Where the 31 were found who could not be reached at once: 17 through relatives, 10 by visits, 4 through people they worked with. */
const ROUTES: Readonly<Record<Route, readonly number[]>> = {
  relative: [8, 10, 11, 14, 25, 26, 27, 28, 29, 30, 31, 32, 33, 38, 40, 42, 45],
  visit: [17, 22, 23, 34, 35, 36, 39, 41, 44, 46],
  coworker: [20, 24, 37, 43],
}
/** Days on which the search brings numbers, a few people each. None in Holy Week. */
const DAYS = ['2026-03-23', '2026-03-25', '2026-04-06', '2026-04-08', '2026-04-13', '2026-04-15'] as const
const FOUND_ON: Readonly<Record<string, readonly number[]>> = {
  [DAYS[0]]: [8, 10, 11, 14],
  [DAYS[1]]: [24, 25, 26, 27],
  [DAYS[2]]: [17, 20, 22, 23, 28, 29],
  [DAYS[3]]: [30, 31, 32, 33, 34, 35],
  [DAYS[4]]: [36, 37, 38, 39, 40, 41],
  [DAYS[5]]: [42, 43, 44, 45, 46],
}
const SMS_ONLY = [15, 19, 21]
const ON_A_SHARED_PHONE = [3, 5, 6, 29, 41]
const LIKES_AUDIO = [4, 20, 26, 31, 34, 35, 36, 39, 42, 44, 45, 46]
const ASKS_SCAM = [3, 8, 9, 13, 15, 20, 24, 25, 28, 30, 37, 40, 43]
const ASKS_VISA = [9, 12, 16, 21, 24, 32, 37, 38, 45]
const ASKS_COST = [1, 7, 13, 26, 31, 40]
const ASKS_MONEY = [15, 21, 28, 32, 43]

/** Reads that there is a message, and leaves it. */
const notNow: Line = { reads: /Se lo mando ahora/, says: null }

/** What is particular about the people that the story names; everybody else answers what is asked. */
const PARTICULAR: Readonly<Record<number, Partial<Persona>>> = {
  2: {
    lines: [
      { reads: /¿Es usted\?/, says: { text: 'esto es una estafa' } },
      { reads: /desconfiar/, says: { text: 'no le creo, es un fraude' } },
      { reads: /desconfiar/, says: { text: 'me quiere estafar' } },
      { reads: /llamada o mensaje/, says: { text: 'llámeme' }, afterHours: 0.1 },
      { reads: /Quedó resuelto/, says: { text: 'sí, gracias' } },
      { reads: /Es usted/, says: { text: 'VERIFICAR' } },
      { reads: /Nuestros números/, says: { text: 'gracias' } },
    ],
  },
  3: { lines: [{ reads: /¿Es usted\?/, says: { text: 'es una estafa?' } }] },
  4: { lines: [{ reads: /¿Es usted\?/, says: { voice: true } }], inPerson: true, ending: 'none' },
  9: { asks: ['scam', 'visa', 'employer'], nightOwl: true },
  10: {
    lines: [
      { reads: /¿Es usted\?/, says: { text: 'mi esposo ya murió' } },
      { reads: /con qué familiar/, says: { text: 'conmigo, soy su esposa' } },
    ],
    inPerson: true,
    mode: 'person',
    ending: 'none',
  },
  11: { lines: [{ reads: /idioma/, says: { text: 'alto' } }], ending: 'none' },
  12: { ending: 'decline', because: 'me da miedo perder la visa' },
  13: { nightOwl: true },
  16: {
    ending: 'think',
    lines: [
      { reads: /¿Qué prefiere\?/, says: { text: 'si' }, afterHours: 30 },
      { reads: /le repito/, says: { text: 'primero Dios' } },
      { reads: /se lo recuerde/, says: { text: 'si' } },
      { reads: /Sigo a la orden/, says: null },
      { reads: /quedó alguna duda/, says: null },
      { reads: /la última vez que le recuerdo/, says: { text: 'ver ahora' } },
      { reads: /¿Qué prefiere\?/, says: { text: 'quiero participar' } },
    ],
  },
  17: { inPerson: true, mode: 'person', ending: 'none' },
  18: {
    lines: [{ reads: /¿Es usted\?/, says: { text: 'ya no me escriban' } }],
    initiatives: [{ at: '2026-03-12 18:10', says: { text: 'INICIAR' } }],
  },
  19: { lines: [{ reads: /le gustar[ií]a saber/, says: { text: '¿tengo que cancelar algo?' } }] },
  20: {
    lines: [
      { reads: /peligro ahora/, says: { tap: 'no' }, afterHours: 0.1 },
      { reads: /Quién le pidió/, says: { text: 'uno que le dicen El Güero' }, afterHours: 0.1 },
    ],
    initiatives: [{ at: '2026-04-14 17:30', says: { text: 'me están pidiendo el 10 por ciento para darme mi parte' } }],
  },
  22: { phone: '+525500000122' },
  23: { phone: '+525500000123', ending: 'none', lines: [notNow, notNow] },
  33: { ending: 'decline', because: 'no me interesa' },
  38: { ending: 'decline', because: 'tengo miedo de que me quiten la visa' },
}

/** The 46 of the class list. */
export const people: readonly Persona[] = Array.from({ length: 46 }, (_, index) => persona(index + 1))

function persona(no: number): Persona {
  const by = (Object.keys(ROUTES) as Route[]).find((route) => ROUTES[route].includes(no))
  const on = Object.keys(FOUND_ON).find((day) => FOUND_ON[day]?.includes(no))
  const shared = ON_A_SHARED_PHONE.includes(no)
  const topics: [readonly number[], Topic][] = [
    [ASKS_SCAM, 'scam'],
    [ASKS_VISA, 'visa'],
    [ASKS_COST, 'cost'],
    [ASKS_MONEY, 'money'],
  ]
  return {
    no,
    // The father's phone is the son's.
    ...(no === 17 ? {} : { phone: workerId(no === 6 ? 5 : no) }),
    channel: SMS_ONLY.includes(no) ? 'sms' : 'whatsapp',
    ...(by && on ? { found: { by, on } } : {}),
    shared,
    mode: shared ? 'call' : LIKES_AUDIO.includes(no) ? 'audio' : 'text',
    asks: topics.flatMap(([who, topic]) => (who.includes(no) ? [topic] : [])),
    ending: shared ? 'none' : 'join',
    lines: [],
    initiatives: [],
    inPerson: shared,
    nightOwl: false,
    ...PARTICULAR[no],
  }
}

const wrongNumber: Line = { reads: /¿Es usted\?/, says: { text: 'número equivocado' } }

/** Those who have the number of somebody else now. */
export const strangers: readonly Stranger[] = [
  {
    phone: 'x08',
    lines: [wrongNumber, { reads: /Disculpe la molestia/, says: { text: '¿y qué querían?' } }],
    initiatives: [],
  },
  {
    // A recruiter who knows year, employer and birthday of 20 and wants to pass for him.
    phone: 'x14',
    lines: [
      wrongNumber,
      { reads: /quién le dio/i, says: { text: 'un amigo del pueblo' } },
      { reads: /nombre completo/, says: { text: 'Venancio Santos Martínez' } },
      { reads: /qué pueblo/i, says: { text: 'La Ceiba Honda' } },
    ],
    initiatives: [{ at: '2026-04-15 16:00', says: { text: 'buenas tardes, soy Venancio, quiero cambiar mi cuenta' } }],
  },
  ...['x24', 'x25', 'x26', 'x27'].map((phone) => ({ phone, lines: [wrongNumber], initiatives: [] })),
]
