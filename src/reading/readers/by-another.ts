import { clean, fold } from '../normalise.ts'
import { defineReader, type Lang } from '../reader.ts'

/**
 * Who wants it paid into the account of somebody else, or collected by them ("puede cobrarlo mi hija en mi lugar?", "la cuenta es de mi
 * esposa"). Who only goes with them ("voy con mi hija a cobrar") collects it themselves.
 */
export const byAnother = defineReader<true>({
  name: 'by-another',
  read: (text, { lang }) => {
    const plain = fold(clean(text).replace(/['’]/g, ' '))
    if (PHONE.test(plain)) return { problem: 'by-another.unclear' }
    return ANOTHERS[lang].some((pattern) => pattern.test(plain)) ? { value: true } : { problem: 'by-another.unclear' }
  },
})

/** "El teléfono es de mi hijo" tells who reads along. */
const PHONE = /\b(?:telefonos?|celular\w*|cel|numero|chip|whats\w*|mensaj\w+|phone|messages?|portable)\b/

const SOMEBODY =
  '(?:(?:mis?|la|el|una?|otr[oa]) )?(?:mi |otr[oa] )?(?:hij[oa]|espos[oa]|mujer|senora|marido|herman[oa]|mama|papa|jefit[oa]|cunad[oa]|suegr[oa]|yerno|nuera|niet[oa]|sobrin[oa]|prim[oa]|ti[oa]|abuel[oa]|compadre|comadre|amig[oa]|vecin[oa]|familiar|pariente|persona)s?\\b'
const ACCOUNT = '(?:cuentas?|tarjetas?|clabe|banc\\w+|ban[a-z]*(?:orte|amex|rural))'
const COLLECT = '(?:cobr|recib|recoj|recog|retir|lo saqu|lo saca)\\w*'
/** Nothing that takes it back, or makes it what they say or want. */
const LINKS = '(?:(?!no\\b|yo\\b|me\\b|que\\b|con\\b)\\w+ ){0,3}?'

const ANOTHERS: Record<Lang, readonly RegExp[]> = {
  es: [
    new RegExp(`\\b${ACCOUNT} (?:\\w+ ){0,3}?(?:de|del|con|a nombre de) ${SOMEBODY}`),
    new RegExp(
      `\\b(?:es|seria|fuera|esta) (?:la |el )?(?:a nombre )?de ${SOMEBODY}|^(?:con |a |por |en )?(?:la|el) de ${SOMEBODY}`,
    ),
    new RegExp(
      `\\ba nombre de ${SOMEBODY}|\\bno (?:es mi[ao]|esta a mi nombre)\\b|\\bcuenta (?:de otr[oa]|prestada)\\b`,
    ),
    new RegExp(`${SOMEBODY} (?:si |ya |me )*(?:tiene|presta|da|puso) (?:su |una? |la )?${ACCOUNT}`),
    new RegExp(`(?<!\\bcon (?:mis? |la |el )?)${SOMEBODY},? ${LINKS}${COLLECT}\\b|\\b${COLLECT} ${LINKS}${SOMEBODY}`),
    new RegExp(
      `\\b(?:pued[ea]|podria|que) (?:ir|vaya|pase|pasar|mandar|mande) (?:a |por el |por mi |mejor )?${SOMEBODY}|${SOMEBODY} ${LINKS}(?:vaya|ir|va) (?:por|a) (?:el |mi )?(?:dinero|pago|${COLLECT})`,
    ),
    new RegExp(`\\b(?:den|dan|dar|deposit\\w+|mand\\w+|entreg\\w+|pag\\w+)(?:se\\w*)? a ${SOMEBODY}`),
  ],
  en: [
    /\bmy (?:wife|husband|son|daughter|brother|sister|mother|mom|father|dad|cousin|friend)(?: s account| collect| pick| receive| could collect| can collect| go)/,
    /\b(?:account|card) (?:of|is) (?:my|another)|\bsomebody else s account\b|\bnot in my name\b/,
  ],
  fr: [
    /\b(?:compte|carte) (?:de|est a) (?:mon|ma)|\b(?:mon|ma) (?:femme|mari|fils|fille|frere|soeur|mere|pere) (?:peut|pourrait) (?:le )?(?:recevoir|retirer|encaisser|aller)\b/,
  ],
}
