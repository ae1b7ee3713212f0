import { clean, fold } from '../normalise.ts'
import { defineReader, type Lang } from '../reader.ts'

/** `NO`: they would rather not, after all. `THINK`: they want to think it over once more. */
export type SecondThoughts = { mind: 'NO' | 'THINK' }

/**
 * "Siempre no", "ya me dijo mi hija que no", "déjeme pensarlo mejor": who has agreed takes it back, or is not certain any more. A bare
 * "mejor no" is none, it answers what was asked; nor is what others want.
 */
export const secondThoughts = defineReader<SecondThoughts>({
  name: 'second-thoughts',
  read: (text, { lang }) => {
    const plain = fold(clean(text))
      .replace(/[^\p{L}?]+/gu, ' ')
      .trim()
    if (plain.endsWith('?') || plain.split(' ').length > MOST_WORDS) return { problem: 'second-thoughts.none' }
    if (no[lang].test(plain)) return { value: { mind: 'NO' } }
    return think[lang].test(plain) ? { value: { mind: 'THINK' } } : { problem: 'second-thoughts.none' }
  },
})

/** A story tells more than that, and is for a person to read. */
const MOST_WORDS = 16

const WANT = '(?:quiero|kiero|quero|quisiera)'
/** What follows is why, and not what they would rather not. */
const WHY = '(?:(?:ya )?me (?:dijo|dijeron)|(?:es|por) que|porque|por|xq|gracias)'
const KIN = '(?:mi|mis) (?:\\p{L}+ )?\\p{L}+'

const no: Record<Lang, RegExp> = {
  es: new RegExp(
    [
      '^(?:(?:no|oiga|mire|pues|ay|perdon|disculpe|sabe|que|q|la|verdad|y|si|fijese) )*(?:' +
        [
          `(?:mejor ya|siempre ya|siempre) no(?: ${WHY}.*)?`,
          `mejor no ${WHY}.*`,
          // "No quiero, bórreme": more than a no to what was asked.
          `(?:ya )?no (?:${WANT}(?: nada)?|me interesa)(?: (?:ya|mejor|por favor|que|y|asi que))* (?:me )?(?:borr|elimin)(?:e|en|ar)(?:me|nme)?(?: .*)?`,
          `ya no ${WANT}(?: (?:eso|esto|ese dinero|participar|entrar|entrarle|seguir|seguirle|firmar|cobrar)(?: .*)?)?`,
          `ya no ${WANT} nada(?: de (?:eso|esto))?`,
          `no ${WANT} (?:ya|seguir|seguirle|firmar|ese dinero)(?: .*)?`,
          // "No quiero, le digo, tengo miedo que me quiten la visa": no fear speaks against a call, or a bank.
          `(?:ya )?no ${WANT}(?: nada)?(?: (?:le|ya le|se lo) (?:digo|dije))? (?:porque|porq|xq|pq|es|por|pues|tengo|me (?:da|quit|cancel|van|pued)\\p{L}*|luego|despues) (?:\\p{L}+ ){0,8}visas?(?: .*)?`,
          `(?:mejor )+(?:ya )?no me meto(?: .*)?`,
          `(?:mejor )*no (?:me ${WANT} meter|${WANT} meterme) en (?:\\p{L}+ ){0,2}(?:eso|esto|broncas?|problemas?|pleitos?|lios?)(?: .*)?`,
          `mejor no no ${WANT} nada(?: .*)?`,
          'ya no (?:sigo|le sigo|voy a (?:seguir|firmar|participar))(?: .*)?',
        ].join('|') +
        ')$',
      '\\b(?:ya )?me arrepenti\\b',
      '\\b(?:ya )?ca(?:m|n)[bv]ie de (?:idea|opinion|parecer)\\b',
      '\\bde(?:j|g)en?(?:lo|me) (?:asi|por la paz)$',
    ].join('|'),
    'u',
  ),
  en: /^(?:no |sorry |well |actually )*(?:better not after all|rather not after all|i do ?n.?t want (?:to go on|it any ?more))$|\bi (?:have )?changed my mind\b/,
  fr: /\bj ai change d avis\b/,
}

const think: Record<Lang, RegExp> = {
  es: new RegExp(
    [
      `\\b(?:${WANT}|voy a|necesito|tengo que|prefiero|deje ?(?:me|n ?me)) (?:volver a )?(?:pensarlo|pensar)\\b`,
      '\\blo (?:quiero|kiero|quero|voy a|tengo que) (?:volver a )?pensar\\b',
      '\\b(?:mejor )?lo pienso (?:mejor|bien|otra vez)\\b',
      `\\b(?:quiero|kiero|quero|voy a|tengo que|dejeme) (?:consultarlo|platicarlo|hablarlo) con ${KIN}`,
    ].join('|'),
    'u',
  ),
  en: /\b(?:want|need|have) to think (?:it over|about it)\b|\blet me think\b/,
  fr: /\b(?:veux|dois) (?:y )?reflechir\b/,
}
