import type { Lang } from './reader.ts'

/** Somebody is killed, or taken, who is no animal. */
const SLAIN =
  '(?:mat(?:aron|aban|an|o|ando)|bale(?:aron|o|ando)|balace(?:aron|o|ando)|machete(?:aron|o)|acribill(?:aron|o)|ejecut(?:aron|o)|levant(?:aron|o|ando)|desaparec(?:ieron|io)) a ' +
  '(?!(?:un|una|el|la|los|las|mi|su) (?:perr|puerc|marran|coche|cuch|gallin|pollo|guajolot|vaca|becerr|toro|chiv|borreg|caball|yegua|burr|gat|chuch|viboras?|culebr))' +
  '(?:un|una|uno|unos|unas|dos|tres|cuatro|cinco|varios|otro|otros|alguien|gente|el|la|los|las|muchos)'
const GONE = '(?:muert[oa]s?|muertit[oa]s?|cuerpos?|cadaver(?:es)?|encobijad[oa]s?|descuartizad[oa]s?|baleados?)'

/** What people say of violence where somebody lives, whoever it is done to; in folded words. */
export const VIOLENCE_NEAR: Record<Lang, string> = {
  es:
    'violencia|balacer[ao]s?|balazos?|balas|plomazos?|tiroteos?|tiros|disparos|rafagas?|granadazos?|enfrentamientos?|matazones|matazon|matanzas?|' +
    '(?:grupo|gente|hombres) armad[oa]s?|encapuchados|sicarios?|pandilleros|mareros|toque de queda|(?:esta|estan|andan) matando (?:gente|a la gente|mucha gente)|' +
    `(?:hay|hubo|habia) (?:un |una |unos |unas |varios |varias |muchos |muchas |mucha |dos |tres )?(?:${GONE}|inseguridad|levantones|secuestros|ejecuciones)|` +
    `(?:aparecio|aparecieron|hallaron|encontraron|dejaron|tiraron) (?:un |una |unos |varios |a un |a una |dos |tres )?${GONE}|${SLAIN}|` +
    '(?:esta|anda|se puso) (?:muy |bien )?(?:caliente|fea|dura|peligrosa) (?:la cosa|la plaza|la zona|la situacion|la calle)',
  en: 'violence|shooting|shots|gunfire|armed (?:men|people|group)|killings?|killed (?:a|some|two|three)|shot (?:a|some|two|three)|curfew',
  fr: 'violence|fusillades?|coups de feu|tirs|hommes armes|couvre feu',
}

/** Said before it, there was none. */
export const NONE_OF_IT =
  '(?<!\\b(?:sin|ni|ningun|ninguna|nada de|no (?:ha )?(?:hay|hubo|habido|habia|han|me|nos)) (?:nada de |mas |la |han |ha )*)'
