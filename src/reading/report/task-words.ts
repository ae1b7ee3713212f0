import type { Lang } from '../reader.ts'
import { NONE_OF_IT, VIOLENCE_NEAR } from '../violence-near.ts'

/** How a task goes: "T4 no" is `not_yet`, and what was said of one that is named and is not certain is `unclear`. */
export type TaskState = 'done' | 'going' | 'stuck' | 'not_yet' | 'unclear'

/** How a task goes, and why where it is stuck, in folded words that are said of it. */
export function stateOf(plain: string, lang: Lang): { state: TaskState; reason: string | null } {
  const reason = reasonIn(plain, lang)
  const { done, going, stuck, notYet, no, almost, fillers, bareDone, bareNotYet } = vocabulary[lang]
  const bare = (plain.match(/[\p{L}]+|[✅👍✔❌👎⏳]/gu) ?? []).filter((word) => !fillers.has(word))
  const only = (words: ReadonlySet<string>): boolean => bare.length > 0 && bare.every((word) => words.has(word))
  const of = (state: TaskState) => ({ state, reason: state === 'stuck' ? reason : null })
  if (only(bareDone)) return of('done')
  if (only(bareNotYet)) return of('not_yet')
  const finished = done.test(plain)
  const goes = going.test(plain)
  const denied = notYet.test(plain) || (finished && no.test(plain))
  if (reason !== null || stuck.test(plain)) {
    const doubtful = goes || (finished && !denied)
    return of(doubtful ? 'unclear' : 'stuck')
  }
  if (goes || (finished && almost.test(plain))) return of(finished && !almost.test(plain) ? 'unclear' : 'going')
  if (denied) return of('not_yet')
  return of(finished ? 'done' : 'unclear')
}

/** Why something does not go on, in folded words; null when they do not say. */
export const reasonIn = (plain: string, lang: Lang): string | null =>
  vocabulary[lang].reasons.find(([, pattern]) => pattern.test(plain))?.[0] ?? null

type Vocabulary = {
  done: RegExp
  going: RegExp
  stuck: RegExp
  notYet: RegExp
  /** "No está lista", "casi lista": what denies that it is, and what says that it soon will be. */
  no: RegExp
  almost: RegExp
  /** "T3 ya", "T4 no": words that say it alone, with no others beside them but `fillers`. */
  bareDone: ReadonlySet<string>
  bareNotYet: ReadonlySet<string>
  fillers: ReadonlySet<string>
  /** The first that fits. */
  reasons: readonly (readonly [string, RegExp])[]
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

const ARTICLE = '(?:el|la|los|las|un|una|unos|unas)'
const TRANSPORT =
  '(?:bus|buses|autobus|autobuses|camion|camiones|camioneta|combi|colectivo|lancha|transporte|microbus|urbano|ruta)'
const OFFICE =
  '(?:oficinas?|registro|juzgado|alcaldia|municipalidad|municipio|presidencia|renap|consulado|notaria|banco|escuela|clinica)'
const LAWYER = '(?:equipo legal|abogad[oa]s?|licenciad[oa]s?|lics?|juridico)'
const PAPER = '(?:acta|documentos?|papel|papeles|constancia|apostilla|copia|expediente|certificado|partida)'

/** What is waited for has not come from them. */
const SENDS_NOT =
  '(?:no|aun no|todavia no|ni) (?:(?:me|m|nos|le|lo|la|los|las) ){0,2}(?:(?:ha|han) )?(?:mand|envi|contest|respond|autoriz|aprueb|aprob|pas|dic|dij|diero)\\w*'

/** What was done to whoever tells it, on the road. */
const TO_US =
  '(?:me|nos) (?:siguieron|(?:vienen|andan|venian|andaban) siguiendo|persiguieron|persiguen|apuntaron|encanonaron|asaltaron|pararon en (?:un|el) reten|quisieron asaltar|quitaron (?:(?:los|las|unos|mis) )?(?:papeles|hojas|documentos|formularios|cosas|celular|telefono|dinero|mochila|camioneta|moto)|levantaron|retuvieron)'

const vocabulary: Record<Lang, Vocabulary> = {
  es: {
    done: /\b(list[oa]s?|terminad[oa]s?|hech[oa]s?|complet[oa]s?|acabad[oa]s?|finalizad[oa]s?|entregad[oa]s?|cumplid[oa]s?|termine|terminamos|acabe|(la|lo|las|los) (hice|entregue|deje (lista|hecha))|ya (qued(o|aron)|estuv(o|ieron)|esta|estan|(la|lo|las|los) (hice|di|lleve|mande|encontre|entregue)|entregue|firmo|firmaron|cobro|cobraron|salio|salieron))\b|✅|✔/u,
    going:
      /\b(en (proceso|camino|tramite)|ahi (voy|va|vamos|la llevo|lo llevo)|a medias|avanzando|avanza bien|va (bien|avanzando|caminando)|en eso (ando|estoy|estamos)|sigo (en|con|trabajando|haciendo)|voy (a la mitad|avanzando)|falta poco|ya (casi|mero)|empezada|empece|(la|lo) termino (manana|luego|el)|manana (la|lo) termino)\b|⏳/u,
    stuck:
      /\b(atorad[oa]s?|detenid[oa]s?|trabad[oa]s?|parad[oa]s?|atascad[oa]s?|frenad[oa]s?|suspendid[oa]s?|no ((la|lo|se|le|les|nos|me) )?(pud[eo]|pudimos|pudieron|avanz[ao]|puede|hizo|logr[eo]|logramos|dej(o|aron)|quis(o|ieron))|no (he|hemos) podido|imposible)\b/u,
    notYet:
      /\b((todavia|aun) no|falt[ao]n?|pendientes?|no (la|lo|las|los) (he|hice|hicimos|hemos|fui)|no (fui|he ido|he hecho|ha quedado|han quedado|quedo|quedaron|empiezo|hay nada))\b|❌|👎/u,
    no: /\b(no|ni|sin|todavia|aun|falta|tampoco|ninguna)\b/,
    almost: /\b(casi|mero|por terminar)\b/,
    bareDone: words('ya si sip simon ok va 👍 ✅ ✔'),
    bareNotYet: words('no nel nop todavia aun falta faltan pendiente pendientes nada tampoco ninguna ninguno ❌ 👎'),
    fillers: words(
      'la el los las lo de y e pero tarea tareas pues que gracias licenciada licenciado lic por favor bien con es son en esta estan buenas buenos dias tardes noches hola tambien ahorita',
    ),
    reasons: [
      [
        'VIOLENCE_IN_AREA',
        new RegExp(
          `${NONE_OF_IT}\\b(?:${VIOLENCE_NEAR.es}|amena[zs](?:a[sn]?|aron|o|ando|ad[oa]s?)|${TO_US}|(?<!\\bno )(?:esta|estaba|anda|es) (?:muy |bien |mas )?peligros[oa])\\b`,
        ),
      ],
      [
        'WAITING_ADVOCATE',
        new RegExp(
          String.raw`\b(?:espero|esperando|faltan?|en espera)\b.*\b${LAWYER}\b|\b(?:el|la|los|las) ${LAWYER} (?:\S+ )?${SENDS_NOT}|\b${SENDS_NOT}\b.*\b(?:el|la|los|las) ${LAWYER}\b`,
        ),
      ],
      [
        'OFFICE_CLOSED',
        new RegExp(
          String.raw`\b(cerrad[oa]s?|cerraron|cerro temprano|no (?:han abierto|abrieron|abren|abrio|abre|atienden|atendieron|atendio|laboran|laboraron|trabajaron) ?|dia inhabil|en (?:huelga|paro)|no (?:hay|habia|hubo) (?:sistema|atencion|servicio)|se (?:fue|cayo) el sistema|${OFFICE}\b.*\b(?:no (?:habia|hay) nadie|se fue la luz|sin luz|no (?:habia|hay) luz)|(?:no (?:habia|hay) nadie|se fue la luz|sin luz|no (?:habia|hay) luz)\b.*\b${OFFICE})\b`,
        ),
      ],
      [
        'PERSON_NOT_FOUND',
        /\b(no (?:(?:la|lo|las|los|le) )?(?:doy con|di con|dimos con|encuentro|encontre|encontramos|he encontrado|halle|hallo|localice|localizo|ubico|ubique|aparece|aparecio|estaban?|estuvo)|no (?:habia|hay|hubo|salio|sale|contesto|contesta|abrio) nadie|nadie (?:me )?(?:lo|la|los|las|abrio|contesto|salio|responde|estaba|sabe)|casa sola)\b/,
      ],
      [
        'MOVED',
        /\b(se (?:fue|fueron) (?!la luz|el sistema|de la luz)|se (?:fue|fueron)$|se (?:mudo|mudaron|cambio de|cambiaron de)|ya no viven?|anda fuera|esta en el norte)/,
      ],
      ['AFRAID', /\b(miedo|temor|desconfian?)\b/],
      [
        'NO_ID',
        /\b(sin identificacion|(?:no (?:tiene|trae|traia|tenia)|perdio|extravio) (?:su |la |el )?(?:ine|dpi|dui|dni|cedula|identificacion|credencial|papeles))\b/,
      ],
      [
        'ROAD_OR_WEATHER',
        new RegExp(
          String.raw`\b(lluvias?|llovio|llueve|lloviendo|llovido|aguaceros?|derrumbes?|deslaves?|crecid[oa]|crecio el rio|inundad[oa]|inundacion|camino (?:malo|feo|cerrado)|mal camino|carretera|no (?:hay|hubo|habia) paso|no se puede pasar|bloqueos?|huracan|tormenta|ciclon|puente caido|lodo|neblina|no (?:salio|salieron|paso|pasaron|hay|hubo|habia|llego|sale|pasa) (?:${ARTICLE} |mas )?${TRANSPORT}|${TRANSPORT} (?:no|ya no|tampoco) (?:salio|paso|hay|hubo|llego|sale|pasa|circula)|sin transporte|se (?:descompuso|poncho|quedo) ${ARTICLE} (?:carro|moto|camioneta|camion|bus|llanta))\b`,
        ),
      ],
      [
        'MONEY_FOR_TRAVEL',
        /\b(falta de dinero|sin (?:dinero|pasaje|viaticos|gasolina)|no (?:tengo|hay|tenia) (?:dinero|pasaje|viaticos|gasolina|para (?:el pasaje|la gasolina|ir))|no (?:me )?alcanza|(?:faltan|no han (?:llegado|mandado|depositado)) (?:los )?viaticos)\b/,
      ],
      ['INTERPRETER', /\b(interprete|traductora?)\b/],
      [
        'HEALTH',
        /\b(enferm[oa]s?|enferme|enfermedad|salud|hospital|calentura|fiebre|dengue|gripe|covid|me (?:siento|sentia|puse) mal|ando mal|me cai|me accidente)\b/,
      ],
      ['NO_SIGNAL', /\b(sin (?:senal|internet|saldo)|no (?:hay|habia|tengo|tenia|hubo) (?:senal|internet|saldo))\b/],
      [
        'WAITING_DOCUMENT',
        new RegExp(
          String.raw`\b(espero|esperando|falta|en espera)\b.*\b${PAPER}\b|\bno (?:me|le|nos) (?:(?:la|lo|las|los) )?(?:han (?:dado|entregado)|dan|entregan)\b.*\b${PAPER}\b`,
        ),
      ],
    ],
  },
  en: {
    done: /\b(done|finished|completed|ready|delivered)\b|✅|✔/u,
    going: /\b(in progress|under way|ongoing|halfway|working on it)\b|⏳/u,
    stuck: /\b(stuck|blocked|could not|couldn't|cannot|can't|stopped|unable)\b/,
    notYet: /\b(not (yet|done|started)|pending|to do)\b|❌|👎/u,
    no: /\b(not|no|isn't|never)\b/,
    almost: /\balmost\b/,
    bareDone: words('yes yep ok already 👍 ✅ ✔'),
    bareNotYet: words('no nope not yet pending neither none ❌ 👎'),
    fillers: words('the and is are it task tasks but well thanks please hello hi'),
    reasons: [
      ['VIOLENCE_IN_AREA', new RegExp(`\\b(?:${VIOLENCE_NEAR.en}|threats?|threatened|armed)\\b`)],
      ['WAITING_ADVOCATE', /\bwaiting for the (lawyers?|advocate|attorney)\b/],
      [
        'PERSON_NOT_FOUND',
        /\b(cannot|could not|can't|couldn't|did not|didn't) find\b|\b(nobody|no one) (was )?(there|home)\b/,
      ],
      ['MOVED', /\b(moved|went away)\b/],
      ['AFRAID', /\bafraid\b/],
      ['NO_ID', /\bno id\b/],
      ['OFFICE_CLOSED', /\bclosed\b/],
      ['ROAD_OR_WEATHER', /\b(rain|raining|road|flood|flooded|storm|landslide|no bus)\b/],
      ['HEALTH', /\b(ill|sick|fever|hospital)\b/],
    ],
  },
  fr: {
    done: /\b(termine(e|es|s)?|finie?s?|faite?s?)\b/,
    going: /\b(en cours|a moitie)\b/,
    stuck: /\b(bloquee?|arretee?|impossible)\b/,
    notYet: /\b(pas encore|en attente)\b/,
    no: /\b(pas|non)\b/,
    almost: /\bpresque\b/,
    bareDone: words('oui ok deja'),
    bareNotYet: words('non pas encore'),
    fillers: words('la le les et est sont tache taches mais merci bonjour'),
    reasons: [
      ['VIOLENCE_IN_AREA', new RegExp(`\\b(?:${VIOLENCE_NEAR.fr}|menaces?)\\b`)],
      ['OFFICE_CLOSED', /\b(ferme(e|s)?)\b/],
      ['ROAD_OR_WEATHER', /\b(pluie|route)\b/],
    ],
  },
}
