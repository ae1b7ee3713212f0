import { clean, fold } from '../normalise.ts'
import { defineReader, type Lang } from '../reader.ts'

/**
 * Somebody else has this phone in their hands, too ("solo yo y mi compadre", "lo uso yo nomás y a veces mi hija"), whatever else is
 * said: whoever is named beside them is taken for a user, unless it is said that they do not use it. A call too many harms nobody.
 */
export const usedByOthers = defineReader<true>({
  name: 'used-by-others',
  read: (text, { lang }) => {
    const said = ` ${fold(clean(text)).replace(/['’]/g, ' ').replace(/\s+/g, ' ')} `
    const left = NO_USERS[lang].reduce((rest, none) => rest.replace(none, ' ; '), said)
    return OTHERS[lang].some((use) => use.test(left)) ? { value: true } : { problem: 'used-by-others.unclear' }
  },
})

// Not `patrón`, `jefe`: "sí, patrón, solo yo" speaks to us; with an article or "mi" they are people, too.
const KIN =
  'hij\\w+|mij\\w+|espos\\w+|mujer|senor|senora|viej\\w+|marido|herman\\w+|carnal\\w*|mama\\w*|papa\\w*|madre|padres?|suegr\\w+|cunad\\w+|yernos?|nueras?|niet\\w+|sobrin\\w+|prim[oa]s?|ti[oa]s?|abuel\\w+|compadres?|comadres?|ahijad\\w+|padrin\\w+|madrin\\w+|entenad\\w+|hijastr\\w+|parejas?|novi[oa]s?|familia\\w*|parientes?|bendicion\\w*'
const OTHER_PEOPLE =
  'nin[oa]s?|ninit\\w+|nen[ae]s?|bebes?|chamac\\w+|chav\\w+|morr\\w+|muchach\\w+|chiquill\\w+|chiquit\\w+|huerc\\w+|escuincl\\w+|patoj\\w+|cipot\\w+|guag\\w+|plebes?|criatur\\w+|jovenes|mayor|menor|vecin\\w+|amig\\w+|cuates?|compas?|companer\\w+|patron\\w*|jef[ea]s?|duen[oa]s?|inquilin\\w+|maestr\\w+|senor[ae]s?|gente|personas?'
const ES_WHO = `(?:mis?|tus?|sus?|el|la|los|las|una?|unos|unas|otr[oa]s?|nuestr[oa]s?)(?: (?:otr[oa]s?|propi[oa]s?|pinch\\w+|dos|tres))? (?:${KIN}|${OTHER_PEOPLE})`
const ES_KIN_BARE = `(?:${KIN})`
const ES_SOMETIMES =
  '(?:a veces|de vez en (?:cuando|vez)|de repente|aveces|en veces|hay veces(?: que)?|a ratos|(?:por |un )?rat(?:os|itos|ito)|luego(?: luego)?|tambien|cuando no estoy|en ocasiones|a lo mejor)'
const ES_ONLY = '(?:yo|mio|mia|solo|solito|sola|nomas|nada mas|solamente|unicamente|si|no|lo uso|lo traigo)'

const EN_WHO =
  '(?:my|the|our|a|another|some|other)(?: \\w+)? ?(?:wife|husband|son|sons|daughter|daughters|kids?|children|child|brother|sister|mother|mom|father|dad|cousin|neighbou?rs?|friends?|family|boss|partner|boyfriend|girlfriend|people|person|grand\\w+|niece|nephew|roommates?)'
const FR_WHO =
  '(?:mon|ma|mes|notre|nos|le|la|les|un|une|des|d autres?)(?: \\w+)? (?:femme|epouse|mari|fils|fille|filles|enfants?|frere|soeur|mere|pere|cousine?|voisine?s?|amie?s?|famille|patron|conjointe?|copine?|copain|gens|personnes?|neveu|niece)'

const OTHERS: Record<Lang, RegExp[]> = {
  es: [
    /\byo,? (?:y|con)(?: (?:a veces|tambien|de repente|luego))? (?:mis?|otr[oa]s?|una?|unos|los|las|el|la|nuestr[oa])\b/,
    /\b(?:lo|la|los) (?:agarran?|usan|usa(?! (?:solo|nomas|uno))|usamos|agarramos|contestan?|ven?|leen?|miran?|checan?|revisan?|toman?|ocupan?|presto|prestamos)\b/,
    /\bme lo prestan?\b|\bse lo (?:presto|dejo|paso|prestamos)\b|\bentre (?:dos|tres|varios|todos|los dos)\b/,
    /\bsomos (?:dos|tres|cuatro|cinco|[2-9]|varios|muchos|hartos)\b|\bun (?:solo|mismo) (?:telefono|celular|cel)\b/,
    // Whoever is named beside them.
    new RegExp(`\\b${ES_ONLY}\\b.*\\b${ES_WHO}\\b|\\b${ES_WHO}\\b.*\\b${ES_ONLY}\\b`),
    new RegExp(`\\b${ES_SOMETIMES} (?:\\w+ ){0,3}?(?:${ES_WHO}|${ES_KIN_BARE}|ell[oa]s?|otr[oa]s?|alguien)\\b`),
    new RegExp(`\\b(?:${ES_WHO}|ell[oa]s?|alguien)\\b(?: \\w+){0,4}? ${ES_SOMETIMES}\\b`),
    new RegExp(
      `\\b${ES_WHO} (?:\\w+ ){0,3}?(?:jueg\\w+|tarea|escuela|videos?|musica|caricaturas|entretien\\w+|ayud\\w+|lee|leen|escribe|contesta)\\b`,
    ),
    new RegExp(`^ (?:(?:pues|con|y|tambien|es de|de|seria) )*${ES_WHO} [.;, ]*$`),
    // Not they alone, though nobody is named.
    /\bcasi (?:siempre|nomas|solo|nada mas|puro|todo el tiempo)\b|\bla mayor(?:ia| parte)\b|\bmas que nada\b|\b(?:pero|y|aunque) (?:a|hay) veces (?:no|que no|otr[oa]s?|ell[oa]s?)\b/,
    /\bse (?:queda|lo dejo) en (?:la|mi) casa\b|\b(?:toda|la|en) (?:la )?casa lo\b|\b(?:alguien|otra persona) mas\b|\botra (?:persona|gente)\b|\bmas gente\b/,
  ],
  en: [
    /\b(?:me and|i and) (?:my|the|another|a)\b|\bwe (?:all )?share\b|\bmostly (?:me|i)\b|\bsomebody else\b|\bsomeone else\b/,
    new RegExp(`\\b${EN_WHO}\\b.*\\b(?:uses?|answers?|reads?|checks?|borrows?|plays?|too|also|sometimes)\\b`),
    new RegExp(`\\b(?:me|i|mine|only|just|sometimes|yes|no)\\b.*\\b${EN_WHO}\\b`),
  ],
  fr: [
    /\bmoi et (?:mon|ma|mes|un|une)\b|\bon (?:le )?partage\b|\bsurtout moi\b|\bquelqu un d autre\b/,
    new RegExp(`\\b${FR_WHO}\\b.*\\b(?:utilisent?|repond\\w*|lit|lisent|regarde\\w*|joue\\w*|aussi|parfois)\\b`),
    new RegExp(`\\b(?:moi|seule?|parfois|des fois|oui|non)\\b.*\\b${FR_WHO}\\b`),
  ],
}

/** What names people who do not use it: "nadie más lo agarra", "mi hija tiene el suyo", "me lo regaló mi hijo", "ando con mi hermano". */
const NO_USERS: Record<Lang, RegExp[]> = {
  es: [
    new RegExp(
      `(?:${ES_WHO}|ell[oa]s?)(?: (?:y|ni) (?:${ES_WHO}))*(?: ya| si| cada quien)* (?:tienen?|traen?|cargan?|usan?) (?:el |la |los |su |sus |otro )?(?:suy[oa]s?|propi[oa]|otro|telefono|celular|cel)\\b`,
      'g',
    ),
    new RegExp(
      `(?:${ES_WHO})(?: \\w+)? (?:me lo|me la|me|nos lo) (?:regal|compr|dio|dieron|mand|consigui|traj|saco|heredo)\\w*`,
      'g',
    ),
    new RegExp(`\\b(?:me|nos) l[oa] (?:regal|compr|dio|dieron|mand|consigui|traj|saco|heredo)\\w*(?: ${ES_WHO})?`, 'g'),
    new RegExp(`(?:${ES_WHO}|ell[oa]s?)(?: \\w+)? (?:no|nunca|tampoco|ni)(?: (?:me|mas|se))? (?:lo|la|los) \\w+`, 'g'),
    new RegExp(
      `\\b(?:nadie|ninguno)(?: \\w+){0,3}? (?:lo|la|los) \\w+|\\b(?:no|ni|tampoco|nunca)(?: (?:me|mas|se|siquiera))* (?:lo|la|los) \\w+(?: (?:a )?(?:${ES_WHO}|nadie))?`,
      'g',
    ),
    new RegExp(`\\b(?:ni|sin)(?: a)? ${ES_WHO}`, 'g'),
    new RegExp(`\\b(?:ando|estoy|vivo|vengo|voy|vine|trabajo)(?: \\w+)? con (?:${ES_WHO})`, 'g'),
    new RegExp(`(?:${ES_WHO})(?: \\w+){0,2}? (?:murio|fallecio|murieron|se fue|se fueron|vive lejos|viven lejos)`, 'g'),
    /\b(?:de|que) (?:el|la) (?:mayor|menor)\b/g,
    // Spoken to us: "solo yo, mi jefe".
    /\b(?:yo|si|no|mio),? mi (?:jef[ea]|patron|amig[oa]|compa)(?=[ .;,!]*$)/g,
  ],
  en: [
    /\b(?:nobody|no one|not|n.t|never) (?:else )?(?:uses|use|answers|reads|share) ?(?:it|this)?/g,
    new RegExp(`${EN_WHO} (?:has|have) (?:their|his|her|another) (?:own|phone)`, 'g'),
    new RegExp(`${EN_WHO} (?:gave|bought) (?:it|me)`, 'g'),
  ],
  fr: [
    /\b(?:personne|pas)(?: d autre)? (?:ne )?(?:l )?\w+/g,
    new RegExp(`${FR_WHO} (?:a|ont) (?:le|leur|son) (?:sien|sienne|propre|telephone)`, 'g'),
    new RegExp(`${FR_WHO} (?:me|m) l a (?:achete|donne|offert)`, 'g'),
  ],
}
