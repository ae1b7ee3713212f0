import { clean, fold } from '../normalise.ts'
import { defineReader } from '../reader.ts'

export type DangerToldOptions = {
  /** Money that is asked for says nothing: nothing else says that somebody was made to pay. */
  plainly?: boolean
}

/**
 * Whether an Advocate who tells of threats, or of money that was asked for, tells of danger: as they wrote it. What the other side does in
 * court is their work ("opposing counsel threatened us with sanctions"), and so are ten days that somebody asks for; who is threatened at
 * home is in danger whoever does it. Where nothing says whose work a threat is, people look at once.
 */
export const dangerTold = defineReader<string, DangerToldOptions>({
  name: 'danger-told',
  takes: { plainly: 'yes or no' },
  read: (text, _context, options) => {
    const said = clean(text)
    const plain = fold(said.replace(/['’]/g, ' '))
    const court = IN_COURT.test(plain)
    const home = AT_HOME.test(plain)
    const threatened = THREAT.test(plain) && (home || HARM.test(plain) || !court)
    const charged = !options?.plainly && !court && MONEY.test(plain) && (home || OF_THE_CASE.test(plain))
    return SEIZED.test(plain) || threatened || charged ? { value: said } : { problem: 'danger-told.unclear' }
  },
})

const any = (...stems: string[]): RegExp => new RegExp(`\\b(?:${stems.join('|')})`, 'u')

/** Said of nothing but danger. */
const SEIZED = any(
  'guns?\\b|gunmen|kidnap|blackmail|extort|in danger|in hiding|cartel',
  'pistolas?\\b|secuestr|chantaj|extorsi|(?:en|corre|corren) peligro',
  'kidnapp|chantage|extorqu|extorsion|en danger',
)
const HARM = any(
  'kill|murder|hurt|harm|beat|shoot|shot|weapon|knife|violen|afraid|scared|hiding|follow(?:s|ed|ing) (?:him|her|them)',
  'mata|golpe|lastim|dano|arma|cuchillo|peligro|miedo|escond',
  'tuer|tue\\b|bless|frapp|arme|couteau|enlev|danger|peur|cach',
)
const AT_HOME = any(
  'famil|wife\\b|husband|spouse|mother|father|parents\\b|brother|sister|son\\b|daughter|kids?\\b|child|home\\b|house\\b|life\\b|lives\\b|deport|immigration|ice\\b|gangs?\\b',
  'espos|madre|padre|mama\\b|papa\\b|herman|hij[oa]|ninos?\\b|casa\\b|vida\\b|migra|pandilla|mara\\b',
  'femme\\b|mari\\b|epou[sx]|mere|pere\\b|frere|soeur|fils\\b|fille|enfant|maison|vie\\b|expuls',
)
const MONEY = any('money|cash|\\d+ ?(?:dollars|usd|percent)|to pay\\b', 'dinero|pesos|pagar', 'argent|payer')
const THREAT = any('threat', 'amenaz|amenac', 'menac')
const OF_THE_CASE = any(
  'clients?\\b|workers?\\b|witness|plaintiff',
  'client[ea]s?\\b|trabajador|testigo',
  'travailleu|temoin',
)
const IN_COURT = any(
  'opposing|other side|counsel|defen[sc]e\\b|defendants?\\b|attorney|sanction|rule 11|motion|to sue|suing|lawsuit|countersu|counterclaim|dismiss|contempt|discovery|deposition|depose|subpoena|appeal|removal|settle|bar complaint|grievance|fees\\b|costs\\b',
  'contrapart|parte contraria|abogad|sancion|mocion|demand|contrademand|reconven|desech|desacat|apela|honorari|costas\\b',
  'partie adverse|avocat|confrere|requete|poursui|demande reconvention|rejet|outrage|appel\\b|frais\\b|depens',
)
