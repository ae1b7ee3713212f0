import { clean, fold } from '../normalise.ts'
import { defineReader, type Lang } from '../reader.ts'

/** "La combi no da recibo", "ahí no dan nada de papel", "se me perdió el boleto": there is no receipt, and none will come. */
export const noReceipt = defineReader<true>({
  name: 'no-receipt',
  read: (text, { lang }) => {
    const clauses = fold(clean(text)).split(/[.;:!\n]|,(?!\d)/)
    const { paper, none, short, later } = words[lang]
    const said = clauses.some(
      (clause) =>
        !later.test(clause) &&
        !clause.includes('?') &&
        ((none.test(clause) && paper.test(clause)) || short.test(clause)),
    )
    return said ? { value: true } : { problem: 'no-receipt.unclear' }
  },
})

/** `none`: nobody gave or has one; `short`: so said without naming it; `later`: it is to come. */
const words: Record<Lang, Record<'paper' | 'none' | 'short' | 'later', RegExp>> = {
  es: {
    paper:
      /\b(?:recib(?:o|ito)s?|tic?k?ets?|bolet(?:o|ito)s?|not(?:a|ita)s?|comprobantes?|facturas?|papel(?:es|ito|itos)?)\b/,
    none: /\b(?:no|nunca|jamas|tampoco|nadie|ningun[oa]?) (?:[a-z]+ ){0,2}?(?:da|dan|dio|dieron|daba|daban|dar|entreg\w+|hacen|usan|manejan|tienen?|tengo|traigo|traen|hay|hubo|guarde|pedi)\b|\bsin\b|\b(?:perdi|perdio|mojo|rompio|extravi\w+|tire)\b/,
    short:
      /^(?:\W*(?:que|pues|es|ahi|alli|alla|aqui|en|la|el|los|las|un|una|eso|esos|ese|esa|le|combis?|camion(?:es|eta)?|camioneta|bus|buses|taxis?|taxista|mototaxi|chofer(?:es)?|carro|fonda|senora?|tienda))*\W*\b(?:no|nunca|jamas) (?:(?:me|nos|le|les|te|se|lo) )?(?:da|dan|dio|dieron|daban)\b(?:\W+(?:nada|ahi|alli|alla|hombre|pues|de|eso|ninguno|nunca|en|la|el|los|las|un|combis?|camion(?:es)?|bus|taxis?|senora?|mire|oiga|esos?))*\W*$/,
    later: /\b(?:todavia|aun|manana|luego|despues|al rato)\b/,
  },
  en: {
    paper: /\b(?:receipts?|tickets?|bills?)\b/,
    none: /\b(?:no|never|without|lost|(?:do|does|did) ?n.?t|(?:do|does|did) not)\b/,
    short: /^\W*(?:they|he|she) (?:never gives?|gave none|(?:do|does|did)(?:n.?t| not) give (?:any|one|me one))\W*$/,
    later: /\b(?:yet|tomorrow|later)\b/,
  },
  fr: {
    paper: /\b(?:recus?|tickets?|factures?)\b/,
    none: /\b(?:pas|jamais|aucun|sans|perdu)\b/,
    short: /^\W*(?:ils|elle|il) n'en (?:donnent|donne|ont) (?:pas|jamais)\W*$/,
    later: /\b(?:encore|demain|plus tard)\b/,
  },
}
