import { languagesNamed } from '../languages-named.ts'
import { clean, fold } from '../normalise.ts'
import { type Country, defineReader, type ReadContext } from '../reader.ts'
import { NEW_CASE } from '../reply/words.ts'
import { date } from './date.ts'
import { place } from './place.ts'

/** What an Advocate says of work that they need, as far as it is said. `about`: all of it, as it was written. */
export type WorkRequest = {
  country?: Country
  what?: string[]
  needed_by?: string
  urgency?: 'HIGH'
  spoken?: string[]
  about: string
}

export type WorkRequestOptions = {
  /** Nothing is asked yet: it has to say that work is wanted. */
  fresh?: boolean
}

/**
 * "Need 12 declarations from workers in Oaxaca by March 3, Spanish and Mixteco": several of the things that are asked of a request, in one
 * answer. One alone is an answer to its own question. What may mean two things is left to be asked.
 */
export const workRequest = defineReader<WorkRequest, WorkRequestOptions>({
  name: 'work-request',
  takes: { fresh: 'yes or no' },
  read: (text, context, options) => {
    const about = clean(text).slice(0, LONGEST)
    const plain = fold(about)
    const what = Object.keys(KINDS).filter((kind) => KINDS[kind]?.test(plain))
    const several = options?.fresh ? undefined : firstOfSeveral(plain)
    const country = several ?? countryIn(about)
    const by = dayIn(about, context)
    const spoken = spokenIn(about)
    const parts = {
      ...(country === undefined ? {} : { country }),
      ...(what.length === 0 ? {} : { what }),
      ...(by === undefined ? {} : { needed_by: by }),
      ...(SOON.test(plain) ? { urgency: 'HIGH' as const } : {}),
      ...(spoken.length === 0 ? {} : { spoken }),
    }
    const count = Object.keys(parts).length + (several === undefined ? 0 : 1)
    const asks = NEEDS.test(plain) && what.length > 0 && !OF_A_CASE.test(plain)
    const enough = options?.fresh ? (NEW_CASE.test(plain) && count > 0) || (asks && count > 1) : count > 1
    return enough && !/\?\s*$/.test(about) ? { value: { ...parts, about } } : { problem: 'work-request.unclear' }
  },
})

const LONGEST = 600
const NEEDS =
  /^\W*need(?:ed|ing)?\b|\b(?:(?:i|we)(?: will| would|['’ ]ll)? (?:need|require)|can (?:you|someone) (?:help|get|find)|necesit(?:o|amos)|se necesita|hace falta|(?:j['’ ]?ai|nous avons|nous aurons) besoin|il (?:me |nous )?(?:faut|faudrait))\b/
/** Of work that is under way: "we need you to ask the workers in Oaxaca to sign by Friday". */
const OF_A_CASE =
  /\b(?:find out|to know|whether|ask|tell|remind|check|you to|him|her|them|already|still|the (?:worker|client|witness(?:e)?|defender|form|declaration|people|family)s?|pregunt\w+|dig[ae]\w*|avis\w+|averig\w+|que (?:usted|ustedes)|ya|(?:al?|el|la|los|las) (?:trabajador|cliente|testigo|defensor)\w*|demandez|dites|verifiez|que vous|(?:le|la|les) (?:travailleur|client|temoin)\w*)\b/
const SOON =
  /\b(?:a\.?s\.?a\.?p|as soon as possible|urgent\w*|right away|cuanto antes|lo antes posible|des que possible|au plus vite)\b/

/** As folded words say them, in any of the three languages. */
const KINDS: Readonly<Record<string, RegExp>> = {
  LOCATE:
    /\b(?:locat\w+|find|finding|(?:needs?|needed|be|get|have) (?:\S+ ){0,8}found|trace|search for|localiz\w+|encontrar(?:los|las|lo|la)?|buscar(?:los|las|lo|la)?|ubicar(?:los|las|lo|la)?|retrouver|trouver|chercher|localiser)\b/,
  DELIVER: /\b(?:deliver\w*|hand over|read aloud|entregar|remettre)\b/,
  SIGNATURE:
    /\b(?:sign|signed|signing|signatures?|notari\w+|affidavits?|declarations?|firm(?:a|as|ar|en|ada|adas)|declaracion(?:es)? juradas?|signer)\b/,
  INTERVIEW:
    /\b(?:interview\w*|testimon\w+|deposition|statements?|video ?calls?|entrevist\w+|declaracion(?:es)?(?! jurad)|videollamadas?|entrevues?|entretiens?|temoignages?)\b/,
  DOC: /\b(?:cert(?:ificate)?s?|records|registr\w+|apostil\w+|actas?|certificad\w+|actes? de|certificats?)\b/,
  SERVICE:
    /\b(?:serve|serving|service of process|summons|notificar|notificacion(?:es)?|emplaz\w+|signifier|signification|assignation)\b/,
}

const COUNTRIES: readonly [Country, RegExp][] = [
  ['MX', /\b(?:mexico|mexique)\b/],
  ['GT', /\bguatemala\b/],
  ['SV', /\b(?:el )?salvador\b/],
  ['HN', /\bhonduras\b/],
  ['NI', /\bnicaragua\b/],
]

/** "Mexico and maybe Guatemala too": a request is for one, and the other stands in the words that are kept for the call. */
function firstOfSeveral(plain: string): Country | undefined {
  if (plain.split(' ').length > FEW || /\b(?:not?|or|o|ou|ni|pas)\b/.test(plain)) return undefined
  const named = COUNTRIES.flatMap(([code, words]) => {
    const at = plain.search(words)
    return at < 0 ? [] : [{ code, at }]
  }).sort((a, b) => a.at - b.at)
  return named.length > 1 ? named[0]?.code : undefined
}
const FEW = 8

/** The country that is named, or that of the one place behind "in" or "from". */
function countryIn(text: string): Country | undefined {
  const plain = fold(text)
  const named = COUNTRIES.flatMap(([code, words]) => (words.test(plain) ? [code] : []))
  if (named.length > 0) return named.length === 1 ? named[0] : undefined
  const found = new Set(
    [...text.matchAll(PLACES)].flatMap(([, name = '']) => {
      const reading = place.read(name, ANYWHERE, {})
      if ('value' in reading) return reading.value ? [reading.value.country] : []
      return 'ambiguous' in reading ? (reading.between ?? []).flatMap((each) => each?.country ?? []) : []
    }),
  )
  return found.size === 1 ? [...found][0] : undefined
}
/** The reader prefers places at home; nobody works at home here. */
const ANYWHERE: ReadContext = { country: 'US', lang: 'en', now: '', zone: '' }
const PLACES = /(?<!\p{L})(?:in|from|near|around|en|desde|cerca de|de|a|à|au|dans) ((?:\p{Lu}[\p{L}.'’-]+ ?){1,4})/gu

/** A day is one to be ready by only where it says so. */
function dayIn(text: string, context: ReadContext): string | undefined {
  const [, said = ''] = BY.exec(text) ?? []
  const reading = said === '' ? null : date.read(said, context, { future: true })
  return reading && 'value' in reading ? reading.value : undefined
}
const BY =
  /(?<!\p{L})(?:by|before|no later than|until|deadline(?: is| of)?:?|due|para el|antes del?|a más tardar el|hasta el|avant le|d['’]ici(?: le| au)?|pour le|au plus tard le) ([^,;.]{3,30})/iu

/** Of a place ("en Quiché") and of a translation they say nothing of who speaks. */
const spokenIn = (text: string): string[] => [
  ...new Set(
    languagesNamed(
      text
        .replace(PLACES, ' ')
        .replace(/\b(?:translat|tradu)\p{L}*[^,;.]{0,24}/giu, ' ')
        .replace(/\bmexi[ck]an\p{L}*/giu, ' '),
    ).map((one) => ('code' in one ? one.code : one.family)),
  ),
]
