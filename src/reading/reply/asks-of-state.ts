/** What is asked of a case, a task or an invoice, that the hub itself knows: how far it is, its hours, its money, its day, who works on it. */
export type OfState = 'where' | 'hours' | 'money' | 'deadline' | 'who'

/**
 * "How many found this wk", "whats the block", "combien d'heures restent": a question about where the work stands, of which no word says
 * anything else. Who speaks of somebody ("did he sign?"), of something that no figure tells ("their pay stubs"), or says whom to ask,
 * asks the Defender. `said`: folded, without courtesies and without the reference.
 */
export function asksOfState(said: string, marked: boolean): OfState | null {
  const asked = said.replace(LED_IN, '')
  const words = asked.split(' ')
  if (DEFENDER.test(asked)) return 'who'
  if (HOW_MUCH.test(asked)) return 'money'
  // "CF-1042 money", "deadline?": the thing's name beside a reference is the whole question.
  const named = words.length <= 2 ? NAMED.find((kind) => words.some((word) => isOf(kind, word))) : undefined
  if (named && words.every((word) => isOf(named, word) || AROUND.has(word))) return named
  if (!(marked || OPENS.has(words[0] ?? '')) || words.length > MOST_WORDS || TO_BE_DONE.test(asked)) return null
  const topics = words.map((word) => KINDS.find(([, of]) => of.has(word))?.[0] ?? (AROUND.has(word) ? 'around' : null))
  if (topics.includes(null)) return null
  const counted = COUNTED.test(asked) && words.some((word) => PEOPLE.has(word))
  return FIRST.find((kind) => topics.includes(kind)) ?? (counted ? 'where' : null)
}

const isOf = (kind: OfState, word: string): boolean => KINDS.some(([each, of]) => each === kind && of.has(word))
/** Hours, named alone, may be an answer about the limit. */
const NAMED: readonly OfState[] = ['money', 'deadline']

/** A sentence that is longer tells something besides. */
const MOST_WORDS = 14
const LED_IN =
  /^(?:(?:and|so|ok|also|y|et|alors|entonces|can you tell me|could you tell me|please tell me|tell me|do (?:you|we) know|let me know|digame|dites moi|just|only|yes or no|(?:i m |im |i am )?in a hurry|(?:i |we )(?:just |only )?(?:want|need) to know|(?:oui |yes |si |yes )?(?:je (?:veux|voudrais|dois) savoir|(?:quiero|quisiera|necesito) saber)(?: pour| if| si)?) )+/
/** "Can you find them by next month?", "have it done by then" are for whoever works on it. */
const TO_BE_DONE =
  /\b(?:can|could|would|will) (?:you|they|we|somebody|someone)\b|^have (?:it|them|this|that|these|those|all|everyone|everybody)\b/
const set = (words: string): Set<string> => new Set(words.split(/\s+/).filter(Boolean))

const OPENS = set(`
  what whats when whens where wheres why which how hows is are has have did do does was were any anything anybody anyone number
  que cual cuales cuanto cuantos cuanta cuantas cuando donde por ya hay alguien alguno alguna en esta estan
  combien quand quel quelle quels quelles ou pourquoi est sont y a ont avez qu c`)

/** Whole: nobody is named by text, so people answer. */
const DEFENDER =
  /^(?:and |so )?(?:who|whos|who s|quien|quienes|qui) (?:(?:is|are|s|es|son|est|our|your|the|a|el|la|le|nuestr[oa]) )*(?:(?:defender|defensora?|defenseure?)|(?:working|assigned|en charge|a cargo|travaille|trabaja|lleva)(?: (?:it|this|that|dessus|lo|la|esto|en|con|to|of|de|d|el|le|caso))*)$/

const HOW_MUCH =
  /^(?:how much|cuanto|combien)(?: (?:is|was|it|that|es|cuesta|est|c|so far|in total|until now|en total|hasta ahora|jusqu ici|au total))*$/

/** In the order in which they count: "hours used of the cap" speaks of hours. */
const KINDS: readonly (readonly [OfState, ReadonlySet<string>])[] = [
  ['hours', set('hour hours hrs hr cap budget hora horas tope presupuesto heure heures plafond')],
  [
    'money',
    set(`cost costs spent spend spending owe owed bill billed billing charge charged charges money amount price
      costo cuesta cuestan gasto gastos gastado gastamos debemos debo monto dinero cobran cobrado
      cout couts coute coutent depense depenses devons dois montant argent`),
  ],
  ['deadline', set('deadline deadlines court due plazo limite tribunal echeance delai')],
  [
    'where',
    set(`block blocked blocking blocks blocker stuck holding hold waiting done finished complete completed completion progress
      ready left remaining remains missing pending open next found find finding located locate locating reached contacted joined
      join joining signed sign signing undecided news update updates status standing
      bloqueo bloqueada bloqueado bloquea atorada atorado detenida detenido detiene hecha hecho hechas lista listo listas terminada
      terminado avance avances avanza falta faltan queda quedan pendiente pendientes siguiente encontrado encontrados encontraron
      encontrada encontradas localizado localizados localizaron localizadas hallado hallados hallaron unido unieron unidos firmado
      firmaron firmados firmar firmo novedades novedad
      blocage bloque bloquee coince coincee faite fait fini finie termine terminee avancement avance reste restent manque manquent
      prochaine prochain trouve trouves trouvees trouvee localise localises localisees retrouve retrouves retrouvees rejoint joints
      signe signer signes signees nouvelles progres`),
  ],
]
const FIRST: readonly OfState[] = ['hours', 'money', 'deadline', 'where']

const COUNTED = /\b(?:how many|number of|cuant[oa]s|combien)\b/
const PEOPLE = set(`people workers clients persons witnesses personas gente trabajadores clientes testigos
  personnes gens travailleurs travailleuses temoins`)

/** Words around a question that say nothing else. Of one person ("did she") nothing here is known. */
const AROUND = new Set([
  ...OPENS,
  ...PEOPLE,
  ...set(`
  the a an of to in it its this that these those they them we us our you your s re ve d m been be being has had will would so far
  yet still already now today yesterday week weeks wk wks month months year last past since until up at point moment many much more
  all some total totals number count and or by with from get got getting know tell me give let can could please there here long
  exactly currently right status everyone everybody i everything going coming along used use under over date step steps
  thing things work
  de del el la los las lo un una se le les nos ha han hemos usted ustedes su sus con y o hasta ahora hoy ayer semana semanas mes
  meses esta este estos estas va van vamos llevan llevamos numero todos todas todo aun todavia fecha usadas usado
  por tarea trabajo son es fue
  du des au aux ce cet cette ces il ils elles on nous vous votre vos notre nos l d t en deja encore maintenant aujourd hui hier
  semaine semaines mois jusqu present que qui quoi est sont etait combien personne tache utilisees utilise sur pour
  je j t avons avez ont eu`),
])
