import { clean, fold } from '../normalise.ts'
import { defineReader, type Lang } from '../reader.ts'

/** Somebody else has this phone in their hands, too ("solo yo y mi compadre", "es mío pero lo agarra mi niña"), whatever else is said. */
export const usedByOthers = defineReader<true>({
  name: 'used-by-others',
  read: (text, { lang }) =>
    OTHERS[lang].test(fold(clean(text)).replace(NOBODY[lang], ' '))
      ? { value: true }
      : { problem: 'used-by-others.unclear' },
})

const OTHERS: Record<Lang, RegExp> = {
  es: /\byo,? (?:y|con)(?: (?:a veces|tambien|de repente|luego))? (?:mis?|otr[oa]s?|una?|unos|los|las|el|la|nuestr[oa])\b|\b(?:lo|la|los) (?:agarran?|usan?|usamos|agarramos|contestan?|ven?|leen?|miran?|checan?|revisan?|toman?|ocupan?|presto|prestamos)\b|\bme lo prestan?\b|\bentre (?:dos|tres|varios|todos|los dos)\b|\bsomos (?:dos|tres|cuatro|cinco|[2-9]|varios|muchos|hartos)\b|\bun (?:solo|mismo) (?:telefono|celular|cel)\b/,
  en: /\b(?:me and|i and) (?:my|the|another|a)\b|\b(?:my|the) \w+ (?:also )?(?:uses|use|answers|reads) (?:it|this)\b|\bwe share\b/,
  fr: /\bmoi et (?:mon|ma|mes|un|une)\b|\b(?:mon|ma|mes) \w+ (?:l )?(?:utilise|utilisent|repond)\b|\bon (?:le )?partage\b/,
}
/** "Nadie más lo agarra", "no lo presto". */
const NOBODY: Record<Lang, RegExp> = {
  es: /\b(?:nadie(?: mas)?|ninguno|no|ni|tampoco|nunca)(?: (?:me|mas|se|mi|mis|\w+))? (?:lo|la|los) \w+/g,
  en: /\b(?:nobody|no one|not|n.t|never) (?:else )?(?:uses|use|answers|reads|share) ?(?:it|this)?/g,
  fr: /\b(?:personne|pas)(?: d autre)? (?:ne )?(?:l )?\w+/g,
}
