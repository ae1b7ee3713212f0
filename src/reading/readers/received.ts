import { clean, fold } from '../normalise.ts'
import { defineReader, type Lang } from '../reader.ts'
import { payoutCode } from './payout-code.ts'

/** All of it came (`ALL`), less than they were told (`LESS`), or why it could not be collected, as a code of the noun `claim`. */
export type Received = { got: 'ALL' | 'LESS' } | { code: string }

/**
 * What became of a payment, as they tell it by themselves: "sí me llegó completo, ya lo cobré", "llegó menos, faltan 400", "que el nombre no
 * coincide". Asked it is not told ("¿ya me pagaron?"), and what is said of somebody else's is for a person to read.
 */
export const received = defineReader<Received>({
  name: 'received',
  read: (text, context) => {
    const { lang } = context
    const said = clean(text)
    const words = fold(said)
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
    if (/[?¿]/.test(said) || words.split(' ').length > MOST_WORDS) return { problem: 'received.unclear' }
    const { came, less, all, theirs } = WORDS[lang]
    if (!theirs.test(words)) {
      if (less.test(words)) return { value: { got: 'LESS' } }
      if (came.test(words) && words.split(' ').every((word) => all.has(word))) return { value: { got: 'ALL' } }
    }
    const reason = payoutCode.read(text, context, { wrong: true })
    return 'value' in reason ? { value: { code: reason.value } } : { problem: 'received.unclear' }
  },
})

/** Longer stories are for a person to read. */
const MOST_WORDS = 30

const set = (list: string) => new Set(list.split(' '))

type Rules = {
  /** It came, and is theirs. */
  came: RegExp
  /** It came, and is less than it should be. */
  less: RegExp
  /** Nothing but these words is said by who has got all of it. */
  all: Set<string>
  /** Somebody else's. */
  theirs: RegExp
}

const MONEY = '(?:dinero|lana|feria|pisto|plata|billete|pago|deposito|cobro|todo|completo|completito)'
const CAME =
  '(?:ll?ego|yego|llegaron|ca[iy]o|callo|cayeron|cobre|cobramos|recibi|recibimos|depositaron|pagaron|dieron|entregaron|mandaron)'

const WORDS: Record<Lang, Rules> = {
  es: {
    came: new RegExp(
      [
        '\\b(?:ll?ego|yego|ca[iy]o|callo|cayeron|cobre|cobramos|saque|sacamos|retire|recibi|depositaron|pagaron)\\b',
        `\\b(?:dieron|entregaron|tengo) (?:ya )?(?:el |la |mi |lo )?(?:${MONEY}|de mi pago)\\b`,
        '\\besta (?:ya )?en (?:mi|la) (?:cuenta|tarjeta)\\b',
      ].join('|'),
    ),
    less: new RegExp(
      [
        `\\b${CAME}\\b.*\\b(?:falt\\w+|menos|incomplet[oa]s?|mitad|no (?:esta|estaba|es|venia|viene|son) (?:el |lo |la |todo )?(?:completo|cabal|todo|que)|no (?:completo|cabal|todo))\\b`,
        `\\b(?:falt(?:a|an|o|aron)|menos|incomplet[oa]s?)\\b.*\\b${CAME}\\b`,
        `\\b(?:nomas|nada mas|no mas|solo|solamente|apenas|puros?) (?:me |se |lo |fueron )*${CAME} (?:\\w+ )*\\d+`,
        `\\bno (?:me |se |lo )*(?:dieron|pagaron|depositaron|entregaron|cayo|llego) (?:el |lo )?(?:todo|completo|cabal)\\b`,
        '\\bme (?:quit|descont|rebaj)\\w+ (?:\\w+ ){0,2}(?:parte|algo|dinero|comision|\\d+)',
        '\\bno es lo que (?:me )?di[jg]i?eron\\b.*\\bmenos\\b',
        '^(?:(?:si|ya) )+pero (?:me |es |fue |son |fueron )*(?:falt(?:o|a|an|aron)|menos|incomplet\\w+)\\b',
      ].join('|'),
    ),
    all: set(
      'si ya me lo los el la las mi de con y que en a al por esta este este ahi aqui llego llegaron yego lego cayo caio callo cayeron cobre cobramos saque sacamos retire recibi depositaron pagaron dieron ' +
        'entregaron tengo dinero lana feria pisto plata billete pago deposito cobro cheque todo todos completo completito cabal entero bien bueno muy cuenta banco tarjeta ' +
        'gracias muchas mil dios bendito bendiga le sea diosito fin hoy ayer antier ahorita manana tarde lunes martes miercoles jueves viernes sabado domingo sin problema problemas ' +
        'patron jefe jefa don dona licenciado licenciada lic senor senora senorita joven oiga pues pos ok ora hombre fijese usted ustedes aviso avisarle fui banco yo',
    ),
    theirs:
      /\b(?:compadre|comadre|vecin[oa]s?|prim[oa]s?|amig[oa]s?|herman[oa]s?|companer[oa]s?|paisan[oa]s?|cunad[oa]s?|suegr[oa]s?|a (?:el|ella|ellos|otros))\b/,
  },
  en: {
    came: /\b(?:arrived|received|collected|got (?:it|paid|the money|my money)|cashed)\b/,
    less: /\b(?:arrived|received|collected|got|paid|came)\b.*\b(?:less|short|missing|incomplete|not (?:all|everything|the full))\b/,
    all: set(
      'yes yep ok i it has have the money payment my all of everything already arrived received collected got cashed paid now today yesterday thanks thank you god sir and',
    ),
    theirs: /\b(?:friend|neighbou?r|cousin|brother|sister)s?\b/,
  },
  fr: {
    came: /\b(?:recu|arrive|encaisse|touche)\b/,
    less: /\b(?:recu|arrive|touche)\b.*\b(?:moins|manque|incomplet)\b/,
    all: set('oui j ai c est l argent le la paiement mon tout deja bien recu arrive encaisse touche merci beaucoup'),
    theirs: /\b(?:ami|amie|voisin|voisine|cousin|cousine|frere|soeur)s?\b/,
  },
}
