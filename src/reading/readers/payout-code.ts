import { clean, fold } from '../normalise.ts'
import { defineReader, type Lang } from '../reader.ts'

export type PayoutCodeOptions = {
  /** Only words that also say that something went wrong: where it is asked whether they collected, "ya cobré, a mi nombre" is no reason. */
  wrong?: boolean
}

/**
 * Why somebody could not collect, in their words, as a code of the noun `claim` ("que mi credencial ya venció" ID_EXPIRED). What names
 * two reasons or none is a problem: a person listens.
 */
export const payoutCode = defineReader<string, PayoutCodeOptions>({
  name: 'payout-code',
  takes: { wrong: 'yes or no' },
  read: (text, { lang }, options) => {
    const plain = fold(clean(text)).slice(0, MOST)
    if (options?.wrong && !WRONG[lang].test(plain)) return { problem: 'payout-code.unclear' }
    const found = codes[lang].filter(([, pattern]) => pattern.test(plain)).map(([code]) => code)
    // A check that is too old is no ID that is too old, and a closed account no wrong one.
    const [first, second] = found.filter((code) => !found.some((other) => other !== code && hides(other, code)))
    return first === undefined || second !== undefined ? { problem: 'payout-code.unclear' } : { value: first }
  },
})

/** Longer stories are for a person to read. */
const MOST = 400

/** What the more exact one of two codes says is not said twice. */
const hides = (code: string, other: string): boolean =>
  (code.startsWith('CHECK') && !other.startsWith('CHECK')) ||
  (code === 'ACCOUNT_CLOSED' && other === 'ACCOUNT_WRONG') ||
  (code === 'ID_EXPIRED' && other === 'NO_ID')

const WRONG: Record<Lang, RegExp> = {
  es: /\b(?:no|nunca|ni|sin|pero|otra persona|alguien|falt\w+|dijeron|dicen?|dijo|pidieron|piden|pedian|perdi\w*|vencid\w+|vencio|mal|error|problemas?|equivoc\w+|rechaz\w+|regres\w+|devolv\w+)\b/,
  en: /\b(?:no|not|never|without|but|said|asked|lost|expired|wrong|error|problem|refused|returned|could ?n.?t|did ?n.?t|don.?t)\b/,
  fr: /\b(?:pas|jamais|sans|mais|dit|demande|perdu\w*|expire\w*|faux|erreur|probleme|refuse|retourne)\b/,
}

const ID = '(?:ine|credencial|identificacion|dpi|dui|dni|cedula|papeles?)'
const OLD = '(?:vencid[ao]s?|vencio|caduc\\w+|expir\\w+|viej[ao])'

const codes: Record<Lang, readonly (readonly [string, RegExp])[]> = {
  es: [
    ['NAME_MISMATCH', /\b(?:nombres?|apellidos?)\b/],
    [
      'ID_EXPIRED',
      new RegExp(`\\b${ID}\\b.*\\b${OLD}\\b|\\b${OLD}\\b.*\\b${ID}\\b|^(?:que )?(?:ya )?(?:esta(?:ba)? )?vencida$`),
    ],
    [
      'NO_ID',
      new RegExp(
        `\\b(?:sin|me falto la|no (?:la |lo )?(?:tengo|traigo|traia|llevaba|lleve|cuento con)|perdi|olvid\\w+|piden|pidieron|pedian) (?:mi |la |el |una |un |con |otra )?${ID}\\b(?!.*\\b${OLD}\\b)|\\b${ID} (?:ya )?(?:se (?:me )?perdio|me la robaron)\\b`,
      ),
    ],
    [
      'ACCOUNT_CLOSED',
      /\bcuenta\b.*\b(?:cerrad[ao]|cancelad[ao]|bloquead[ao]|ya no (?:existe|esta))|\b(?:cerraron|cancelaron|bloquearon)\b.*\bcuenta\b/,
    ],
    ['ACCOUNT_WRONG', /\b(?:cuenta|clabe)\b/],
    [
      'LIMIT_EXCEEDED',
      /\b(?:limite|tope|maximo|mucho dinero|es mucho|no (?:lo |me |me lo )?(?:dan|entregan|pagan) (?:todo|completo|tanto|junto))\b/,
    ],
    [
      'AGENT_NO_CASH',
      /\bno (?:hay|habia|tienen|tenian|tiene|tenia|les alcanza|completan|ajustan)\b.*\b(?:dinero|efectivo|fondos|lana|feria|pisto|reales|billetes)\b|^(?:que )?no (?:hay|habia|tienen|tenian)$/,
    ],
    [
      'PICKUP_EXPIRED',
      /\b(?:se (?:me )?paso|vencio|ya paso) (?:la fecha|el plazo|el tiempo|el dia)|\b(?:clave|codigo|envio|numero de envio) (?:que me dieron )?(?:ya )?(?:se (?:me )?)?(?:(?:esta )?vencid[ao]|vencio|expiro|caduco)\b|\b(?:vencio|expiro|caduco) (?:la clave|el codigo|el envio)\b|\b(?:devolvieron|lo devolvio|ya no esta(?:ba)?(?: el envio)?$|se regreso el envio)\b/,
    ],
    [
      'COMPLIANCE_HOLD',
      /\b(?:revisando|en revision|revision|retenid[ao]|deteni(?:do|eron)|congelad[ao]|verificando|autoriz\w+|investig\w+)\b/,
    ],
    [
      'SENT_TO_WRONG_PERSON',
      /\b(?:otra persona|alguien(?: mas)?|otro senor|otra senora) (?:ya )?(?:me )?(?:lo |la )?(?:cobro|recogio|saco|retiro)\b|\bya (?:lo|la) (?:habian |han )?(?:cobraron|cobrado|recogieron|recogido|sacaron|retiraron)\b|\bya (?:esta|estaba|aparece) cobrad[oa]\b/,
    ],
    ['CHECK_STALE', new RegExp(`\\bcheque\\b.*\\b(?:${OLD}|paso la fecha|ya no sirve)`)],
    [
      'CHECK_LOST',
      /\bcheque\b.*\b(?:no (?:me |ha |me ha )?lleg\w+|se perdio|perdi\w*)|\bno (?:me |ha |me ha )?lleg\w+ (?:el|mi|ningun) cheque/,
    ],
    [
      'CHECK_REFUSED',
      /\bcheque\b.*\bno (?:me )?(?:lo |los )?(?:acept|recib|quier|quis|cambi)\w+|\bno (?:me )?(?:lo )?(?:acept|recib|quier|quis|cambi)\w+ (?:el|mi|ese) cheque/,
    ],
  ],
  en: [
    ['NAME_MISMATCH', /\b(?:names?|surnames?)\b/],
    ['ID_EXPIRED', /\b(?:id|identification)\b.*\bexpired\b|\bexpired\b.*\b(?:id|identification)\b/],
    ['NO_ID', /\b(?:no|without|lost my|need an|forgot my|don't have an?|asked for an) (?:id|identification)\b/],
    ['ACCOUNT_CLOSED', /\baccount\b.*\b(?:closed|cancelled|blocked)\b/],
    ['ACCOUNT_WRONG', /\baccount\b/],
    ['LIMIT_EXCEEDED', /\b(?:limit|maximum|too much)\b/],
    ['AGENT_NO_CASH', /\b(?:no|not enough|out of) (?:cash|money)\b/],
    ['PICKUP_EXPIRED', /\b(?:date|time) (?:has )?passed\b|\b(?:went|sent) back\b/],
    ['COMPLIANCE_HOLD', /\b(?:review|checking|on hold|held|under investigation)\b/],
    ['CHECK_STALE', /\bche(?:ck|que)\b.*\b(?:too old|expired|stale)\b/],
    ['CHECK_LOST', /\bche(?:ck|que)\b.*\b(?:not arrive|never (?:came|arrived)|lost)\b/],
    [
      'CHECK_REFUSED',
      /\bche(?:ck|que)\b.*\b(?:not accept|not take|refused|rejected)\b|\b(?:not|did not|didn't) (?:accept|take) (?:the|my) che(?:ck|que)\b/,
    ],
  ],
  fr: [],
}
