import { fold } from './normalise.ts'
import type { Lang } from './reader.ts'

/** A message cut in two. `parted`: by a comma, the end of a sentence or a "pero", so that each half stands by itself. */
export type Cut = { head: string; rest: string; parted: boolean }

/**
 * All ways to take a message for an answer and something else behind it ("sí soy yo, pero ando trabajando"), the longest answer first. Not
 * where what follows makes a condition of it or takes it back ("sí, si me pagan", "sí pero no").
 */
export const cutsOf = (text: string, lang: Lang): Cut[] => {
  const words = text.trim().split(/\s+/)
  if (words.length < 2 || words.length > MOST_WORDS) return []
  const { links, and, conditions, denials } = WORDS[lang]
  return words
    .flatMap((_, i): Cut[] => {
      if (i === 0) return []
      const head = words
        .slice(0, i)
        .join(' ')
        .replace(/[\s,.;:!…-]+$/u, '')
      const behind = words.slice(i).join(' ')
      const link = links.exec(plain(behind))?.[0] ?? ''
      const rest = words.slice(i + (link === '' ? 0 : link.trim().split(' ').length)).join(' ')
      const said = plain(rest)
      if (head === '' || !/\p{L}{2}/u.test(rest) || conditions.test(said) || denials.test(said)) return []
      const stops = /[,.;:!?…]$/u.test(words[i - 1] ?? '') || /^¿/u.test(behind)
      return [{ head, rest, parted: (stops || link !== '') && !and.test(said) }]
    })
    .reverse()
}

/** What is longer is a story, and no answer with something behind it. */
const MOST_WORDS = 30

const plain = (text: string): string =>
  `${fold(text)
    .replace(/[^\p{L}\p{N}\s]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()} `

type Rules = { links: RegExp; and: RegExp; conditions: RegExp; denials: RegExp }
const WORDS: Record<Lang, Rules> = {
  es: {
    links:
      /^(?:pero(?: (?:fijese|mire|es) que)?|nom(?:as|a)(?: que)?|nada mas que|no mas que|solo que|lo que pasa es que|es que|aunque) /,
    and: /^(?:y|e|o|u|ni|con|tambien) /,
    conditions:
      /^(?:si(?! (?:es |son |fuera |resulta |sale )?(?:que es )?(?:un |una |puro |pura |puras )?(?:mentiras?|fraude|estafa|robo|trans?a|tranza|engano|falso) )|solo si|solamente si|siempre (?:que|y cuando)|cuando|hasta que|depende|mientras|a menos|segun|dios) /,
    denials:
      /^(?:no|nel|mejor no|ya no|siempre no|tampoco|nunca|para nada) $|^(?:no|ya no|mejor no|siempre no) (?:soy|quiero|puedo participar|acepto|me interesa)\b/,
  },
  en: {
    links: /^(?:but|only that|it is just that|though) /,
    and: /^(?:and|or|nor|with|also) /,
    conditions: /^(?:if|only if|when|unless|until|as long as|depends|it depends) /,
    denials: /^(?:no|not|never|better not|not really) $|^(?:i do ?n t|i m not|i am not|not) /,
  },
  fr: {
    links: /^(?:mais|seulement|c est que) /,
    and: /^(?:et|ou|ni|avec|aussi) /,
    conditions: /^(?:si|seulement si|quand|a condition|jusqu|ca depend) /,
    denials: /^(?:non|pas|jamais|plutot non) $|^(?:je ne|je n|ce n) /,
  },
}
