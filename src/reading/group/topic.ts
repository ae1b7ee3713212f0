import { inFull } from './in-full.ts'

/** The approved text that answers a question of this kind, as a key of `faq.json`. */
export type Topic =
  | 'scam_answer'
  | 'cost_answer'
  | 'visa_answer'
  | 'when_answer'
  | 'family_collect_answer'
  | 'employer_knows_answer'
  | 'no_papers_answer'
  | 'travel_needed_answer'
  | 'coworker_answer'
  | 'already_paid_answer'
  | 'do_nothing'
  | 'lawyer_who'
  | 'tax_answer'

/** The most particular first: "¿se entera el patrón si firmo por mi visa?" is about the boss. */
const TOPICS: readonly (readonly [Topic, RegExp])[] = [
  ['tax_answer', /\b(?:impuestos?|taxes|tax|sat|declarar|hacienda)\b/],
  [
    'employer_knows_answer',
    /\b(?:enter\w+|avis\w+|sab(?:e|er|ra|ran)|dicen|decir\w*|cuentan|informan)\b.*\b(?:patron\w*|empresa|compania\w*|jefe|mayordomo|don ray|boss)\b|\b(?:patron\w*|empresa|compania\w*|jefe|don ray|boss)\b.*\b(?:enter\w+|sab(?:e|er|ra|ran)|despid\w+|correr?|corran|corre|desquit\w+|vengar?|represalias?|know)\b|\b(?:nos|me) (?:corren|corran|despiden|van a correr)\b|\brepresalias?\b/,
  ],
  [
    'travel_needed_answer',
    /\b(?:hay|tenemos|tengo|tendre(?:mos)?|toca) que (?:ir|viajar|regresar|volver|cruzar|presentar\w*|trasladar\w*)\b|\b(?:viajar|ir) (?:hasta|a|al|para) (?:alla|austin|texas|estados unidos|otro pais|el norte|usa)\b|\bnecesario (?:ir|viajar)\b|\bdesde (?:aqui|mexico|mi (?:pueblo|casa|rancho))\b|\btravel\b/,
  ],
  [
    'family_collect_answer',
    /\b(?:otra persona|alguien mas|un familiar|otro|la esposa|los hijos|un pariente)\b.*\b(?:cobr\w+|recog\w+|recib\w+|firm\w+)\b|\b(?:cobr\w+|recog\w+|recib\w+)\b.*\b(?:otra persona|alguien mas|un familiar|por uno|por mi|pariente|poder)\b|\bcarta poder\b|\bsi (?:uno |alguien )?no puede ir a cobrar\b/,
  ],
  [
    'coworker_answer',
    /\b(?:un|otro|unos|otros|el|mi|mis|varios|los) (?:compa\w*|amigos?|conocidos?|primos?|muchachos?|companeros?|paisanos?|demas)\b.*\b(?:tambien|entrar|entre|anot\w+|apunt\w+|participar|trabaj\w+|avis\w+|list\w+)\b|\b(?:coworker|friend)s?\b.*\b(?:join|too)\b/,
  ],
  [
    'do_nothing',
    /\b(?:si|que pasa si) (?:uno |alguien |yo )?no (?:firm\w+|hag\w+|hac\w+|particip\w+|entr\w+|acept\w+|quier\w+|me apunto|contest\w+)\b|\bpierdo\b.*\bsi no\b|\bobligat\w+|\ba fuerzas?\b/,
  ],
  [
    'lawyer_who',
    /\b(?:quien(?:es)?|cual(?:es)?|que|como se llama\w*|donde (?:esta|estan))\b[^?]*\b(?:abogad\w+|licenciad\w+|juez|jueza|juzgado|lawyers?)\b(?!.*\b(?:cobr|pag|cuest)\w*)/,
  ],
  ['already_paid_answer', /\bya (?:nos|les|me) (?:pagaron|dieron|habian pagado)\b|\botro (?:caso|acuerdo|pago)\b/],
  [
    'no_papers_answer',
    /\bsin (?:papeles|visa|documentos|permiso)\b|\bno ten\w+ (?:papeles|visa|documentos)\b|\bde mojad\w+\b|\bilegal\w*\b/,
  ],
]

const WIDER: readonly (readonly [Topic, RegExp])[] = [
  [
    'visa_answer',
    /\b(?:visa|visas|bisa|consulado|embajada|lista negra|volver a (?:ir|contratar\w*|trabajar)|h-?2[ab]?)\b/,
  ],
  [
    'scam_answer',
    /\b(?:estafa\w*|fraude|enga\w+|mentira|transa|tranza|confiar|confiable|extor\w+|(?:es|sera|son) (?:cierto|verdad|de verdad|real\w*|seguro|legitim\w+)|gente (?:seria|buena)|timo|scam|rob(?:o|an|ando|aron|ar\w*)|no (?:les?|los) cre(?:o|an|en|emos))\b/,
  ],
  [
    'cost_answer',
    /\b(?:cobran|cobra|cuesta|cuestan|costar|gratis|comision|porcentaje|descuent\w+|(?:hay|tenemos|tengo) que (?:pagar|dar|poner|cooperar)|pagarle|honorarios|se quedan? con|fee|charge)\b/,
  ],
  [
    'when_answer',
    /\b(?:cuando|para cuando|que dia|en que mes|cuanto (?:tarda|tardan|falta|tiempo)|fecha)\b.*\b(?:pag\w+|deposit\w+|llega\w*|cae|dan|dinero|feria|lana|sale|cobramos|tarda\w*)\b|\b(?:cuanto (?:va a )?(?:tarda\w*|falta|tiempo)|tarda mucho|para cuando)\b|\bwhen\b.*\b(?:pay|paid|money)\b/,
  ],
]

/** What a question is about, where one of the approved texts answers it; null where none does. */
export function topicOf(question: string): Topic | null {
  const plain = inFull(question)
  return [...TOPICS, ...WIDER].find(([, pattern]) => pattern.test(plain))?.[0] ?? null
}
