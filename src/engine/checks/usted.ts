import { defineCheck } from './check.ts'
import { problemIn, spokenTexts } from './texts.ts'

const PRONOUNS = /^(?:tú|tu|tus|te|ti|contigo|tuy[oa]s?|vos|vosotr[oa]s|os|vuestr[oa]s?)$/
/** "podés", "tenés", "mandás", "estás", "escribís": no form of usted ends like that. These words do. */
const ENDING = /(?:ás|és|ís)$/
const OTHERWISE = new Set(
  (
    'más además después jamás atrás detrás demás quizás inglés francés portugués japonés holandés irlandés interés estrés ' +
    'través revés país compás cortés anís'
  ).split(' '),
)
/** "trabajaste", "dijiste". These words end so and mean something else. */
const PAST = /(?:aste|iste|astes|istes)$/
const NOT_PAST = new Set(
  'contraste desgaste traste existe consiste insiste asiste resiste persiste desiste triste viste baste gaste'.split(
    ' ',
  ),
)
/** Frequent forms whose ending does not betray them. */
const FORMS = new Set(
  (
    'eres sos tienes puedes quieres sabes debes vas haces dices crees vives necesitas prefieres trabajas entiendes recuerdas ' +
    'llamas escribes mandas pagas firmas cobras puedas quieras tengas sepas vengas hagas digas seas estés ' +
    'dime dame ponme hazme mándame llámame escríbeme avísame háblame márcame espérame cuéntame ayúdame envíame contéstame ' +
    'respóndeme dinos mándanos llámanos escríbenos avísanos haz ven ten pon ' +
    'decime mandame llamame escribime avisame hablame esperame contame fijate ayudame contestame mirá vení andá poné hacé ' +
    'decí mandá avisá llamá esperá hablá contá firmá pagá'
  ).split(' '),
)

/** Tú or vos in our own words. People may say it to us; we answer with usted. */
export const usted = defineCheck({
  name: 'usted',
  refuses: 'tú and vos, and their verb forms, in our own Spanish words',
  run: (input) =>
    spokenTexts(input)
      .filter(({ lang }) => lang.startsWith('es'))
      .flatMap((one) =>
        [
          ...new Set(
            one.text
              .toLowerCase()
              .normalize('NFC')
              .match(/\p{L}+/gu) ?? [],
          ),
        ]
          .filter(isFamiliar)
          .flatMap((word) =>
            problemIn('usted', one, `says "${word}" (${one.file}, ${one.form})`, 'speak to everybody with usted'),
          ),
      ),
})

const isFamiliar = (word: string): boolean =>
  PRONOUNS.test(word) ||
  FORMS.has(word) ||
  (ENDING.test(word) && !OTHERWISE.has(word) && word.length > 3) ||
  (PAST.test(word) && !NOT_PAST.has(word))
