import { clean, fold } from '../normalise.ts'
import { defineReader, type Lang } from '../reader.ts'

/**
 * Whom they worked for, named among other words ("en el 2021 con don Ray", "2019 para Green Hollow"): the name as they write it, without
 * what stands before it. "Con mi hermano" and "con visa" name nobody whom anybody works for.
 */
export const forWhom = defineReader<string>({
  name: 'for-whom',
  read: (text, { lang }) => {
    const { before, nobody, ends } = WORDS[lang]
    const words = clean(text).split(/\s+/)
    const plain = words.map((word) => fold(word).replace(/[^\p{L}\p{N}]/gu, ''))
    const from = plain.findIndex((word, i) => before.has(word) && plain[i + 1] !== undefined) + 1
    if (from === 0) return { problem: 'for-whom.unclear' }
    const closing = words.findIndex((word, i) => i >= from && (/[,.;:!?]$/.test(word) || ends.has(plain[i + 1] ?? '')))
    const to = closing < 0 ? words.length : closing + 1
    const named = plain.slice(from, to)
    const names = named.some((word) => /^\p{L}{2,}$/u.test(word) && !nobody.has(word) && !ARTICLES.has(word))
    if (!names || named.some((word) => KIN_AND_PAPERS[lang].has(word)) || /\d/.test(named[0] ?? ''))
      return { problem: 'for-whom.unclear' }
    return {
      value: words
        .slice(from, to)
        .join(' ')
        .replace(/[,.;:!?]+$/, ''),
    }
  },
})

const set = (list: string) => new Set(list.split(' '))
const ARTICLES = set('el la los las un una unos unas mi mis su sus de del lo the a an my le les')
/** Who hires and what, without a name: nobody can be found by it. */
const WORDS: Record<Lang, { before: Set<string>; nobody: Set<string>; ends: Set<string> }> = {
  es: {
    before: set('con para pa'),
    nobody: set(
      'patron patrona jefe jefa boss contratista mayordomo compania empresa senor senora gringo americano trabajo trabajar trabajando alla ahi misma mismo otro otra ' +
        'gente ellos ellas el ella usted ustedes nadie alguien eso esto que quien creo don dona ganar vivir mandar poder hacer norte siempre nada poco mas menos',
    ),
    ends: set('fue era en por como pero y desde hasta cuando que'),
  },
  en: {
    before: set('for with'),
    nobody: set('boss company contractor foreman man guy work working there them him her someone nobody that this it'),
    ends: set('in at as but and since until when that'),
  },
  fr: {
    before: set('avec chez pour'),
    nobody: set('patron chef entreprise compagnie monsieur madame travail travailler eux lui elle personne cela'),
    ends: set('en a comme mais et depuis quand que'),
  },
}
const KIN_AND_PAPERS: Record<Lang, Set<string>> = {
  es: set(
    'hermano hermana hermanos primo prima primos papa mama padre tio tia hijo hija cunado cunada suegro esposa esposo mujer familia amigo amigos compadre compa paisano ' +
      'paisanos companero companeros muchachos visa visas permiso contrato papeles pasaporte documentos temporada meses mes ano anos semanas dias veces dolares pesos',
  ),
  en: set(
    'brother brothers cousin cousins father mother uncle son wife family friend friends visa permit contract papers months month years year weeks days',
  ),
  fr: set(
    'frere freres cousin cousins pere mere oncle fils femme famille ami amis visa permis contrat papiers mois ans annee semaines jours',
  ),
}
