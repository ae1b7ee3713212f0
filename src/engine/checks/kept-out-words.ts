/** `pattern`: whole words of a folded text (lower case, no accents or marks, single spaces). */
export type KeptOut = { pattern: RegExp; remedy: string }

const word = (pattern: string, remedy: string): KeptOut => ({ pattern: new RegExp(` (?:${pattern}) `), remedy })

const THREAT = 'it sounds like a threat'
const EXTORTION = 'it sounds like extortion'
const FRAUD = 'it sounds like fraud'
const LABEL = 'it hurts or labels'
const GENDER = 'it names a gender'

/** By language: what no text of ours says, and what to write instead. */
export const KEPT_OUT: Readonly<Record<string, readonly KeptOut[]>> = {
  es: [
    word(
      'cancel(?:ar|arlo|arla|a|an|e|en|o|amos|ado|ada)',
      'it means "pay" in Central America: write "pagar" or "anular"',
    ),
    word('penas?', 'write "pésame"'),
    word('cog(?:er|e|en)|coj(?:a|an|o)', 'write "tomar"'),
    word('pisto', 'write "dinero" (L1)'),
    word('ahorita', 'say when'),
    word('recados?', 'write "mensaje"'),
    word('le(?:s)? regres(?:aron|o|an|amos)', 'write "devolvieron"'),
    word('(?:le|lo|la|los|las|les) van a buscar', THREAT),
    word('ultim[oa]s? (?:advertencia|aviso)s?', THREAT),
    word('depositos?', EXTORTION),
    word('cuotas?', EXTORTION),
    word('pisos?', EXTORTION),
    word('rentas?', EXTORTION),
    word('claves?', FRAUD),
    word('premios?', FRAUD),
    word('beneficiari[oa]s?', FRAUD),
    word('liberar su pago', FRAUD),
    word('confirm(?:e|en|ar) sus datos', FRAUD),
    word('ilegal(?:es)?', LABEL),
    word('indocumentad[oa]s?', LABEL),
    word('deportad[oa]s?', LABEL),
    word('dialectos?', 'write "idioma"'),
    word('detenid[oa]s?', 'it reads as "arrested": write "no avanza"'),
    word('victimas?', LABEL),
    word('finad[oa]s?', 'write the name'),
    word('no sabe leer', 'offer audio to everybody'),
    word('inscrit[oa]s?', 'write "su inscripción"'),
    word('bienvenid[oa]s?', 'write "le damos la bienvenida"'),
    word('segur[oa]s?', GENDER),
    word('ubicad[oa]s?', GENDER),
    word('l[oa]s? buscamos', 'write "le buscamos"'),
    word('companer[oa]s?', 'write "personas"'),
    word('(?:el|la|los|las) abogad[oa]', 'write "el equipo de abogados"'),
    word('(?:el|la|los) (?:juez|jueza|jueces)', 'write "el juzgado"'),
    word('(?:interesad|registrad|estimad|querid|invitad|agradecid|preocupad)[oa]', GENDER),
    word(
      'usted (?:ya |no |todavia )?(?:esta|es|fue|quedo|sera|queda|esta bien) [a-z]+(?:ad|id)[oa]|(?:esta|es|fue|quedo|sera) usted [a-z]+(?:ad|id)[oa]',
      GENDER,
    ),
  ],
  en: [
    word('illegals?|illegal (?:alien|worker)s?|aliens?|undocumented', LABEL),
    word('deported|deportees?', LABEL),
    word('victims?', LABEL),
    word('(?:last|final) (?:warning|notice)', THREAT),
    word('urgent|urgently', 'only the key word URGENT'),
    word('prizes?|beneficiar(?:y|ies)|release your payment|confirm your (?:data|details|information)', FRAUD),
    word('dialects?', 'write "language"'),
    word('the judge', 'write "the court"'),
  ],
  fr: [
    word('illegal(?:e|es)?|illegaux|clandestins?|sans papiers', LABEL),
    word('victimes?', LABEL),
    word('derniers? (?:avertissement|avis)', THREAT),
    word('beneficiaires?|confirmez vos (?:donnees|coordonnees)', FRAUD),
    word('dialectes?', 'write "langue"'),
  ],
}

/** A word that is fine inside one of these. */
export const FINE: readonly string[] = ['lugar seguro', 'damos la bienvenida', 'dar la bienvenida', 'seguro social']
