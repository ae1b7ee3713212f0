import type { Country } from './reader.ts'

/** A language that people of the seven countries prefer to hear. `code`: ISO 639-3, or two letters for those that we write in. */
export type Language = { code: string; name: string; also: string[]; family: string | null; countries: Country[] }

/**
 * One line a language: `code name = other names and spellings / family : countries`. A family is a name that people use and that
 * means several languages, which its speakers do not all understand.
 */
const TABLE = `
es español = castellano, castilla, spanish, espagnol : MX GT SV HN NI US CA
en inglés = english, anglais : US CA
fr francés = french, français : CA US

nhe náhuatl de la Huasteca oriental = nahuatl de la huasteca hidalguense / náhuatl : MX US
nhw náhuatl de la Huasteca occidental = nahuatl de la huasteca potosina / náhuatl : MX US
nch náhuatl de la Huasteca central / náhuatl : MX US
ncj náhuatl del norte de Puebla / náhuatl : MX US
ngu náhuatl de Guerrero / náhuatl : MX US
azz náhuatl de la Sierra de Puebla = nahuat de la sierra, mexicano de la sierra / náhuatl : MX US
mxv mixteco de Metlatónoc / mixteco : MX US
xta mixteco de Alcozauca / mixteco : MX US
mim mixteco de Alacatlatzala / mixteco : MX US
jmx mixteco de Juxtlahuaca / mixteco : MX US
mix mixteco de Mixtepec / mixteco : MX US
mig mixteco de San Miguel el Grande / mixteco : MX US
trc triqui de Copala / triqui : MX US
trs triqui de Chicahuaxtla / triqui : MX US
trq triqui de Itunyoso / triqui : MX US
zap zapoteco = zapoteca, diidxaza, dilla xhon : MX US
hus tének = teenek, huasteco, huasteca, guasteco : MX US
ote otomí = ñañu, hñahñu, hñähñu, nañu : MX US
tsz purépecha = purhepecha, tarasco : MX US
tzo tsotsil = tzotzil, batsi kop : MX US
tzh tseltal = tzeltal, batsil kop : MX US
ctu ch'ol = chol, lakty'añ : MX US
tcf tlapaneco = me'phaa, mephaa : MX US
mau mazateco = mazateca, enna : MX US
maz mazahua = jñatjo : MX US
top totonaco = totonaca, tutunaku : MX US
amu amuzgo = amuzga, ñomndaa : MX US
yua maya yucateco = maya de Yucatán, mayat'aan : MX US

quc k'iche' = quiche, kiche, quiché : GT MX US
mam mam = mame, qyool mam : GT MX US
kek q'eqchi' = kekchi, quekchi, qekchi, kekchí : GT US
cak kaqchikel = cakchiquel, kakchiquel : GT US
kjb q'anjob'al = kanjobal, canjobal : GT MX US
ixl ixil : GT US
acr achi = achí, rabinal achi : GT US
cac chuj : GT MX US
knj akateko = acateco, akateco : GT MX US
jac popti' = popti, jakalteko, jacalteco : GT MX US
poh poqomchi' = pocomchi, pokomchi : GT US
tzj tz'utujil = tzutujil, zutuhil, zutujil : GT US
agu awakateko = aguacateco, awakateco : GT US
caa ch'orti' = chorti, chortí : GT HN US
cab garífuna = garinagu : HN GT NI US
ppl náhuat de El Salvador = nawat, pipil : SV US
miq mískito = misquito, miskitu : HN NI US
yan mayangna = sumo, sumu, tawahka : NI HN US
len lenca : HN SV US
jic tol = tolupan, jicaque : HN US
rma rama : NI US
bzk kriol = criollo, creole, ingles criollo : NI US
`

/** Names that mean several languages, with their spellings. */
export const FAMILIES: Readonly<Record<string, readonly string[]>> = {
  náhuatl: ['nahuatl', 'nahua', 'nahuat', 'mexicano', 'mexicanero'],
  mixteco: ['mixteco', 'mixteca', 'tu un savi', "tu'un savi", 'ñuu savi'],
  triqui: ['triqui', 'trique'],
  maya: ['maya', 'idioma maya', 'lengua maya'],
}

const languageIn = (line: string): Language => {
  const [about = '', countries = ''] = line.split(' : ')
  const [names = '', family = null] = about.split(' / ')
  const [first = '', also = ''] = names.split(' = ')
  const cut = first.indexOf(' ')
  return {
    code: first.slice(0, cut),
    name: first.slice(cut + 1),
    also: also.split(', ').filter(Boolean),
    family,
    countries: countries.split(' ') as Country[],
  }
}

export const LANGUAGES: readonly Language[] = TABLE.split('\n').filter(Boolean).map(languageIn)
