import type { Lang } from '../reader.ts'
import type { Token } from '../scan.ts'
import { sound } from '../sound.ts'

/** Words of numbers of one language, as they sound, and those that join them. */
export type NumberWords = {
  /** Below 100. */
  small: ReadonlyMap<string, number>
  hundreds: ReadonlyMap<string, number>
  thousand: ReadonlySet<string>
  million: ReadonlySet<string>
  /** One, but also an article. */
  articles: ReadonlySet<string>
  /** "two hundred": the word behind the two. */
  hundredWords: ReadonlySet<string>
  joinsHundreds: ReadonlySet<string>
  joinsTens: ReadonlySet<string>
}

export const numberWords: Record<Lang, NumberWords> = {
  es: table(
    'es',
    {
      ...listed(
        'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve ' +
          'veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve',
      ),
      ...listed('treinta cuarenta cincuenta sesenta setenta ochenta noventa', 30, 10),
      un: 1,
      una: 1,
      veintiun: 21,
      veintiuna: 21,
    },
    {
      cien: 100,
      ciento: 100,
      ...listed(
        'doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos',
        200,
        100,
      ),
      ...listed(
        'doscientas trescientas cuatrocientas quinientas seiscientas setecientas ochocientas novecientas',
        200,
        100,
      ),
    },
    {
      thousand: 'mil miles',
      million: 'millon millones',
      articles: 'un una',
      hundredWords: 'cientos cientas',
      joinsHundreds: '',
      joinsTens: 'y',
    },
  ),
  en: table(
    'en',
    {
      ...listed(
        'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
      ),
      ...listed('twenty thirty forty fifty sixty seventy eighty ninety', 20, 10),
      a: 1,
      an: 1,
    },
    {},
    {
      thousand: 'thousand grand',
      million: 'million',
      articles: 'a an',
      hundredWords: 'hundred',
      joinsHundreds: 'and',
      joinsTens: '',
    },
  ),
  fr: table(
    'fr',
    {
      ...listed('zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize'),
      ...listed('vingt trente quarante cinquante soixante', 20, 10),
      une: 1,
      vingts: 20,
    },
    { cent: 100 },
    {
      thousand: 'mille',
      million: 'million millions',
      articles: 'un une',
      hundredWords: 'cent cents',
      joinsHundreds: '',
      joinsTens: 'et',
    },
  ),
}

/** "siento" sounds like "ciento" and is no number. */
export const numberKey = (token: Token | undefined, lang: Lang): string | undefined =>
  token?.kind === 'word' && token.plain !== 'siento' ? sound(token.plain, lang) : undefined

function table(
  lang: Lang,
  small: Record<string, number>,
  hundreds: Record<string, number>,
  rest: {
    thousand: string
    million: string
    articles: string
    hundredWords: string
    joinsHundreds: string
    joinsTens: string
  },
): NumberWords {
  const keyed = (entries: Record<string, number>) =>
    new Map(Object.entries(entries).map(([word, value]) => [sound(word, lang), value] as const))
  const set = (list: string) =>
    new Set(
      list
        .split(' ')
        .filter(Boolean)
        .map((word) => sound(word, lang)),
    )
  return {
    small: keyed(small),
    hundreds: keyed(hundreds),
    thousand: set(rest.thousand),
    million: set(rest.million),
    articles: set(rest.articles),
    hundredWords: set(rest.hundredWords),
    joinsHundreds: set(rest.joinsHundreds),
    joinsTens: set(rest.joinsTens),
  }
}

function listed(list: string, start = 0, step = 1): Record<string, number> {
  return Object.fromEntries(list.split(' ').map((word, i) => [word, start + i * step]))
}
