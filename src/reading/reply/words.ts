/** When somebody shall be called, or has paid. */
const WHENEVER =
  '(?:today|now|asap|tomorrow|yesterday|later|first|soon|please|before|right|on|at|around|after|the|this|last|next|in|morning|afternoon|week|monday|tuesday|wednesday|thursday|friday|lundi|mardi|mercredi|jeudi|vendredi|lunes|martes|miercoles|jueves|viernes|hoy|ayer|manana|luego|a las?|hier|demain|aujourd hui|maintenant|vers|a|le|el|\\d{1,2}(?: \\d\\d)? ?(?:am|pm|h)?|noon)'

/** What becomes of a case is no letter to who works on it, and nothing is closed by text: people call. */
const ENDS =
  '(?:(?:can|could|would) you )?(?:close|suspend|resume|reopen|terminate|fermez|fermer|suspendez|suspendre|reprenez|reprendre|rouvrez|cierren?|cerrar|suspendan?|suspender|reanuden?|reabran?)(?: (?:it|the|this|le|ce|el|este))?(?: (?:file|work|matter|travail|trabajo|expediente|caso))?'

/** One of these, or several in a row: "yes, that's fine, go ahead". */
function wholly(...phrases: string[]): RegExp {
  const one = `(?:${phrases.join('|')})`
  return new RegExp(`^${one}(?: (?:and )?${one})*$`)
}

/**
 * How Advocates say what their texts ask of them, folded, as the whole message beside a reference and courtesies. Every
 * language at once: whoever reads English answers a French text with "ok".
 */
export const VERBS = {
  yes: wholly(
    'ok|okay|okey|oky|k|kk|oui|ouais|yes|yep|yeah|yea|yup|y|si|sure|of course|fine|great|perfect|perfecto|parfait|entendu|tres bien|muy bien|claro',
    '(?:(?:that|it|this|all|everything) )?(?:is|s|looks|sounds) (?:fine|good|ok|okay|great|perfect|approved)(?: (?:with |by |to )?(?:me|us))?',
    '(?:that |it )?works(?: me| us)?|(?:fine|ok) (?:with|by) (?:me|us)|(?:please )?do(?: it)?|go(?: ahead)?|proceed',
    'good(?: to go)?|all good|(?:looks|that s|is) (?:right|correct)|lgtm|green light|feu vert|luz verde|dale|por supuesto',
    '(?:(?:there is |there s |i have |i see |i ve )?no|sin|no (?:hay|veo|tengo)|ningun(?:a)?|pas d|pas de|aucune?|sans) (?:problem|problema|probleme|soucis?|objection|objecion|issue|inconveniente)(?:e?s)?(?: (?:with|by|from) (?:me|us))?',
    '(?:i m|i am|we re|we are) (?:fine|ok|okay|good)(?: with)?(?: it| that| this)?|(?:je suis|nous sommes|estoy|estamos) (?:d accord|de acuerdo)|(?:ok |yes )?from my (?:side|end)|(?:approved )?by me',
    '(?:yes|ok|approve) (?:to )?(?:all|both)|(?:all|both) (?:approved|ok|fine)',
    '(?:is |i |im |j |je |we |lo |la |est |esta |queda |c est )?(?:approve[sd]?|approuve[erz]?e?|apruebo|aprobamos|aprobad[oa]|autori[sz]e[drz]?e?|authori[sz]e[ds]?|autorizo|autorizad[oa]|confirm(?:e|ed|o|amos)?|agree[d]?|accept(?:ed|e)?|acepto|aceptad[oa])',
    'ap{1,2}r{1,2}o{1,2}u?v(?:e|d|ed|de|es)?|aprov(?:o|ad[oa])|(?:i )?confirm the call|(?:i )?can make it',
    'd acc|ca (?:marche|me va|me convient|convient)|d accord|de acuerdo|adelante|allez y|vas y|poursuivez|procedan?|continue[nz]?|c est (?:bon|ok|parfait|d accord)|esta bien',
  ),
  no: /^(no|non|nope|nah|n|not|not (ok|okay|fine|authori[sz]ed)|not ap{1,2}r{1,2}o{1,2}u?v(e|d|ed|de)?|do not approve|don t approve|(i )?(deny|denied|decline[d]?|reject(ed)?|refuse[erd]?)|je refuse|refuse|rechazo|rechazad[oa]|no apruebo|no lo apruebo|pas d accord|je n approuve pas|don t|do not|can t( make it)?|cannot( make it)?|i (can t|cannot)( make it)?|no puedo|je ne peux pas)$/,
  call: new RegExp(
    `^(?:(?:ok |yes )?(?:(?:can|could|would|will) (?:you|someone|somebody) )?(?:(?:have|ask|get) (?:someone|somebody|anyone|staff) (?:to )?)?(?:(?:give me a |just )?(?:call|ring)|phone|llam(?:ada|eme|enme)|me (?:puede|pueden) llamar|appel(?:ez)?|rappelez|pouvez vous (?:m )?appeler)(?: me| us| moi| nous)?(?: back)?(?: about)?(?: ${WHENEVER})*|${ENDS})$`,
  ),
  change:
    /^(change[s]?|(an ?)?other time|another (time|day|hour)|(can we )?reschedule( it)?|different time|otra hora|otro dia|cambiar|cambio|cambios|autre (heure|jour)|changer|changement)$/,
  what: /^(what( is| s)?|why( is( it)?)?( blocked| waiting| stuck)?|que es|de que (se )?trata|por que( no avanza)?|qu est ce que c est|pourquoi( bloquee)?)$/,
  status:
    /^((status|estado|etat|statut|update)( of| de)?( all| everything| todo| tout)?|(whats|what s|what is) the status|(what s|whats|what is) (going|happening|new|the status)( with| in| of)?|how (is|s) (it|this|that|everything|the case)? ?(going|doing|coming along)|how is|where (are we|do we stand|does it stand)( with| in)?|any (news|updates?|progress)( from| of)?|who is working|como va( todo)?|hay novedades|(alguna )?novedad(es)?|(des )?nouvelles|ou en est( on| le dossier)?)$/,
  more: /^(more|mas|plus|details?|detalles?)$/,
  list: /^(list|lista|liste|report|informe|rapport)$/,
  help: /^(help|ayuda|aide|info|commands?|menu|options|opciones|how (does|do) (this|it) work|what (can|do) i (have to )?do( here)?|comment ca (marche|fonctionne)|que puis je faire|que puedo hacer|como funciona( esto)?)$/,
  paid: new RegExp(
    `^(?:(?:i|we)(?: ve| have)? |(?:(?:it|this|that|the) )?(?:is |s |was |has been )?|(?:la |elle |c )?(?:est|a ete|esta|fue|ha sido) |(?:j ai|nous avons|on a|he|hemos) |ya (?:la |lo |se |esta |fue )?)?(?:have |just |already |deja |ya )?(?:paid|payee|reglee|paye[er]?|pague|pagad[oa]|pagamos|regle[er]?|paid in full|(?:check|cheque|wire|payment|transfer)(?: (?:is|was|has been))? (?:sent|mailed|in the mail)|sent(?: the)? payment|pagaron)(?: it| the| la| le)*(?: ${WHENEVER}| (?:by|via|with|par|con|por) (?:check|cheque|wire|card|ach|transfer|transferencia|virement|carte|tarjeta))*$`,
  ),
  question: /^(ask|question|questions|duda|dudas|pregunta|invoice question|question (on|about)( the)?( invoice)?)$/,
  send: /^((the )?translation (is |looks )?(good|fine|ok|okay|right|correct|perfect|great)|(la )?traduccion (esta )?(bien|correcta|perfecta)|(la )?traduction (est )?(bonne|bien|correcte|parfaite)|(ok |yes |oui |si )?(send( it| them| both| all)*|envi(ar|e|elo|elos|alo|o)|mandar|mandelos?|envoye[rz]|envoyez les?|envoi)( los dos| ambos| todos| les deux| tous)?)$/,
  // "No, don't send that! Cancel": however often they say so, and why.
  withdraw: new RegExp(
    `^(?=.*\\b(?:cancel|send|sent|envi|mand|envoy|annul))(?:(?:${[
      'no|non|wait|hold|stop|oops|sorry|perdon|pardon|espere|attendez|never mind',
      '(?:please )?cancel(?:ar|e|en|o)?(?: (?:it|that|this|el mensaje|eso|(?:the |that |this |my |last )*(?:letter|message|one)))*',
      '(?:do not|don ?t) (?:send|pass on)(?: (?:it|that|this|them|(?:the |that |this |my |last )*(?:letter|message|one)))?|(?:should|must) not be sent',
      'no (?:lo |la |los |las )?(?:envi[ea]n?|mand[ea]n?)(?: (?:eso|nada|el mensaje))?|annule[rz]?(?: (?:le message|la lettre|cela|ca))?',
      '(?:ne |n )?(?:l |le |la |les )?envoyez (?:pas|rien)(?: (?:le message|cela|ca))?',
      '(?:i (?:have )?|i ve )?(?:made )?a mistake|(?:it (?:is|was) )?(?:my mistake|(?:the )?wrong(?: (?:one|message|letter|person|file))?)|me equivoque|je me suis trompee?|c est une erreur',
    ].join('|')}) ?)+$`,
  ),
  request:
    /^(new( case| request)?|request|nuev[oa]( caso| solicitud)?|solicitud|nouvelle? ?(demande|dossier)?|nouveau( dossier)?|demande)$/,
  hello:
    /^(what (do|did) you (need|want)( from me)?|que necesitan?|de quoi avez vous besoin|(is there )?anything (you need|waiting|open|pending)( from)?( me| us)?( to do)?|what (is |s )?(waiting|open|pending|outstanding)( me| us| with me)?|(hay|tengo|tienen) algo pendiente( de mi parte| mio)?|que (tengo|hay) pendiente|avez vous besoin de (quelque chose|qqch)|qu est ce qui (m |nous )?attend|hey|hi there|hello there|there|allo|salut|slt|bjr|bsr|coucou|que tal|team|anyone there|are you there)$/,
  who: /^((and )?(who|what) (is|s|are) (this|you|it|there)|who are you people|qui est ce|c est qui|qui etes vous|vous etes qui|quien (es|habla|escribe)|quienes son|de parte de quien)$/,
  noted:
    /^((ok |okay )?(got it|noted|received|understood|will do|recibido|enterad[oa]|anotado|(bien )?recu|c est note|note|compris))$/,
  later: new RegExp(
    `^(?:(?:not now|later|luego|mas tarde|plus tard|ahora no puedo|pas maintenant|(?:i m |i am )?(?:in (?:court|trial|a meeting|a hearing)|busy|driving|away|out of (?:the )?office)|estoy en (?:audiencia|una audiencia|junta|una junta|una reunion)|je suis (?:en|au) (?:cour|tribunal|audience|reunion)|(?:i |i ll |i will |will |let me )?(?:answer|reply|respond|get back to you)|contesto|le contesto|je (?:vous )?repond(?:s|rai)|until|hasta|jusqu a)(?: ?(?:and|y|et))?(?: ${WHENEVER})* ?)+$`,
  ),
} as const satisfies Record<string, RegExp>
export type Verb = keyof typeof VERBS

/** "What is the question on T7", "c'est quoi la question": beside a reference it asks to see what waits, and is said to nobody else. */
export const ASKS_TO_SEE = new RegExp(
  `^(?:(?:and|so|sorry|et|y|perdon) )*(?:(?:can|could|would|pouvez|peut|puede|pueden) (?:you|vous|usted|ustedes)? ?)?(?:${[
    '(?:(?:show|send|tell|give|resend|repeat|remind|repita(?:me)?|recuerdeme|digame|mandeme|montrez|rappelez|redites|renvoyez)(?: me| moi| nous)?(?: again)?(?: of| what)? )?(?:(?:what (?:is|s|was|are|were)|whats|which (?:is|was)|cual (?:es|era)|quelle (?:est|etait)|c (?:est|etait) quoi) )?(?:the |your |la |su |votre |l )?(?:question|pregunta|request)(?: (?:again|asked|deja|otra vez|encore))*',
    'what (?:do|did|does|are|is|was) (?:you|they|it) (?:need|want|ask|asking|waiting)(?: from| of)?(?: me| us)?(?: again)?',
    'what (?:is|s) (?:it|that|this|needed|missing)(?: again)?',
    '(?:what (?:does|did) (?:it|this|that|the question) say|que (?:dice|decia)|(?:qu est ce que|que) (?:ca|cela|la question) (?:dit|demande))(?: (?:exactly|again|exactamente|exactement))?',
    'que (?:me |nos )?(?:preguntan?|preguntaron|piden?|necesitan?|hace falta|falta|quieren?)',
    'de quoi (?:s agit il|avez vous besoin)|que (?:voulez vous|faut il|vous faut il|demandez vous)(?: savoir)?|qu est ce qu (?:il (?:vous )?faut|on demande)|c est (?:quoi|a quel sujet)',
    '(?:show(?: me)?|see|ver|voir|montrez(?: moi)?)(?: again)?',
  ].join('|')})(?: (?:de|du|d|sur))?$`,
)

/** A yes that says so, and is not only content: "great" may be said of anything. */
export const FIRM =
  /\b(?:ok|okay|okey|oky|k|kk|oui|ouais|yes+|yep|yeah|yea|yup|y|si+|sure|ap{1,2}r\w+|aut(?:h)?ori\w+|confirm\w*|agree[d]?|accept\w*|acept\w*|go|proceed|do|d accord|de acuerdo|adelante|allez|vas y|poursuivez|proced\w+|continu\w+|make it)\b/

/** Wherever it stands: a conflict of interest is for the team, and no letter. */
export const CONFLICT =
  /\b(?:conflicts? of interests?|conflictos? de intere?s(?:es)?|conflits? d interets?)\b|^(?:we have |there is )?(?:a )?conflict[os]?$/
export const NO_CONFLICT = /\b(?:no|not|any|without|sin|ningun|aucun|pas de?|sans)\b/

/** A day or an hour, for who is asked when a call would suit. */
export const DAY_OR_HOUR =
  /\b(?:today|tomorrow|(?:mon|tues|wednes|thurs|fri)day|next week|noon|hoy|manana|lunes|martes|miercoles|jueves|viernes|mediodia|proxima semana|aujourd hui|demain|lundi|mardi|mercredi|jeudi|vendredi|midi|semaine prochaine|\d{1,2}(?: \d\d)? ?(?:am|pm|h))\b/

/** What they say of themselves beside it, or nothing. "The worker comes on Thursday" asks for no call then. */
export const SUITS = new RegExp(
  `\\b(?:(?:i|we) (?:can|could|ll be|prefer|would)|(?:i m|i am|we are|estoy|je suis|nous sommes) (?:free|available|libres?|disponibles?)|(?:not|pas|no estoy) (?:available|disponible|libre)|works(?: better| for me)?$|suits|better|instead|rather|puedo|podemos|prefiero|preferimos|me queda|mejor|plutot|je peux|nous pouvons|je prefere|me convient)\\b|^(?:${WHENEVER} ?)+$`,
)

/** Said of something that waits, it is to wait on. */
export const HOLD =
  /^(?:please )?(?:(?:hold|wait|not yet|on hold|pause|esperen?|todavia no|attendez|pas encore)\b|(?:stop|halt|freeze|alto|paren?|arretez)(?: (?:it|this|the|all|everything|work|el|la|todo|le|tout|trabajo|travail))*$)/
/** "Don't send it yet": it is not sent before they say so, and stays as it is. */
export const NOT_YET =
  /^(?:(?:no|wait|hold(?: off)?|espere|attendez) )*(?:(?:do not|don ?t) send(?: (?:it|that|this|them|the (?:letter|message)))? (?:just )?(?:yet|now)|(?:todavia |aun )?no (?:lo |la )?(?:envi[ea]n?|mand[ea]n?)(?: (?:todavia|aun))|(?:todavia|aun) no (?:lo |la )?(?:envi[ea]n?|mand[ea]n?)|ne (?:l |le |la )?envoyez pas (?:encore|tout de suite))$/
/** Money is not for the Defender, whatever is said of it. */
export const CAP = /\b(?:cap|tope|plafond)\b/

/** "MORE 2": the second part of a long answer. */
export const PAGE = /^(?:more|mas|plus) ([1-9]\d?)$/

/** The word that a mark stands behind, and what may come between. */
export const RATE = /^(?:i )?(?:rate|rating|nota|note|califico|calificacion)\b ?(?:(?:it|is|as|a|de|la|le) )*/
/** A mark that says by itself that it is one. */
export const MARK =
  /^(?:[45]|[1-5] ?\/ ?5|(?:[1-5]|one|two|three|four|five|una|dos|tres|cuatro|cinco|une|deux|trois|quatre|cinq) ?(?:stars?|estrellas?|etoiles?))$/

/** "5/5, excellent work": a mark that says of what it is one, and more behind it. */
export const MARK_AND_WORDS =
  /^\s*((?:CF[ -]?\d{1,6}[\s:,-]+)?[1-5] ?(?:(?:\/ ?5|stars?|estrellas?|[eé]toiles?)(?![\p{L}\d])|(?:out of|of|de|sobre|sur) 5(?=[,.:;!–—-])))[\s,.:;!–—-]*(\p{L}[\s\S]*)$/iu

/** The word before an outcome. */
export const RESULT = /^(?:case )?(?:out|outcome|res|resultado|resultat|result)\b ?(?:(?:is|of|de) ?)*/
/** What may stand before an outcome that is told, and not asked for. */
export const TOLD =
  /^(?:(?:we|it|he|she|the case|case|was|has|have|been|is|still|just|nous|el caso|se|ya|todavia|sigue|encore|toujours) )+/
export const OUTCOMES: Readonly<Record<string, RegExp>> = {
  SETTLED: /^(settled|settlement|settle|acuerdo|reglement|regle)(?: out of court| a l amiable)?$/,
  WON: /^(won|win|ganado|ganamos|gano|gagne|avons gagne)$/,
  LOST: /^(lost|lose|perdido|perdimos|perdio|perdu|avons perdu)$/,
  WITHDRAWN: /^(withdrawn|withdrew|retirado|retire)$/,
  PENDING: /^(pending|not yet|pendiente|todavia no|attente|en attente|pas encore)$/,
}

/** "De qué es la factura", "why is the invoice so high": asked of the one that is open. */
export const OF_INVOICE =
  /^(?:.* )?(?:what|whats|why|how|de que|por que|porque|que|cuanto|combien|pourquoi|quoi|which)\b.*\b(?:invoice|bill|factura|facture)\b/

/** A sum or a number of hours and no more, with or without the word of a limit: "cap 400", "up to 10 hours", "400,00 $". */
export const FIGURE =
  /^(?:(?:yes|ok|oui|si|cap|tope|plafond|max(?:imum)?|limit|limite|approve[d]?|approuve|apruebo|but|mais|pero|only|just|solo|seulement|up to|hasta|jusqu a|set (?:it|the cap)|to|at|a|is|of|de|usd|cad|us) )*(?:approved for |for )?\d{1,6}(?: \d{1,3})*(?: (?:more|extra|additional|mas|plus|de plus))?(?: ?(?:usd|cad|us|dollars?|dolares|hours?|hrs?|h|heures?|horas?))*(?: (?:more|extra|mas|de plus))?(?: (?:max(?:imum)?|only|solo|seulement|ok|okay|fine|approved))*$/

/** What begins so asks for work, and speaks of no case that there is. */
export const NEW_CASE =
  /^\W*(?:(?:hi|hello|hola|bonjour)\W+)?(?:(?:a )?new (?:\p{L}+ ){0,2}(?:case|request|matter|client)s?\b|new ?[:,;.-]|nuev[oa] (?:caso|solicitud|asunto)\b|(?:un )?caso nuevo\b|nuev[oa] ?[:,;.-]|solicitud ?[:,;.-]|nouve(?:lle demande|au (?:\p{L}+ )?dossier)\b|nouve(?:lle|au) ?[:,;.-]|demande ?[:,;.-])/u

/** Hours, and that they may be, without how many. */
export const HOURS =
  /^(?=.*\b(?:hours?|hrs?|horas?|heures?)\b)(?:(?:yes|no|ok|okay|oui|si|non|fine|good|add|approve[ds]?|approuve[erz]?e?s?|apruebo|aprobad[oa]s?|the|these|those|extra|more|additional|las|les|mas|plus|d|de|en|adicionales|supplementaires|extras|hours?|hrs?|horas?|heures?|sont|son|estan|are|is) ?)+$/
/** Of what they are shown before it is sent. */
export const TRANSLATION = /\b(?:translat(?:ion|ed)|traduccion|traduit[es]?|traduction)\b/

/** An outcome with more than its word: "settled for $40,000". It is asked for in one, and is no letter. */
export const BEGINS_AS_OUTCOME =
  /^(?:settled|won|lost|withdrawn|withdrew|dismissed|ganamos|ganado|perdimos|perdido|gagne|perdu|regle)\b/

/** Says nothing by itself. */
export const COURTESY =
  /\b(please|pls|(?:many )?thanks(?: a lot| again| so much| very much)?|thank you(?: so much| very much| again)?|thx|(?:kind |best )?regards|sincerely|hi|hello|good (morning|afternoon|evening)|hola|buen(o|a)s (dias|tardes|noches)|(?:muchas |mil )?gracias|saludos(?: cordiales)?|por favor|bonjour|bonsoir|merci(?: beaucoup| bien| encore| d avance)?|bonne journee|cordialement|bien a vous|svp|s il vous plait|jim|on|for|about|para|pour|sobre|task|tarea|tache|facture|factura|invoice|(?:(?:our|your) )?ref|in re|re|regarding|concerning|case|dossier)\b/g
/** "Ok, thanks" may only be thanks; who says yes or approves with thanks does so. */
export const APPROVES =
  /\b(?:yes|oui|si|ap{1,2}r\w+|aut(?:h)?ori\w+|confirm\w*|agree[d]?|accept\w*|acept\w*|go ahead|proceed\w*|adelante|allez y)\b/
export const THANKS = /\b(thanks|thank you|thx|gracias|merci)\b/
