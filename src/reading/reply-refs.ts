/** Prefixes of what an Advocate writes about: a case, a task, an invoice. */
export type Referred = 'CF' | 'T' | 'F'

export const REFERENCE = /(?<![\p{L}\d])(CF|T|F|INV|FAC|FACT)[ -]?#?(\d{1,8})(?![\p{L}\d])/giu

/** "task 4", "dossier 1043", "invoice 2031": as references. */
export const withRefs = (text: string): string =>
  text
    .replace(/(?<![\p{L}\d])(?:task|tarea|t[aâ]che)s? (?:no\.? ?|n[°º] ?|#)?(\d{1,6})(?![\p{L}\d])/giu, 'T$1')
    .replace(/(?<![\p{L}\d])(?:case|caso|dossier) (?:no\.? ?|n[°º] ?|#)?(\d{3,6})(?![\p{L}\d])/giu, 'CF-$1')
    .replace(/(?<![\p{L}\d])(?:invoice|factura|facture) (?:no\.? ?|n[°º] ?|#)?(\d{2,8})(?![\p{L}\d])/giu, 'F$1')

/** The references of a text as they are kept, each once. A task or an invoice says more than the case that it belongs to. */
export function refsIn(text: string): string[] {
  const refs = [...new Set([...text.matchAll(REFERENCE)].map(keptOf))]
  return refs.some(notCase) ? refs.filter(notCase) : refs
}

/** "t06" is T6; an invoice is called as finance calls it, INV77 or F2031. */
export const keptOf = ([, prefix = '', digits = '']: RegExpMatchArray): string => {
  const kind = prefix.toUpperCase()
  const number = kind === 'CF' || kind === 'T' ? digits.replace(/^0+(?=\d)/, '') : digits
  return kind === 'CF' ? `CF-${number}` : `${kind}${number}`
}

export const prefixOf = (ref: string): Referred => (ref.startsWith('CF') ? 'CF' : ref.startsWith('T') ? 'T' : 'F')

const notCase = (ref: string): boolean => !ref.startsWith('CF')
