import { clean, fold } from '../normalise.ts'
import { defineReader } from '../reader.ts'

/**
 * Whether an Advocate who tells of threats, or of money that was asked for, tells of danger: as they wrote it. What the other side does in
 * court is their work ("opposing counsel threatened us with sanctions"), and so are ten days that somebody asks for; who is hurt, or
 * threatened at home, is in danger whoever does it. Where nothing says whose work it is, people look at once.
 */
export const dangerTold = defineReader<string>({
  name: 'danger-told',
  read: (text) => {
    const said = clean(text)
    const plain = fold(said.replace(/['’]/g, ' '))
    const ofTheWork = IN_COURT.test(plain) || !(THREAT.test(plain) || OF_THE_CASE.test(plain))
    return HARM.test(plain) || !ofTheWork ? { value: said } : { problem: 'danger-told.unclear' }
  },
})

const any = (...stems: string[]): RegExp => new RegExp(`\\b(?:${stems.join('|')})`, 'u')

const HARM = any(
  'kill|murder|hurt|harm|beat|shoot|shot|guns?\\b|weapon|knife|violen|kidnap|blackmail|extor|in danger|afraid|scared|hiding|follow(?:s|ed|ing) (?:him|her|them)|famil|wife\\b|husband|spouse|mother|father|parents\\b|brother|sister|son\\b|daughter|kids?\\b|child|home\\b|house\\b|life\\b|lives\\b|deport|immigration|ice\\b|cartel|gangs?\\b',
  'mata|golpe|lastim|dano|arma|pistola|cuchillo|secuestr|chantaj|peligro|miedo|escond|espos|madre|padre|mama\\b|papa\\b|herman|hij[oa]|ninos?\\b|casa\\b|vida\\b|migra|pandilla|mara\\b',
  'tuer|tue\\b|bless|frapp|arme|couteau|enlev|chantage|danger|peur|cach|femme\\b|mari\\b|epou[sx]|mere|pere\\b|frere|soeur|fils\\b|fille|enfant|maison|vie\\b|expuls',
)
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
