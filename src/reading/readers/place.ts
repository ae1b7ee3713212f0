import { DIVISIONS } from '../gazetteer.ts'
import { createCorrector } from '../lexicon/typos.ts'
import { clean, fold } from '../normalise.ts'
import { type Country, defineReader } from '../reader.ts'
import { scan } from '../scan.ts'
import { sound } from '../sound.ts'

/** A town with its state or department, or the division alone. */
export type Place = { town: string | null; division: string; country: Country }

export type PlaceOptions = {
  /** A place that is in no list stays as it was written, once its state or department is known: "El Ojite, San Luis". */
  hamlets?: boolean
  /** It is looked at whether one is named: where none is, or several, the value is null. */
  maybe?: boolean
}

/**
 * A place of the five countries: "Tamazunchale", "Valles San Luis", "Huehue". The person's own country
 * comes first; a town that stands in several divisions is asked, at most three of them.
 */
export const place = defineReader<Place | null, PlaceOptions>({
  name: 'place',
  takes: { hamlets: 'yes or no', maybe: 'yes or no' },
  read: (text, { country }, options) => {
    const keys = scan(fold(clean(text)))
      .filter((token) => token.kind === 'word')
      .slice(0, 40)
      .flatMap((token) => (short[token.plain] ?? token.plain).split(' '))
      .map((word) => sound(word, 'es'))
      .map((key) => correct(key) ?? key)
    const found = entriesIn(keys)
    const longest = found.filter(
      (one) => !found.some((other) => other.words.length > one.words.length && holds(other.words, one.words)),
    )
    const home = longest.filter((one) => one.place.country === country)
    const here = home.length > 0 ? home : longest
    const towns = here.filter(({ place: { town } }) => town !== null)
    const divisions = here.filter(({ place: { town } }) => town === null)
    const settled = towns.filter(({ place: { division } }) =>
      divisions.some((each) => each.place.division === division),
    )
    const places = dedupe(
      (settled.length > 0 ? settled : towns.length > 0 ? towns : divisions).map((entry) => entry.place),
    )
    // "León, Guanajuato": the second name is the state, though a city is called so too.
    const exact = places.filter(({ town, division }) => town !== division)
    const [first, second] = exact.length > 0 && exact.length < places.length ? exact : places
    if (options?.maybe && (!first || second)) return { value: null }
    if (!first) return { problem: 'place.unknown' }
    if (!second) {
      const onlyDivision = first.town === null || first.town === first.division
      const more = longest.every(({ words }) => words.length < keys.length)
      return { value: options?.hamlets && onlyDivision && more ? { ...first, town: asWritten(text) } : first }
    }
    const named = (exact.length > 1 ? exact : places).slice(0, 3)
    return { ambiguous: 'place.which', values: { places: named.map(say).join('; ') }, between: named }
  },
})

const asWritten = (text: string): string =>
  clean(text)
    .replace(/\s+/g, ' ')
    .replace(/^(?:(?:aqu[ií]|ac[aá]|yo|soy|vivo|es|me queda|cerca|por|en|de) )+/i, '')
    .slice(0, 80)
    .trim()

/** How names are cut short on envelopes and in messages. */
const short: Record<string, string> = {
  cd: 'ciudad',
  sta: 'santa',
  sto: 'santo',
  sn: 'san',
  slp: 'san luis potosi',
  gto: 'guanajuato',
  oax: 'oaxaca',
  chis: 'chiapas',
  pue: 'puebla',
  hgo: 'hidalgo',
  gro: 'guerrero',
  jal: 'jalisco',
  mich: 'michoacan',
  qro: 'queretaro',
  tamps: 'tamaulipas',
  ver: 'veracruz',
  edomex: 'estado de mexico',
  zac: 'zacatecas',
  dgo: 'durango',
  coah: 'coahuila',
  chih: 'chihuahua',
  tlax: 'tlaxcala',
  huehue: 'huehuetenango',
  reu: 'retalhuleu',
  toto: 'totonicapan',
  tegus: 'tegucigalpa',
  sps: 'san pedro sula',
}

const say = ({ town, division, country }: Place) => `${town ? `${town}, ` : ''}${division} (${country})`

/** `at`: its place in the list. */
type Entry = { words: string[]; place: Place; at: number }

const keysOf = (name: string) => scan(fold(name)).map((token) => sound(token.plain, 'es'))

const ENTRIES: readonly Entry[] = DIVISIONS.flatMap(({ country, name, also, towns }) => [
  ...[name, ...also].map((way) => ({ words: keysOf(way), place: { town: null, division: name, country } })),
  ...towns.map((town) => ({ words: keysOf(town), place: { town, division: name, country } })),
]).map((entry, at) => ({ ...entry, at }))

/** By their first word: a message names few of them. */
const byFirst = Map.groupBy(ENTRIES, ({ words: [first = ''] }) => first)

/** Those that are named, in the order of the list. */
const entriesIn = (keys: readonly string[]): Entry[] => {
  const found = [...new Set(keys)].flatMap((key) => byFirst.get(key) ?? []).filter(({ words }) => holds(keys, words))
  return found.sort((a, b) => a.at - b.at)
}

const correct = createCorrector(
  ENTRIES.flatMap(({ words }) => words).filter((word) => word.length >= 6),
  [],
)

const holds = (list: readonly string[], part: readonly string[]): boolean =>
  list.some((_, i) => part.every((word, j) => list[i + j] === word))

/** A town named like its division ("Puebla") is one place: the town. */
const dedupe = (places: Place[]): Place[] => [
  ...new Map(places.map((each) => [`${each.country} ${each.division} ${each.town ?? ''}`, each])).values(),
]
