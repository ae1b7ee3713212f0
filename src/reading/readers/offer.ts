import { clean, fold } from '../normalise.ts'
import { defineReader, type Lang } from '../reader.ts'
import { money } from './money.ts'

/** An offer of work or of a visa: what is asked for it, as far as it was said. */
export type Offer = {
  asks_money: boolean | null
  asks_papers: boolean | null
  fee: string | null
  currency: string | null
}

type OfferOptions = {
  /** The words say what is asked for, and need not tell of an offer. */
  asked?: boolean
}

/**
 * "Anda un señor ofreciendo visas y cobra 5 mil pesos, ¿será verdad?": somebody offers visas, or work abroad or for which money or papers are asked, or whether a
 * recruiter can be trusted is asked. With
 * `asked` what the words say of money and papers ("las dos cosas", "no, nada").
 */
export const offer = defineReader<Offer, OfferOptions>({
  name: 'offer',
  takes: { asked: 'yes or no' },
  read: (text, context, options) => {
    const said = clean(text)
    if (said.length > MOST) return { problem: 'offer.unclear' }
    const plain = fold(said)
    const { offers, visa, work, abroad, trusted, asks, papers, both, none } = words[context.lang]
    const amount = money.read(plain.replace(both, ' '), context, undefined)
    const fee = 'value' in amount ? amount.value : null
    const wants = (what: RegExp): boolean | null =>
      (options?.asked && both.test(plain)) || what.test(plain)
        ? true
        : options?.asked && none.test(plain)
          ? false
          : null
    const value: Offer = {
      asks_money: fee ? true : wants(asks),
      asks_papers: wants(papers),
      fee: fee?.amount ?? null,
      currency: fee?.currency ?? null,
    }
    const isWork = work.test(plain) && (value.asks_money ?? value.asks_papers ?? abroad.test(plain))
    const isOffer = (offers.test(plain) && (visa.test(plain) || isWork)) || trusted.test(plain)
    const known = value.asks_money !== null || value.asks_papers !== null
    return (options?.asked ? known : isOffer) ? { value } : { problem: 'offer.unclear' }
  },
})

/** Characters of a message that tells of one. */
const MOST = 1_500

type Words = Record<'offers' | 'visa' | 'work' | 'abroad' | 'trusted' | 'asks' | 'papers' | 'both' | 'none', RegExp>

const words: Record<Lang, Words> = {
  es: {
    offers:
      /\b(?:ofre(?:c|z|s)\w*|oferta\w*|vend(?:e|en|iendo|ieron|io)|promet\w+|consig(?:ue|uen|uiendo)|conseguir\w*|arregl(?:a|an|ando)|saca(?:n|ndo)?|tramit(?:a|an|ando)|recluta\w*|enganch\w+|contratista)\b/,
    visa: /\b(?:visas?|bisas?|h ?2 ?[ab])\b/,
    work: /\b(?:trabajos?|empleos?|chambas?|jales?|contratos?)\b/,
    abroad: /\b(?:estados unidos|usa|eu|eeuu|ee uu|norte|gabacho|otro lado|canada)\b/,
    trusted:
      /\b(?:de fiar|confiables?|de confianza|legal|legales|registrad[oa]s?|de verdad|estafador\w*)\b.*\b(?:reclutador\w*|contratista|enganchador\w*|agencia)\b|\b(?:reclutador\w*|contratista|enganchador\w*|agencia)\b.*\b(?:de fiar|confiables?|de confianza|legal|legales|registrad[oa]s?|sera verdad|estafador\w*)\b/,
    asks: /\b(?:cobr(?:a|an|ando|aron|o)|pid(?:e|en|iendo|ieron|io)\b.*\b(?:dinero|lana|feria|pago|deposito|anticipo|pesos|dolares|mil)|(?:quiere|quieren|hay que (?:dar|pagar)|por) (?:\w+ ){0,2}(?:dinero|lana|anticipo|adelanto)|por adelantado|x adelantado|dinero|lana|anticipo)\b/,
    papers: /\b(?:papeles|pasaportes?|acta|curp|ine|credencial|documentos?|identificacion)\b/,
    both: /\b(?:las dos|los dos|ambas|ambos|de todo)\b/,
    none: /^(?:no|nada|ninguna?|ninguno)\b/,
  },
  en: {
    offers: /\b(?:offer\w*|sell\w*|promis\w+|recruit\w*)\b/,
    visa: /\b(?:visas?|h ?2 ?[ab])\b/,
    work: /\b(?:work|jobs?|contracts?)\b/,
    abroad: /\b(?:united states|usa|the us|the north|canada)\b/,
    trusted:
      /\b(?:trust|legit\w*|licensed|for real)\b.*\brecruiter\w*\b|\brecruiter\w*\b.*\b(?:legit\w*|licensed|for real)\b/,
    asks: /\b(?:charg\w+|money|fee|deposit|in advance)\b/,
    papers: /\b(?:papers?|passports?|documents?|id)\b/,
    both: /\bboth\b/,
    none: /^(?:no|nothing|none|neither)\b/,
  },
  fr: {
    offers: /\b(?:offr\w+|vend\w*|promet\w*|recrut\w+)\b/,
    visa: /\b(?:visas?|h ?2 ?[ab])\b/,
    work: /\b(?:travail|emploi|contrats?)\b/,
    abroad: /\b(?:etats unis|usa|canada)\b/,
    trusted: /\b(?:fiable|serieux|confiance)\b.*\brecruteur\w*\b|\brecruteur\w*\b.*\b(?:fiable|serieux|de confiance)\b/,
    asks: /\b(?:argent|paye\w*|avance|frais)\b/,
    papers: /\b(?:papiers?|passeports?|documents?)\b/,
    both: /\bles deux\b/,
    none: /^(?:non|rien|aucun)\b/,
  },
}
