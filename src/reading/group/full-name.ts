import { defineDetector } from './rule.ts'

/** A full legal name: who is on a list must not be learnt from the group. First names and nicknames are how people talk. */
export const fullName = defineDetector({
  rule: 'NAME',
  finds: ({ text, plain }) => {
    if (TOLD.test(plain)) return true
    const words = text.match(/\p{L}+/gu) ?? []
    // Where all is written in capitals they say nothing.
    const shouted = words.every((word) => word === word.toUpperCase())
    const named = words.map((word) => kindOf(word, shouted))
    return named.some((kind, at) => kind === 'given' && surnames(named, at + 1) >= 2)
  },
})

/** A first name with any surname: among people who do not know each other it shows who is meant. */
export const namesSomebody = (text: string): boolean => {
  const words = text.match(/\p{L}+/gu) ?? []
  const shouted = words.every((word) => word === word.toUpperCase())
  const named = words.map((word) => kindOf(word, shouted))
  return named.some((kind, at) => kind === 'given' && surnames(named, at + 1) >= 1)
}

type Kind = 'given' | 'surname' | 'capital' | 'particle' | 'other'

/** How many surnames follow, over further first names and particles. At least one of them must be known as one. */
const surnames = (kinds: readonly Kind[], from: number): number => {
  let [count, known] = [0, 0]
  for (const kind of kinds.slice(from, from + 7)) {
    if (kind === 'particle' || (kind === 'given' && count === 0)) continue
    if (kind !== 'surname' && kind !== 'capital' && kind !== 'given') break
    count++
    if (kind === 'surname') known++
  }
  return known > 0 ? count : 0
}

const kindOf = (word: string, shouted: boolean): Kind => {
  const plain = word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
  if (GIVEN.has(plain)) return 'given'
  if (SURNAMES.has(plain)) return 'surname'
  if (/^(?:de|del|la|las|los|y)$/.test(plain)) return 'particle'
  return !shouted && /^\p{Lu}\p{Ll}+$/u.test(word) ? 'capital' : 'other'
}

const set = (words: string): Set<string> => new Set(words.split(' '))
/** The most frequent of Mexico and Central America. */
const GIVEN = set(
  'jose juan luis maria guadalupe antonio francisco jesus miguel pedro alejandro manuel carlos jorge roberto fernando ricardo eduardo javier ' +
    'daniel martin rafael raul oscar sergio arturo enrique mario victor hector ramon ruben alberto gerardo armando alfredo salvador cesar ' +
    'marcos julio pablo andres felipe agustin ignacio santiago diego ivan gustavo adrian hugo israel alfonso guillermo ernesto gabriel ' +
    'rosa ana margarita juana martha marta carmen alicia elizabeth patricia leticia gloria yolanda silvia veronica teresa norma lucia ' +
    'laura sandra claudia adriana elena isabel blanca josefina irma araceli catalina esther beatriz angelica lidia ' +
    'maximiliano isidro leocadio eusebio ponciano artemio delfino refugio crescencio nabor fidel tomas zenon abundio nicandro eleuterio venancio',
)
const SURNAMES = set(
  'hernandez garcia martinez lopez gonzalez rodriguez perez sanchez ramirez cruz flores gomez morales vazquez vasquez jimenez reyes diaz torres ' +
    'gutierrez ruiz mendoza aguilar ortiz castillo moreno romero alvarez mendez chavez rivera juarez ramos dominguez herrera medina castro ' +
    'vargas guzman velazquez munoz rojas contreras salazar luna ortega santiago guerrero estrada bautista cortes soto alvarado espinoza lara ' +
    'avila rios cervantes silva delgado vega marquez sandoval carrillo leon mejia solis rosas valdez nunez campos santos camacho maldonado ' +
    'navarro rosales acosta pena miranda cabrera trejo valencia robles pacheco cardenas ibarra figueroa molina lozano rangel padilla aguirre ' +
    'ochoa salinas fuentes zamora rubio xochitla escobar funes zelaya orellana lemus caal choc tzoc coc pop ixcoy',
)
/** A name that is told as one. */
const TOLD =
  /\b(?:se llama|me llamo|mi nombre completo es|mi nombre es|nombre completo:?|a nombre de) (?:[a-zñ]+ ){2,}[a-zñ]+|\b(?:my full name is|his full name is|her full name is|je m'appelle) (?:[a-z]+ )+[a-z]+/
