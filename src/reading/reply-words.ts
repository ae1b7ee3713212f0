/**
 * How Advocates say what their texts ask of them, folded, as the whole message beside a reference and courtesies. Every
 * language at once: whoever reads English answers a French text with "ok".
 */
export const VERBS = {
  yes: /^(ok|okay|oui|yes|yep|yeah|y|si|sure|fine|(is |i |im |j |je )?(approve[sd]?|approved|approuve[er]?|apruebo|aprobad[oa]|confirm(e|ed|o)?|agree[d]?)|(ok )?ap{1,2}r{1,2}o{1,2}u?v(e|d|ed|de|es)?|aprov(o|ad[oa])|ok (approved|go ahead)|yes (approve[d]?|go ahead|confirm(ed)?)|go ahead|d accord|de acuerdo|adelante|allez y|approved go ahead|accepted|accept)$/,
  no: /^(no|non|nope|n|not ap{1,2}r{1,2}o{1,2}u?v(e|d|ed|de)?|do not approve|don t approve|denied|decline[d]?|reject(ed)?|refuse[er]?|je refuse|rechazo|rechazad[oa]|no apruebo|no lo apruebo)$/,
  call: /^((ok |yes )?(can|could) (you|someone) call( me)?|call( me)?( back)?( today| now| asap| tomorrow)?|phone me|llamada|llameme|llamenme|me (puede|pueden) llamar|appel|appelez( moi)?|rappelez( moi)?|pouvez vous (m )?appeler|call about)$/,
  change:
    /^(change[s]?|(an ?)?other time|another (time|day|hour)|reschedule|different time|otra hora|otro dia|cambiar|cambio|cambios|autre (heure|jour)|changer|changement)$/,
  status:
    /^((status|estado|etat|statut|update)( of| de)?|(what s|whats|what is) (going|happening|new|the status)( with| in| of)?|how (is|s) (it|this|that|everything|the case)? ?(going|doing|coming along)|how is|where (are we|do we stand|does it stand)( with| in)?|any (news|updates?|progress)( from| of)?|como va( todo)?|hay novedades|(alguna )?novedad(es)?|(des )?nouvelles|ou en est( on| le dossier)?)$/,
  more: /^(more|mas|plus|details?|detalles?)$/,
  list: /^(list|lista|liste|report|informe|rapport)$/,
  help: /^(help|ayuda|aide|info|commands?)$/,
  paid: /^(i |we )?(have |just )?(paid|paye[er]?|pague|pagad[oa]|pagamos|regle[er]?|payment sent|sent( the)? payment|j ai paye|nous avons paye)( it)?( the| the invoice| invoice)?$/,
  question: /^(ask|question|questions|duda|dudas|pregunta|invoice question|question (on|about)( the)?( invoice)?)$/,
  send: /^((ok )?send( it)?|envi(ar|e|elo|alo)|mandar|mandelo|envoye[rz]|envoyez le)$/,
  request:
    /^(new( case| request)?|request|nuev[oa]( caso| solicitud)?|solicitud|nouvelle? ?(demande|dossier)?|nouveau( dossier)?|demande)$/,
} as const satisfies Record<string, RegExp>
export type Verb = keyof typeof VERBS

/** "MORE 2": the second part of a long answer. */
export const PAGE = /^(?:more|mas|plus) ([1-9]\d?)$/

/** The word that a mark stands behind, and what may come between. */
export const RATE = /^(?:i )?(?:rate|rating|nota|note|califico|calificacion)\b ?(?:(?:it|is|as|a|de|la|le) )*/
/** A mark that says by itself that it is one. */
export const MARK = /^(?:[45]|[1-5] ?(?:stars?|estrellas?|etoiles?|\/ ?5))$/

/** The word before an outcome. */
export const RESULT = /^(?:case )?(?:out|outcome|res|resultado|resultat|result)\b ?(?:(?:is|of|de) ?)*/
export const OUTCOMES: Readonly<Record<string, RegExp>> = {
  SETTLED: /^(settled|settlement|settle|acuerdo|reglement|regle)$/,
  WON: /^(won|win|ganado|ganamos|gagne)$/,
  LOST: /^(lost|lose|perdido|perdimos|perdu)$/,
  WITHDRAWN: /^(withdrawn|withdrew|retirado|retire)$/,
  PENDING: /^(pending|not yet|pendiente|todavia no|attente|en attente|pas encore)$/,
}

/** Says nothing by itself. */
export const COURTESY =
  /\b(please|pls|(?:many )?thanks(?: a lot| again| so much| very much)?|thank you(?: so much| very much| again)?|thx|(?:kind |best )?regards|sincerely|hi|hello|good (morning|afternoon|evening)|hola|buen(o|a)s (dias|tardes|noches)|(?:muchas |mil )?gracias|saludos(?: cordiales)?|por favor|bonjour|bonsoir|merci(?: beaucoup| bien| encore| d avance)?|bonne journee|cordialement|bien a vous|svp|s il vous plait|jim|on|for|about|para|pour|sobre|task|tarea|tache|facture|factura|invoice|ref|case|dossier)\b/g
export const THANKS = /\b(thanks|thank you|thx|gracias|merci)\b/
