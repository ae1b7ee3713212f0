import type { Country } from '../reading/reader.ts'
import { countries } from './countries.ts'

/**
 * IANA zone of a stated place. The state may be written with or without accents, in any case, or as its two-letter code in the
 * United States and Canada; an unknown one gives the country's default. Never guessed from a phone number.
 */
export const zoneOf = (country: Country, state?: string | null): string => {
  const key = (state ?? '').normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase()
  return STATES[country]?.get(key) ?? countries[country].zone
}

const table = (rows: Record<string, string>): ReadonlyMap<string, string> =>
  new Map(Object.entries(rows).flatMap(([zone, names]) => names.split(',').map((name) => [name.trim(), zone] as const)))

/** Only what differs from the country's default. A state with two zones stands under the one most of its people live in. */
const STATES: Partial<Record<Country, ReadonlyMap<string, string>>> = {
  MX: table({
    'America/Cancun': 'quintana roo',
    'America/Merida': 'yucatan, campeche',
    'America/Monterrey': 'nuevo leon, coahuila, coahuila de zaragoza, durango, tamaulipas',
    'America/Chihuahua': 'chihuahua',
    'America/Hermosillo': 'sonora',
    'America/Mazatlan': 'sinaloa, nayarit, baja california sur',
    'America/Tijuana': 'baja california, baja california norte',
  }),
  US: table({
    'America/New_York':
      'connecticut, ct, delaware, de, district of columbia, dc, florida, fl, georgia, ga, indiana, in, kentucky, ky, maine, me, maryland, md, massachusetts, ma, michigan, mi, new hampshire, nh, new jersey, nj, new york, ny, north carolina, nc, ohio, oh, pennsylvania, pa, rhode island, ri, south carolina, sc, vermont, vt, virginia, va, west virginia, wv',
    'America/Denver': 'colorado, co, idaho, id, montana, mt, new mexico, nm, utah, ut, wyoming, wy',
    'America/Phoenix': 'arizona, az',
    'America/Los_Angeles': 'california, ca, nevada, nv, oregon, or, washington, wa',
    'America/Anchorage': 'alaska, ak',
    'Pacific/Honolulu': 'hawaii, hi',
    'America/Puerto_Rico': 'puerto rico, pr',
  }),
  CA: table({
    'America/Winnipeg': 'manitoba, mb',
    'America/Regina': 'saskatchewan, sk',
    'America/Edmonton': 'alberta, ab, northwest territories, nt',
    'America/Vancouver': 'british columbia, bc',
    'America/Whitehorse': 'yukon, yt',
    'America/Halifax': 'nova scotia, ns, new brunswick, nb, prince edward island, pe',
    'America/St_Johns': 'newfoundland and labrador, newfoundland, nl',
  }),
}
