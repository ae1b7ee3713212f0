import { languagesNamed } from '../languages-named.ts'
import { clean, fold } from '../normalise.ts'
import { defineReader } from '../reader.ts'

export type LegalRuleOptions = {
  /** A way of service, or words of an oath: a language alone is none. */
  terms?: boolean
}

/**
 * Words that say what only an Advocate may set: how papers are served, in which language, what a sworn text has to say; as they were
 * written. What asks, or is to be asked or told to somebody, sets nothing.
 */
export const legalRule = defineReader<string, LegalRuleOptions>({
  name: 'legal-rule',
  takes: { terms: 'yes or no' },
  read: (text, _context, options) => {
    const said = clean(text).slice(0, LONGEST)
    const plain = fold(said)
    const sets = !/\?\s*$/.test(said) && !FOR_SOMEBODY.test(plain)
    return sets && (TERMS.test(plain) || (!options?.terms && languagesNamed(said).length > 0))
      ? { value: said }
      : { problem: 'reply.unclear' }
  },
})

const LONGEST = 600
const FOR_SOMEBODY =
  /^\W*(?:(?:please|pls|svp|por favor|s'il vous plait)\W+)?(?:ask|tell|find out|demande[rz]?|dites|pregunt\w+|dig\w+|avis\w+)\b/
const TERMS = new RegExp(
  `\\b(?:${[
    'in person|personal(?:ly| service)?|by hand|hand[ -]deliver\\w*|(?:process|court) (?:server|officer)|bailiff|sheriff|marshal|substituted service|registered mail|by (?:mail|post|courier|publication)',
    "en personne|en mains? propres?|huissiere?s?|courrier recommande|par (?:courrier|la poste|publication|depot|messager|voie d'huissier)",
    'en persona|personalmente|en propia mano|a mano|actuari[oa]|por (?:correo|mensajeria|edictos?|cedula|exhorto)|correo certificado|edictos|exhorto|carta rogatoria',
    'central authority|autorite centrale|autoridad central|hague|la haye|la haya|letters? rogatory|commission rogatoire|consul\\w*',
    'perjury|parjure|perjurio|under oath|sous serment|bajo juramento|bajo protesta|protesta de decir verdad|jurat|28 u\\.?s\\.?c\\.?|notar\\w*|commissioner of oaths|commissaire a l.assermentation|affirmation solennelle|declaration solennelle|solemn\\w* (?:affirm|declar)\\w*',
  ].join('|')})(?!\\p{L})`,
  'u',
)
