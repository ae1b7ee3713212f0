import { clean } from '../normalise.ts'
import { type Country, defineReader } from '../reader.ts'

export type Identity = { document: 'CURP' | 'DPI' | 'DUI' | 'DNI' | 'CEDULA'; valid: boolean }

/**
 * An identity number of the five countries. `valid: false`: the form is right, the check is not; only a hint, never a refusal.
 * The number itself is not returned. Thirteen digits are a DPI or a DNI by country; elsewhere they are asked again.
 */
export const identity = defineReader<Identity>({
  name: 'identity',
  read: (text, { country }) => {
    const upper = clean(text)
      .toUpperCase()
      .normalize('NFD')
      .replace(/N\u0303/g, 'X')
      .replace(/\p{M}/gu, '')
    const found = [
      ...new Map(
        candidates(upper)
          .flatMap((run) => documentsIn(run, country))
          .map((each) => [each.key, each.value]),
      ).values(),
    ]
    const [first, second] = found
    if (first && !second) return { value: first }
    const holding = found.filter((each) => each.valid)
    const [only] = holding
    if (only && holding.length === 1) return { value: only }
    if (second) return { ambiguous: 'identity.which', between: found }
    const counted = upper.replace(/[^0-9]/g, '').length
    if (counted === 0) return { problem: 'identity.unclear' }
    const { document, length } = OWN[country] ?? { document: 'CURP', length: 18 }
    return { problem: 'identity.length', values: { n: counted, m: length, document } }
  },
})

const OWN: Partial<Record<Country, { document: string; length: number }>> = {
  MX: { document: 'CURP', length: 18 },
  GT: { document: 'DPI', length: 13 },
  SV: { document: 'DUI', length: 9 },
  HN: { document: 'DNI', length: 13 },
  NI: { document: 'cédula', length: 14 },
}

/** Runs of letters and digits; a run may be cut by spaces, dashes and dots as on the card. */
const candidates = (text: string): string[] => {
  const words = text.split(/[^A-Z0-9]+/).filter((word) => /\d/.test(word) || /^[A-Z]$/.test(word))
  const whole = words.join('')
  const single = words.filter((word) => word.length >= 9)
  const curp = text.replace(/[\s.-]+/g, '').match(CURP_LOOSE)
  return [...new Set([...(curp ? [curp[0]] : []), ...(single.length > 0 ? single : [whole])])]
}

const CURP_LOOSE = /[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z\d]\d/
const CURP = /^[A-Z][AEIOUX][A-Z]{2}\d{6}[HMX][A-Z]{2}[B-DF-HJ-NP-TV-Z]{3}[A-Z\d]\d$/

const documentsIn = (run: string, country: Country): { key: string; value: Identity }[] => {
  const found: Identity[] = []
  if (CURP_LOOSE.test(run) && run.length === 18) found.push({ document: 'CURP', valid: curpHolds(run) })
  if (/^\d{13}[A-Z]$/.test(run)) found.push({ document: 'CEDULA', valid: cedulaHolds(run) })
  if (/^\d{9}$/.test(run)) found.push({ document: 'DUI', valid: duiHolds(run) })
  if (/^\d{13}$/.test(run)) {
    if (country !== 'HN') found.push({ document: 'DPI', valid: dpiHolds(run) })
    if (country !== 'GT') found.push({ document: 'DNI', valid: dniHolds(run) })
  }
  return found.map((value) => ({ key: `${run} ${value.document}`, value }))
}

const STATES = new Set(
  'AS BC BS CC CL CM CS CH DF DG GT GR HG JC MC MN MS NT NL OC PL QT QR SP SL SR TC TS TL VZ YN ZS NE'.split(' '),
)
const ALPHABET = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ'

const curpHolds = (curp: string): boolean => {
  if (!CURP.test(curp) || !STATES.has(curp.slice(11, 13))) return false
  const old = /\d/.test(curp[16] ?? '')
  const birth = `${old ? 19 : 20}${curp.slice(4, 6)}-${curp.slice(6, 8)}-${curp.slice(8, 10)}`
  if (!isDay(birth)) return false
  let sum = 0
  for (let i = 0; i < 17; i++) sum += ALPHABET.indexOf(curp[i] ?? '') * (18 - i)
  return (10 - (sum % 10)) % 10 === Number(curp[17])
}

/** Eight digits, a check (weights 2 to 9, mod 11), department, municipality. */
const dpiHolds = (dpi: string): boolean => {
  let sum = 0
  for (let i = 0; i < 8; i++) sum += Number(dpi[i]) * (i + 2)
  const department = Number(dpi.slice(9, 11))
  return sum % 11 === Number(dpi[8]) && department >= 1 && department <= 22 && Number(dpi.slice(11)) >= 1
}

const duiHolds = (dui: string): boolean => {
  let sum = 0
  for (let i = 0; i < 8; i++) sum += Number(dui[i]) * (9 - i)
  return (10 - (sum % 10)) % 10 === Number(dui[8])
}

/** No public check digit: department, municipality and year of birth have to be possible. */
const dniHolds = (dni: string): boolean => {
  const department = Number(dni.slice(0, 2))
  const birth = Number(dni.slice(4, 8))
  return department >= 1 && department <= 18 && Number(dni.slice(2, 4)) >= 1 && birth >= 1900 && birth <= 2100
}

const cedulaHolds = (cedula: string): boolean => {
  const letter = 'ABCDEFGHJKLMNPQRSTUVWXY'[Number(BigInt(cedula.slice(0, 13)) % 23n)]
  const [day, month, short] = [cedula.slice(3, 5), cedula.slice(5, 7), cedula.slice(7, 9)]
  return letter === cedula[13] && (isDay(`19${short}-${month}-${day}`) || isDay(`20${short}-${month}-${day}`))
}

const isDay = (iso: string): boolean => {
  const time = Date.parse(`${iso}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso)
}
