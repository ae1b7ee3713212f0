import { MONTHS } from '../calendar.ts'
import { fold } from '../normalise.ts'
import type { Lang } from '../reader.ts'
import type { Token } from '../scan.ts'

/** The words of a label without what only ties it to its amount: "gasté en el pasaje" -> "pasaje". */
export const labelOf = (said: readonly Token[], lang: Lang): string => {
  const own = said.slice(said.findLastIndex(({ plain }) => EXCEPT.test(plain)) + 1)
  const over = own.findIndex(({ plain }, at) => at > 0 && beyond[lang].test(`${plain} ${own[at + 1]?.plain ?? ''}`))
  const words = over < 0 ? own : own.slice(0, over)
  if (words.some(({ plain }) => does[lang].test(plain))) return ''
  let start = 0
  let end = words.length
  while (start < end && isTie(words[start], lang)) start++
  while (end > start && isTie(words[end - 1], lang)) end--
  const label = words
    .slice(start, end)
    .reduce((text, word) => `${text}${word.glued || text === '' ? '' : ' '}${word.raw.toLowerCase()}`, '')
  return time[lang].test(fold(label)) ? '' : label
}

/** "Todo bien menos el camión": what stands before it is right. */
const EXCEPT = /^(?:menos|excepto|salvo|except|sauf)$/

/** What somebody did, or wants changed, is nothing that they paid for: "fui al registro y gasté 50 en copias". */
const does: Record<Lang, RegExp> = {
  es: /^(?:fui|fuimos|hable|hablamos|llegue|llegamos|entregue|entregamos|visite|visitamos|encontre|encontramos|estuve|estuvimos|camine|caminamos|trabaje|trabajamos|quite|quita|quitar|borre|elimine|cambie)$/,
  en: /^(?:went|talked|spoke|arrived|delivered|visited|found|walked|worked)$/,
  fr: /^(?:alle|allee|parle|arrive|remis|trouve|travaille)$/,
}

/** What begins here is said of it, or of something else: "gasolina sin recibo", "gasolina y no estaba nadie". */
const beyond: Record<Lang, RegExp> = {
  es: /^(?:sin (?:recibos?|notas?|tickets?|boletos?|comprobantes?|facturas?)|y no)$/,
  en: /^(?:without (?:a|receipts?)|no receipts?|and (?:nobody|no))$/,
  fr: /^(?:sans (?:recus?|tickets?|factures?)|et (?:personne|pas))$/,
}

/** "2 de camino" are hours. */
const time: Record<Lang, RegExp> = {
  es: /^(?:camino|trabajo|carretera|ida|vuelta|regreso)$/,
  en: /^(?:road|work)$/,
  fr: /^(?:route|travail)$/,
}

/** What only ties, or is part of a date. */
const isTie = (word: Token | undefined, lang: Lang) =>
  !word || word.kind === 'sign' || tying[lang].has(word.plain) || MONTHS[lang].has(word.plain)

const list = (words: string) => new Set(words.split(' '))
const tying: Record<Lang, Set<string>> = {
  es: list(
    'de del la el los las lo en y e a al por para con un una unos unas mas tambien gaste gasto gastos gastamos pague pago pagamos fue fueron ' +
      'pero ok sip ya si asi es correcto correcta exacto cierto perfecto listo menos esta bien enviar envie envielo mande mandelo quedo quedaron era eran costo costaron salio salieron me nos se mi mis compre que son es hola buenas buenos tardes dias noches luego despues otros otras otro otra ' +
      'aparte ademas solo nomas puro pura hubo tuve lleve llevo tuvimos hubieron unicamente solamente nada cada cobraron cobro di dimos cuesta sale bueno pues gracias senor si ' +
      'falta faltan falto faltaba faltaron espere espereme agregue agregar agrega anote anotar anota anada ponga sume olvide olvido ' +
      // What was said of it, and what is no thing that is paid.
      'dije digo dijo diga decia le les que te hora horas h hr hrs mal estan media eso esos esto pedi habia hay pagar gastar quedamos ' +
      'no nunca tampoco perdon disculpe ' +
      'ayer hoy antier lunes martes miercoles jueves viernes sabado domingo',
  ),
  en: list(
    'of for the a an and on in i we spent paid it was were is are cost costs also plus my our then just only only hi hello ok thanks',
  ),
  fr: list(
    "de du des le la les l' un une et pour en sur j'ai nous avons paye depense c'est etait etaient aussi plus mes mon ma",
  ),
}

/** "En el mercado": where it was paid. */
export const isPlace = ([first, ...rest]: readonly Token[], lang: Lang): boolean =>
  first?.plain === { es: 'en', en: 'at', fr: 'chez' }[lang] && !rest.some(({ plain }) => /^(y|and|et)$/.test(plain))
