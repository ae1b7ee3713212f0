import { clean, fold } from '../normalise.ts'
import { inFull } from './in-full.ts'

/**
 * Does what somebody asked us alone tell of themselves or of anybody: what was done to them, where they are, what they fear or owe, a name? Then it is
 * for nobody else. What merely asks is for all ("¿hay que viajar?"). Doubt is decided for silence: a question that is answered alone costs one more
 * answer, a headline of the group that tells of somebody cannot be taken back.
 */
export function tellsOfSomebody(said: string): boolean {
  const plain = inFull(said).replace(ASKS, ' ')
  return OF_SELF.test(plain) || OF_OTHERS.test(plain) || DANGER.test(plain) || LAW.test(plain) || names(said)
}

/** Ways of asking in which one speaks of oneself and tells nothing: "¿me pueden castigar?", "¿tengo que ir?", "quiero saber". */
const ASKS =
  /\b(?:me|nos|le|les) (?:va|van|vaya|puedo|puede|pueden|podria|podrian|pasa|explica\w*|aclara\w*|informa\w*|ayuda\w*|dice|dicen|digan|avisa\w*|conviene|gustaria|toca|cobran?)\b|\btengo que\b|\btengo (?:una |otra )?(?:duda|pregunta)s?\b|\bmis? (?:duda|pregunta)s?(?: es)?\b|\bsi yo (?:firmo|entro|participo|no)\b|\bno se (?:si|que|como|cual|cuando|quien)\b|\b(?:do|can|will|should|may|if) i\b|\bi (?:want|would like) to know\b|\bmy (?:question|doubt)\b|\b(?:ma question|est ce que je)\b/g

/** What somebody did, had, is, has or fears; and what is theirs. */
const OF_SELF = new RegExp(
  [
    '\\b(?:yo|mis|conmigo|(?:a|por|para|de) mi(?= *(?:[,.?!]|$))|mi (?!(?:trabajo|chamba|pueblo|pais|tierra|estado)\\b))|\\bme \\p{L}+',
    '\\b(?:soy|estoy|ando|vivo|debo|tomo|tengo|necesito|uso|tenia|tuve|estuve|anduve|fui|iba|era yo|hice|di|vine|vi|use|cruce|pase|entre yo|trabaje|trabajaba|firme|cobre|perdi|cai|pague|deje|quede|regrese|sali|llegue|compre|preste|robe|mande|conteste|dije|queria|podia)\\b',
    '\\bno (?:se (?:leer|escribir|firmar)|quiero que|puedo (?:leer|escribir|caminar|salir|dormir))\\b',
    '\\b(?:i (?:am|was|have|had|did|got|live|lived|owe|work|worked|used|lost|cannot|can t)|i m|i ve|my|mine|me)\\b',
    '\\b(?:je|j ai|mon|ma|mes|moi|m a|m ont)\\b',
  ].join('|'),
  'u',
)
/** Somebody of whom it is asked whether they were paid, or where they are. */
const OF_OTHERS =
  /\b(?:don|dona|senor|senora|sr|sra|mr|mrs) \p{L}+|\b(?:al|el|la|un|una) (?:compadre|comadre|vecin[oa]|primo|prima|cunad[oa]|suegr[oa]|sobrin[oa]|viud[oa]|difunt[oa]|finad[oa]) (?:de |que )?\p{L}+/u
const DANGER =
  /\b(?:amenaz\w+|cartel(?:es)?|mafia|la mana|sicario\w*|malandr\w+|mara(?:s|ros?)?|pandill\w+|cobr\w+ (?:de )?piso|cuota|extorsiona\w+|secuestr\w+|levant(?:on|aron)|mat(?:ar|aron|an|en)|golpe\w+|pega(?:n|ron)|arma(?:s|dos?)?|pistola|miedo|persigu\w+|vigila\w*|viol(?:o|aron|ada|acion)|abus(?:o|aron)|escondid\w+|threat\w*|gang|gun|afraid|beat(?:en)?|menace\w*|peur)\b/
const LAW =
  /\b(?:carcel|pres[oa]|penal|reclusorio|aprehension|antecedentes|delito|demand(?:ado|aron)|otro nombre|nombre falso|seguro (?:chueco|falso|de otro)|papeles (?:chuecos|falsos|de otr[oa])|mojad[oa]s?|coyote|migra|deport\w+|jail|prison|warrant|deported)\b/

/** A word with a capital within a sentence is a name; where all is written in capitals, or none, a first name gives it away. */
const names = (said: string): boolean => {
  const words = clean(said).replace(PLACES, '')
  const shouted = words === words.toUpperCase()
  return (!shouted && INSIDE.test(words)) || FIRST_NAMES.test(fold(words))
}
const PLACES =
  /\b(?:Estados Unidos|México|Mexico|Canadá|Canada|Texas|Austin|Florida|Guatemala|Honduras|El Salvador|Nicaragua|Dios|WhatsApp|Oxxo)\b/gu
const INSIDE = /[\p{L}\d,;] +\p{Lu}\p{Ll}+/u
const FIRST_NAMES =
  /\b(?<!\b(?:san|en|de) )(?:jose|juan|luis|maria|antonio|francisco|jesus|miguel|pedro|alejandro|manuel|carlos|jorge|roberto|fernando|ricardo|eduardo|javier|daniel|rafael|raul|arturo|enrique|mario|hector|ramon|ruben|alberto|gerardo|alfredo|andres|felipe|ignacio|gustavo|guillermo|ernesto|chuy|beto|pancho|lupe|nacho|memo|chava|toño|tono|chepe|juana|martha|alicia|leticia|gloria|teresa|lucia|claudia)\b/
