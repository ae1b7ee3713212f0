import { languagesNamed } from './languages-named.ts'
import { clean, fold } from './normalise.ts'
import { ofLatest } from './of-latest.ts'
import { place } from './readers/place.ts'

/**
 * "San Miguel Uspantán, Quiché", "soy de Quiché": the department whose name a language has, and no wish to be talked to in it. Alone it stays
 * the language, and so does whatever somebody speaks.
 */
export const isPlaceNotLanguage = (text: string): boolean => told(text)

const told = ofLatest((text): boolean => {
  const said = fold(clean(text))
  if (SPOKEN.test(said)) return false
  const words = said.match(/[\p{L}']+/gu) ?? []
  const languages = words.filter((word) => languagesNamed(word).length > 0)
  if (languages.length === 0 || !languages.every((word) => isDivision(word))) return false
  return languages.some((word) => THERE.test(said.slice(0, said.indexOf(word)))) || isTown(said)
})

const read = (text: string) => place.read(text, { country: 'GT', lang: 'es', now: '', zone: '' }, {})
const isDivision = (word: string): boolean => {
  const reading = read(word)
  return 'value' in reading && reading.value !== null
}
const isTown = (said: string): boolean => {
  const reading = read(said)
  return 'value' in reading && reading.value !== null && reading.value.town !== null
}

/** What is said of a language, and of no place. */
const SPOKEN =
  /\b(?:habl\w*|entiend\w*|idioma|lengua|dialecto|sepan?|sabe|prefiero|mejor|quiero|traduct\w*|interprete|traduzc\w*|alguien|persona|quien|audio\w*|llam\w*|speak\w*|talk\w*|language|parl\w*)\b/
/** What stands before a place, and before no language. */
const THERE =
  /(?:\bde|\b(?:viv\w+|estoy|estamos|ando|radico|aqui|aca|alla|soy) (?:aqui |aca |alla )?(?:en|del?)|\bd(?:e)?pto|\bdepartamento|\p{L},)\s*(?:el )?$/u
