import { DIVISIONS } from '../../reading/gazetteer.ts'
import { fold } from '../../reading/normalise.ts'
import { scan } from '../../reading/scan.ts'
import { sound } from '../../reading/sound.ts'
import type { Place } from '../../store/places.ts'

/**
 * The places of which a veto holds where somebody lives. Danger is told of a municipality ("por Tamazunchale") or of a village as
 * people say it ("la ceiba honda"), and we have homes as a list wrote them ("Ejido La Ceiba Honda"): whoever may live there is not
 * written to, and so a home of which nobody can say where in the state it lies is spared with each place of that state.
 */
export const placesOver = <P extends Place>(places: readonly P[], home: Place): P[] =>
  places.filter((place) => place.country.toUpperCase() === home.country.toUpperCase() && mayHold(place, home))

function mayHold({ country, region, town }: Place, home: Place): boolean {
  if (!region) return true
  if (!home.region || !sameName(divisionOf(country, region), divisionOf(country, home.region))) return false
  // A town that is called like its state may be meant as the state.
  if (!town || sameName(town, region) || !home.town) return true
  return sameVillage(town, home.town) || (isTown(country, region, town) && !isTown(country, region, home.town))
}

const rowOf = (country: string, region: string) =>
  DIVISIONS.find((row) => row.country === country && [row.name, ...row.also].some((name) => sameName(name, region)))

const divisionOf = (country: string, region: string): string => rowOf(country, region)?.name ?? region

/** One of the larger towns, which name their municipality. */
const isTown = (country: string, region: string, town: string): boolean =>
  rowOf(country, region)?.towns.some((one) => sameName(one, town)) ?? false

const sameName = (one: string, other: string): boolean => wordsOf(one).join(' ') === wordsOf(other).join(' ')

/** Village names that say the same but for what a village is: "ejido la ceiba honda", "Ceiba Onda". */
function sameVillage(one: string, other: string): boolean {
  const [a, b] = [one, other].map((name) => wordsOf(name).filter((word) => !KIND_OF_PLACE.has(word)))
  if (!a || !b || a.length === 0 || b.length === 0) return sameName(one, other)
  return a.every((word) => b.includes(word)) || b.every((word) => a.includes(word))
}

const wordsOf = (name: string): string[] => scan(fold(name)).map(({ plain }) => sound(plain, 'es'))

const KIND_OF_PLACE = new Set(
  [
    ...['ejido', 'rancho', 'rancheria', 'colonia', 'barrio', 'comunidad', 'pueblo', 'poblado', 'congregacion', 'aldea'],
    ...['caserio', 'canton', 'anexo', 'municipio', 'de', 'del', 'el', 'la', 'los', 'las', 'en', 'por', 'y'],
  ].map((word) => sound(word, 'es')),
)
