import { clean, fold } from '../normalise.ts'
import { defineReader, type Lang } from '../reader.ts'

/** They want out of the group, whatever else they say of it. */
export type LeavesGroup = { leaves: true }

/**
 * "Ya me enfadé, salir grupo", "salir del grupo mejor, hay puro chisme": the wish to leave, among other words. Neither asked ("¿cómo me
 * salgo del grupo?" wants an answer), nor denied, nor told of somebody else.
 */
export const leavesGroup = defineReader<LeavesGroup>({
  name: 'leaves-group',
  read: (text, { lang }) => {
    const plain = fold(clean(text))
      .replace(/[^\p{L}?]+/gu, ' ')
      .trim()
    const asked = plain.includes('?') || ASKS[lang].test(plain)
    if (asked || plain.split(' ').length > MOST_WORDS || DENIED[lang].test(plain)) return NONE
    return LEAVES[lang].test(plain) ? { value: { leaves: true } } : NONE
  },
})

const NONE = { problem: 'leaves-group.none' } as const

/** A story tells more than that, and is for a person to read. */
const MOST_WORDS = 20

const LEAVES: Record<Lang, RegExp> = {
  es: /\b(?:salir(?:me)?|me salgo|me quiero salir|saq(?:ue|uen)me|sacame|saquenme|quit(?:e|en)me|dejar|dejo) (?:ya )?(?:de(?:l| ese| este)? |el |este |ese )?grup[oi]\b/u,
  en: /\b(?:leave|leaving|quit|get me out of|remove me from|take me out of) (?:the|this|that) group\b/u,
  fr: /\b(?:quitter|quitte|sortir|sors|retirez moi) (?:du |le |ce |de ce )groupe\b/u,
}
const ASKS: Record<Lang, RegExp> = {
  es: /\b(?:como|donde|cuando|quien|puedo|se puede)\b.*\bgrupo\b/u,
  en: /\b(?:how|where|when|who|can i|may i)\b.*\bgroup\b/u,
  fr: /\b(?:comment|ou|quand|qui|puis je)\b.*\bgroupe\b/u,
}
const DENIED: Record<Lang, RegExp> = {
  es: /\b(?:no|nunca|sin)(?: \p{L}+){0,3} (?:salir(?:me)?|salgo|saque\p{L}*|quite\p{L}*|dejar|dejo)\b|\b(?:se|le|lo|la|los) (?:salio|salieron|sale|quiere salir|quieren salir)\b/u,
  en: /\b(?:not|dont|never|wont|didnt)(?: \p{L}+){0,3} (?:leave|leaving|quit)\b|\b(?:he|she|they) (?:left|leaves|quit)\b/u,
  fr: /\b(?:pas|jamais)\b/u,
}
