import { clean, fold } from '../normalise.ts'
import { defineReader, type Lang } from '../reader.ts'

/** "Nadie me pidió nada, fue una confusión": what was understood of money asked for, or of a threat, is not so. */
export const denial = defineReader<true>({
  name: 'denial',
  read: (text, { lang }) => {
    const said = fold(clean(text))
    return DENIES[lang].test(said) && !BUT[lang].test(said) ? { value: true } : { problem: 'denial.unclear' }
  },
})

const DENIES: Record<Lang, RegExp> = {
  es: /\b(?:nadie|ninguno) (?:me|nos) (?:ha |han |esta |estan |anda |andan )?(?:pid|ped|cobr|amenaz|exig|extorsion)|\bno (?:me|nos) (?:ha |han |esta |estan )?(?:pidi|pide|piden|pedi|cobr|amenaz|exig|extorsion)|\b(?:fue|es|era) (?:una confusion|(?:un |puro )?mal ?entendido)\b|\bme (?:exprese|explique|escribi) mal\b|\bno es (?:eso|extorsion|nada de eso)\b|\bno me (?:entendio|entendiste|entendieron)\b/,
  en: /\b(?:nobody|no one) (?:asked|is asking|has asked|charged|threatened)\b|\b(?:did not|didn.?t) (?:ask|charge|threaten)\b|\bmis ?understanding\b|\bmisunderstood\b|\bthat.? ?i?s not it\b/,
  fr: /\bpersonne ne m.(?:a|ont) (?:rien )?(?:demande|menace|reclame)|\bmalentendu\b|\bce n.est pas ca\b|\bmal compris\b/,
}
/** "No me pidieron a mí, pero a mi hermano sí": somebody was asked all the same. */
const BUT: Record<Lang, RegExp> = {
  es: /\b(?:pero|sino|aunque|mas que|todavia|a mi \p{L}+ si)\b/u,
  en: /\b(?:but|except|yet|more than)\b/,
  fr: /\b(?:mais|sauf|encore)\b/,
}
