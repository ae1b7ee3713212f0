/** Prefixes of what an Advocate writes about: a case, a task, an invoice. */
export type Referred = 'CF' | 'T' | 'F'

export const REFERENCE = /(?<![\p{L}\d])(CF|T|F|INV|FAC|FACT)[ ._-]?#?(\d{1,8})(?![\p{L}\d])/giu

/** "task 4", "dossier 1043", "invoice 2031", and what their own office calls a case of ours: as references. */
export const withRefs = (text: string, called: Readonly<Record<string, string>> = {}): string =>
  Object.entries(called)
    .reduce((said, [name, ref]) => (ref.includes(' ') ? said : said.replace(asCalled(name), ref)), text)
    .replace(
      MISTYPED,
      (_, prefix: string, digits: string) => prefix + digits.replace(/o/gi, '0').replace(/[il]/gi, '1'),
    )
    .replace(RUN_ON, '$1 $2')
    .replace(RUN_UP, '$1 $2')
    .replace(/(?<![\p{L}\d])(?:task|tarea|t[aâ]che)s? (?:no\.? ?|n[°º] ?|#)?(\d{1,6})(?![\p{L}\d])/giu, 'T$1')
    .replace(/(?<![\p{L}\d])(?:case|caso|dossier) (?:no\.? ?|n[°º] ?|#)?(\d{3,6})(?![\p{L}\d])/giu, 'CF-$1')
    .replace(/(?<![\p{L}\d])(?:invoice|factura|facture) (?:no\.? ?|n[°º] ?|#)?(\d{2,8})(?![\p{L}\d])/giu, 'F$1')

/** "CF1O42": a letter that looks like its figure. */
const MISTYPED = /(?<![\p{L}\d])(CF[ -]?)(?=[oil\d]*\d)(?=\d*[oil])([oil\d]{3,6})(?![\p{L}\d])/giu
/** "t4ok", "cf1042status", "okT4": written without a gap. */
const WORD = 'ok|yes|no|oui|non|si|sí|status|estado|etat|état|approved|aprobado|aprobada'
const RUN_ON = new RegExp(`(?<![\\p{L}\\d])((?:CF[ -]?|T|F)\\d{1,8})(${WORD})(?![\\p{L}\\d])`, 'giu')
const RUN_UP = new RegExp(`(?<![\\p{L}\\d])(${WORD})((?:CF|T)\\d{1,8})(?![\\p{L}\\d])`, 'giu')

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

/** The first two of the cases that one of these names may mean, where somebody writes it. */
export function severalCalled(text: string, called: Readonly<Record<string, string>> = {}): [string, string] | null {
  for (const [name, refs] of Object.entries(called)) {
    const [first = '', second] = refs.split(' ')
    if (second !== undefined && text.search(asCalled(name)) >= 0) return [first, second]
  }
  return null
}

/** A name with its marks in any way: "WF-2231", "wf 2231", "WF2231". One that is no figure and no reference of ours. */
function asCalled(name: string): RegExp {
  const runs = name.match(/\p{L}+|\d+/gu) ?? []
  const plain = runs.join('')
  const tells = /\d/.test(plain) && plain.length >= 4 && (runs.length > 1 || plain.length >= 5)
  return tells && !new RegExp(`^(?:${REFERENCE.source})$`, 'iu').test(name)
    ? new RegExp(`(?<![\\p{L}\\d])${OF_A_FILE}${runs.join('[ \\-./:]*')}(?![\\p{L}\\d])`, 'giu')
    : /(?!)/
}

/** What looks like a reference, and is none of ours: "WF-2231", "wf1042", "2026-114", "1:25-cv-00987". As it is said, and as it is written. */
export function otherRefIn(text: string): { said: string; ref: string } | null {
  const [first, second] = [...text.matchAll(OTHER)]
  const [said = '', ref = ''] = first ?? []
  return first && !second ? { said, ref: ref.toUpperCase() } : null
}
const OF_A_FILE =
  '(?:(?:(?:our|my|notre|nuestro|su|votre) )?(?:file|docket|matter|case|dossier|caso|expediente|asunto)(?: (?:no\\.?|number|n[°º]|#))? ?)?'
const OTHER = new RegExp(
  `(?<![\\p{L}\\d])${OF_A_FILE}#?(\\d{1,2}:\\d{2}-\\p{L}{2,4}-\\d{2,6}|(?!USD|CAD|MXN)\\p{L}{1,6}-?\\d{2,8}(?:[-/]\\d{1,8})*|\\p{L}{2,6}(?:-\\d{1,8}){1,3}|\\d{2,4}-\\p{L}{1,4}-?\\d{2,8}|\\d{4}-\\d{2,6})(?![\\p{L}\\d])`,
  'giu',
)

const notCase = (ref: string): boolean => !ref.startsWith('CF')
