import { fold } from '../normalise.ts'
import type { Lang } from '../reader.ts'

/** Whom a report speaks of: numbers of the list of those who were found, whether somebody was looked for or found, and the text without numbers of people. */
export type PeopleSaid = { found: number[]; seen: boolean; rest: string }

/** "Ya encontré al número 17 y al 13", "fui a ver al número 17, no estaba": numbers of people, and no hours and no money. */
export const peopleSaid = (text: string, lang: Lang): PeopleSaid => {
  const { found, numbered, looked, vain, missed, met } = words[lang]
  const plain = fold(text)
  const numbers = [...plain.matchAll(found)].flatMap(([said]) =>
    [...said.replace(COUNTED, '').matchAll(/\d+/g)].map(([n]) => Number(n)),
  )
  const inVain = missed.test(plain) || (looked.test(plain) && vain.test(plain))
  return {
    found: [...new Set(numbers)].sort((a, b) => a - b),
    seen: numbers.length > 0 || inVain || met.test(plain),
    rest: plain.replace(found, ' , ').replace(numbered, ' , ').replace(missed, ' , '),
  }
}

const MARK = String.raw`(?:(?:numeros?|nums?|no)\b\.?|#|n[°º])\s*`
const TO = String.raw`(?:(?:a|al|el|la|los|las|del|de|con)\s+)*`
const MORE = String.raw`(?:\s*(?:,|y|e)\s*${TO}(?:${MARK})?\d{1,4})*(?!\d|\s*(?:personas?|gentes?|horas?|hrs?|h|pesos|de\s+(?:camino|la\s+(?:lista|tarde|manana)))\b)`

/** "La 13 no quiso", "a la 18", "en la casa de la 15": one of a list, no hour of the day ("a la 1") and no day of a month ("el 15"). */
const OF_A_LIST = String.raw`\b(?:(?:a|de|con|y)\s+)?(?:la|al)\s+(?:[2-9]|\d{2,3})\b(?!\s*(?:horas?|hrs?|h\b|pesos|de\b|:))`
const FOUND = `(?:encontr(?:e|amos|ado)|halle|hallamos|localice|localizamos|di con|dimos con|ubique)`
/** "A 2: ", "a dos personas, ": how many there were, before it is said which. */
const COUNT = String.raw`(?:\d{1,2}|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez)`
const PEOPLE = String.raw`(?:personas?|gentes?|companer[oa]s?|senor[ae]?s?|trabajador(?:es)?|de (?:la|las|los|ell[oa]s|mi)\b(?: list\w*)?)`
const HOW_MANY = String.raw`(?:a\s+)?${COUNT}(?:\s+${PEOPLE}\s*[:,;]|\s*[:;])\s*`
const COUNTED = new RegExp(String.raw`(?<=^${FOUND}\s+(?:ya\s+)?)${HOW_MANY}`)

const words: Record<Lang, Record<'found' | 'numbered' | 'looked' | 'vain' | 'missed' | 'met', RegExp>> = {
  es: {
    found: new RegExp(
      String.raw`(?<!\bno (?:(?:lo|la|le|los|he|pude) )?)\b${FOUND}\s+(?:ya\s+)?(?:${HOW_MANY}(?:a\s+)?(?=al?\s|el\s|la\s|l[oa]s\s|num|#)|(?=al?\s|con\s|num|no\b|#|n[°º]))${TO}(?:${MARK})?\d{1,4}${MORE}|(?<!\bno )\b(?:al|el|la|los|las|numeros?)\s+(?:${MARK})?\d{1,4}${MORE}\s*,?\s*(?:ya|si)?\s*(?:tambien\s+)?l[oae]s?\s+(?:ya\s+|he\s+)?${FOUND}\b`,
      'g',
    ),
    numbered: new RegExp(
      String.raw`\b(?:(?:el|la|al|del|los|las)\s+)?(?:(?:numeros?|num)\b\.?|#)\s*\d{1,4}${MORE}|${OF_A_LIST}`,
      'g',
    ),
    looked: /\b(?:fui|fuimos|pase|pasamos|ido) (?:a|por) |\b(?:visite|visitamos|busque|buscamos|toque)\b/,
    vain: /\b(?:no (?:estaban?|estuvo|habia nadie|me abri\w+|abri\w+|salio|lo encontre|la encontre|los encontre|lo halle|la halle)|nadie (?:me )?(?:abrio|salio|contesto)|casa sola)\b/,
    missed: new RegExp(
      String.raw`\bno (?:encontr|hall|localic|localiz|di con)\w*\s+(?:a|al)\s+(?:(?:el|la)\s+)?(?:${MARK})?\d+|\b(?:al?|el|la) (?:${MARK})?\d{1,4} no l[oae]s? (?:encontr|hall|localic)`,
    ),
    met: /\b(?:visite|visitamos|hable|hablamos|platique|vi|fui|fuimos|pase)(?: (?:a|con|por|ver|a ver))* (?:al|el|la) (?:(?:numero|num|no)\.? )?(?:[2-9]|\d{2,3})\b(?! de |\s*(?:horas?|hrs?|pesos))|(?<!\bno (?:(?:lo|la|le|los|he|pude) )?)\b(?:encontre|encontramos|halle|localice|localizamos|di con|dimos con) (?:ya )?(?:a )?(?:(?:\d{1,2}|un[oa]s? cuant[oa]s|vari[oa]s|much[oa]s|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez) (?:mas\b|personas?\b|gentes?\b|companer[oa]s?\b|senor[ae]?s?\b|trabajador\w*|de (?:la|las|los|ell[oa]s|mi)\b)|(?:dos|tres|cuatro|cinco|vari[oa]s|tod[oa]s)$|un[oa]s? (?:de (?:la|los|las)|senora?)|don |dona |la senora |el senor |otr[oa]s? (?:de|mas|senora?))/,
  },
  en: {
    found: /\bfound (?:number |no\. ?|#)\d{1,4}(?:(?:,| and) (?:number )?\d{1,4})*/g,
    numbered: /(?:\bnumber |#)\d{1,4}/g,
    looked: /\b(?:visited|went to (?:see|visit|look for)|looked for)\b/,
    vain: /\b(?:was not (?:there|home)|nobody (?:there|home))\b/,
    missed: /\b(?:did not|didn't) find (?:number |#)\d/,
    met: /\bfound (?:one|another) of the list\b/,
  },
  fr: {
    found: /\btrouve (?:le |la )?(?:numero )\d{1,4}/g,
    numbered: /\bnumero \d{1,4}/g,
    looked: /\b(?:visite|alle voir|cherche)\b/,
    vain: /\b(?:n'etait pas la|personne n'etait)\b/,
    missed: /\bpas trouve (?:le )?numero \d/,
    met: /\btrouve (?:un|une) de la liste\b/,
  },
}
