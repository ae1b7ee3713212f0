import { ruleBroken } from '../group/index.ts'
import { clean, fold } from '../normalise.ts'
import { defineReader, type Lang } from '../reader.ts'
import { sound } from '../sound.ts'

/** `key`: by which it is compared with those of others. */
export type Alias = { alias: string; alias_key: string }

const [LEAST, MOST] = [2, 20]
export type AliasOptions = {
  /** Their own surnames: who reads one knows who it is. */
  own?: readonly string[] | null
}

/** More words than a nickname has: "El Güero Chuy". */
const WORDS = 3

/** The name under which somebody appears in a group: short, no number, and not their full name. */
export const alias = defineReader<Alias, AliasOptions>({
  name: 'alias',
  takes: { own: 'list' },
  read: (text, context, options) => {
    const name = clean(text)
      .replace(LEAD, '')
      .replace(/^["'«“]+|["'».,;!”]+$/g, '')
      .replace(/\s+/g, ' ')
      .trim()
    if (!/\p{L}/u.test(name) || ANY.test(fold(name))) return { problem: 'alias.unclear' }
    if (/\d{4}/.test(name.replace(/[\s.-]/g, ''))) return { problem: 'alias.number' }
    const surname = holdsOneOf(name, options?.own ?? [], context.lang)
    if (surname || ruleBroken(name, context) === 'NAME' || name.split(' ').length > WORDS)
      return { problem: 'alias.full_name' }
    if (name.length < LEAST || name.length > MOST) return { problem: 'alias.length' }
    return { value: { alias: name, alias_key: fold(name).replace(/[^\p{L}\d]+/gu, '') } }
  },
})

/** As they sound: "Ernandez" is "Hernández". Of "de la Cruz" it is the cross that tells. */
const holdsOneOf = (name: string, surnames: readonly string[], lang: Lang): boolean => {
  const own = new Set(surnames.flatMap((each) => wordsOf(each, lang)))
  return wordsOf(name, lang).some((word) => own.has(word))
}
const wordsOf = (name: string, lang: Lang): string[] =>
  (fold(name).match(/\p{L}+/gu) ?? [])
    .filter((word) => word.length > 2 && !PARTICLE.test(word))
    .map((word) => sound(word, lang))

const PARTICLE = /^(?:del|las|los|das|dos|van|von|der|den)$/

const LEAD =
  /^(?:(?:pues|con|como|quiero|que|me|ponga|pongame|póngame|digan?|dicen|llámenme|llamenme|soy|mi apodo es|my nickname is|call me|appelez-moi)[\s:,]+)+/i

/** "El que quiera": no name, and nobody shall go into a group by it. */
const ANY =
  /^(?:(?:el|la|lo) que (?:sea|quiera|quieran|guste|gusten|usted diga)|sea|como (?:sea|quiera)|cualquiera|da igual|me da igual|no importa|any|whatever|n'importe)$/
