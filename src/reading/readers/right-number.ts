import { clean, fold } from '../normalise.ts'
import { defineReader, type Lang } from '../reader.ts'
import { sound } from '../sound.ts'

export type RightNumberOptions = {
  /** The first name of whom was asked for there. */
  name?: string | null
}

/** After a wrong number: is it theirs after all ("perdón, sí soy Casimiro, me equivoqué", "yo soy")? Whose name it is not says nothing. */
export const rightNumber = defineReader<true, RightNumberOptions>({
  name: 'right-number',
  takes: { name: 'text' },
  read: (text, { lang }, options) => {
    const said = heard(text, lang).replace(DENIED[lang], ' ')
    const [named] = heard(options?.name ?? '', lang).split(' ')
    const names = named && [...said.matchAll(NAMED[lang])].some(([, who]) => who === named)
    return names || THEY[lang].test(said) ? { value: true } : { problem: 'right-number.unclear' }
  },
})

/** Each word as it sounds: "ekivoque" is "equivoqué". */
const heard = (text: string, lang: Lang): string =>
  fold(clean(text).replace(/['’]/g, ' '))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => sound(word, lang))
    .join(' ')

const DENIED: Record<Lang, RegExp> = {
  es: /\b(?:no|ni|tampoko)(?: (?:es ke|ke|yo))* (?:soi|me \w+|es)(?: \w+)?/g,
  en: /\b(?:i am not|i m not|not me|it is not me|it s not me)\b(?: \w+)?/g,
  fr: /\b(?:pas moi|je ne suis pas|je suis pas)\b(?: \w+)?/g,
}
/** Before a name; in Spanish as it sounds. */
const NAMED: Record<Lang, RegExp> = {
  es: /\b(?:soi|me yamo|abla|le abla|eskribe|aki|akui|mi nombre es) (?:yo )?(?:don |donia |el |la )?(\w+)/g,
  en: /\b(?:i am|i m|my name is|this is|it is|it s) (\w+)/g,
  fr: /\b(?:je suis|je m apele|mon nom est|c est) (\w+)/g,
}
const THEY: Record<Lang, RegExp> = {
  es: /\bsi soi\b|\bsoi (?:yo|esa persona|ese|esa|kien buskan?)\b|\byo (?:mero|mismo|misma|soi$)|\bme (?:ekiboke|komfundi|konfundi)\b|\bsi es mi (?:numero|nombre|telefono)\b/,
  en: /\b(?:it is|it s|yes it s|that is|that s) me\b|\bi am (?:the one|that person)\b|\bi (?:was wrong|made a mistake)\b|\bmy mistake\b/,
  fr: /\bc est (?:bien )?moi\b|\bje me suis tromp\w*\b|\bcete persone\b.*\bmoi\b/,
}
