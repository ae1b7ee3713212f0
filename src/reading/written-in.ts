import { clean, fold } from './normalise.ts'
import type { Lang } from './reader.ts'
import { scan } from './scan.ts'

/** The language in which something is written, by the small words that no other of ours has; null where it says nothing, or two as much. */
export const writtenIn = (text: string): Lang | null => {
  const words = scan(fold(clean(text)))
    .filter(({ kind }) => kind === 'word')
    .slice(0, MOST_WORDS)
  const counts = LANGS.map((lang) => ({ lang, count: words.filter(({ plain }) => OWN[lang].has(plain)).length }))
  const [first, second] = counts.sort((a, b) => b.count - a.count)
  return first && second && first.count > second.count ? first.lang : null
}

const MOST_WORDS = 60
const LANGS = ['es', 'en', 'fr'] as const satisfies readonly Lang[]
const set = (words: string): Set<string> => new Set(words.split(' '))
const OWN: Record<Lang, Set<string>> = {
  es: set(
    'hola buenas buenos dias tardes noches gracias favor quien que como cuando donde cual por para porque con del los las una unos el ella ellos mi mis su sus ' +
      'soy eres somos esta estoy estan tengo tiene quiero quisiera puede puedo dijeron dijo mando yo usted ustedes nos aqui alla ya muy pero tambien mensaje numero trabajo',
  ),
  en: set(
    'hello hi hey please thanks thank who what how when where why which the this that these is are am was were do does did i you your my we our they it its to of for with ' +
      'from have has had can could would will want need got know not but and about message number',
  ),
  fr: set(
    "bonjour bonsoir allo salut merci svp qui quoi comment quand ou pourquoi je j'ai vous nous ils elles votre vos mon ma mes notre est etes suis sont etait c'est avec " +
      'pour dans des les une aux du au pas ne mais avez avons veux voudrais recu texto',
  ),
}
