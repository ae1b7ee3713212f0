import { clean, fold } from '../normalise.ts'
import { defineReader, type Lang } from '../reader.ts'

/**
 * Who wants to be paid otherwise than they said ("mejor depositenlo en la cuenta de mi hijo", "me equivoqué de clabe", "ya no en banco, en
 * efectivo"): nothing of it is taken by message, and each hour counts where a payment is on its way.
 */
export const payoutChange = defineReader<true>({
  name: 'payout-change',
  read: (text, { lang }) => {
    const plain = fold(clean(text))
    return CHANGES[lang].some((pattern) => pattern.test(plain)) ? { value: true } : { problem: 'payout-change.unclear' }
  },
})

const WHERE = '(?:cuentas?|clabes?|bancos?|tarjetas?|forma de (?:pago|cobrar)|datos del (?:banco|pago))'
/** That an account is closed, or wrong, is why a payment came back, and no wish by itself. */
const OTHERWISE = '(?:cambi\\w+|otr[oa]|nuev[oa]|me equivoque|equivocad[oa]|(?:di|puse|mande|escribi|copie) mal)'
const PAY =
  '(?:deposit\\w+|transfier\\w+|pag(?:uen|ue|uenme|ueme|uenlo|uelo|uenselo)|manden?(?:lo|melo|selo)|cobr(?:ar|arlo|e))'

const CHANGES: Record<Lang, readonly RegExp[]> = {
  es: [
    new RegExp(`\\b${OTHERWISE}\\b.{0,40}\\b${WHERE}\\b|\\b${WHERE}\\b.{0,30}\\b${OTHERWISE}\\b`),
    /\b(?:mejor|siempre si|siempre no|prefiero|quiero|quisiera|ya no)\b.{0,25}\b(?:en efectivo|con cheque|en cheque|en (?:el |mi |la )?(?:banco|cuenta|tarjeta))\b/,
    new RegExp(
      `\\b(?:mejor|siempre si|siempre no|prefiero|quiero|quisiera|pueden?)\\b.{0,20}\\b${PAY}\\b.{0,15}\\b(?:a|en|con) (?:la (?:cuenta|tarjeta) de |la de )?(?:mi|mis|otr[oa])\\b`,
    ),
  ],
  en: [
    /\b(?:change|another|new|wrong|closed|other)\b.{0,30}\b(?:bank|account|card|payment method)\b/,
    /\b(?:rather|instead|prefer|want it)\b.{0,20}\b(?:in cash|by check|in my account)\b/,
  ],
  fr: [/\b(?:changer|autre|nouveau|nouvelle|mauvais|ferme)\b.{0,30}\b(?:banque|compte|carte)\b/],
}
