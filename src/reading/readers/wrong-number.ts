import { clean, fold } from '../normalise.ts'
import { defineReader, type Lang } from '../reader.ts'

/** Beside a stop: is this number somebody else's ("no soy yo, ya no me escriban")? Then the stop is of who has it now, and not of whom we look for. */
export const wrongNumber = defineReader<boolean>({
  name: 'wrong-number',
  read: (text, { lang }) => ({ value: SAID[lang].test(fold(clean(text).replace(/'/g, ' '))) }),
})

/** "No los conozco" says as well that they do not know us, and is left out. */
const SAID: Record<Lang, RegExp> = {
  es: /\b(?:(?:no|ni) (?:soy|somos|es|era) (?:yo|el|ella|ese|esa|esos|esas|nosotros|quien|a quien|la persona|el que|mi (?:numero|nombre))|no me llamo|soy otr[oa]|se (?:equivoc|confund)\w*|(?:esta|estan) (?:equivocad|confundid)\w*|equivocad[oa]s?|(?:persona|numero) (?:incorrect|equivocad)\w*)\b/,
  en: /\b(?:wrong (?:number|person)|not (?:me|him|her|that person|who you)|you (?:have|got) the wrong)\b/,
  fr: /\b(?:mauvais numero|mauvaise personne|pas (?:moi|lui|elle|la bonne personne)|vous vous trompez|erreur de)\b/,
}
