import type { Lang } from './reader.ts'

/** Words that no name holds: the person answered with a sentence. */
export const sentenceWords: Record<Lang, Set<string>> = {
  es: new Set(
    (
      'no que porque quien como cuando donde para tengo tiene quiero puedo puede voy va le se te me mi su sus este esta eso esto ya yo tu usted ustedes numero ' +
      'nombre nada nadie hola gracias bueno claro si pero por con sin en al un una unos pues nel simon ahorita luego manana ok oki llamo soy es son ' +
      'mismo misma igual identificacion ine dpi dui dni cedula papeles apellido apellidos solo uno ' +
      'lo q k ke kiero oiga mejor pensarlo despues antes hoy hasta desde estoy fui hay he dinero pago banco cuenta efectivo tarjeta'
    ).split(' '),
  ),
  en: new Set(
    "no not what who why how when where i you me my this that it is are dont don't cannot will yes ok hello hi thanks name same the".split(
      ' ',
    ),
  ),
  fr: new Set(
    'non pas que qui quoi pourquoi comment quand ou je tu vous moi mon ma ce cela est oui merci bonjour nom meme'.split(
      ' ',
    ),
  ),
}
