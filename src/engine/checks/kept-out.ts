import { fold } from '../fold.ts'
import { at, defineCheck } from './check.ts'
import { textsOf } from './texts.ts'

/** Spanish words to keep out of every text, folded, and what to write instead. */
const KEPT_OUT: Record<string, string> = {
  cancelar: 'it means "pay" in Central America: write "pagar" or "anular"',
  pena: 'write "pésame"',
  coger: 'write "tomar"',
  pisto: 'write "dinero" (L1)',
  ahorita: 'say when',
  recado: 'write "mensaje"',
  'le regresaron': 'write "devolvieron"',
  'le van a buscar': 'it sounds like a threat',
  'ultima advertencia': 'it sounds like a threat',
  'ultimo aviso': 'it sounds like a threat',
  deposito: 'it sounds like extortion',
  cuota: 'it sounds like extortion',
  piso: 'it sounds like extortion',
  renta: 'it sounds like extortion',
  clave: 'it sounds like fraud',
  premio: 'it sounds like fraud',
  beneficiario: 'it sounds like fraud',
  'liberar su pago': 'it sounds like fraud',
  'confirme sus datos': 'it sounds like fraud',
  ilegal: 'it labels',
  indocumentado: 'it labels',
  deportado: 'it labels',
  dialecto: 'write "idioma"',
  victima: 'it labels',
  finado: 'write the name',
  'no sabe leer': 'offer audio to everybody',
  inscrito: 'write "su inscripción"',
  bienvenido: 'write "le damos la bienvenida"',
  seguro: 'it names a gender',
  ubicado: 'it names a gender',
  'lo buscamos': 'write "le buscamos"',
  companeros: 'write "personas"',
  'el abogado': 'write "el equipo de abogados"',
  'el juez': 'write "el juzgado"',
}
/** A word that is fine inside one of these. */
const FINE = ['lugar seguro']

/** Words that mean something else across the border, sound like extortion, hurt or name a gender. */
export const keptOut = defineCheck({
  name: 'kept-out',
  refuses:
    'words that mean something else across the border, sound like extortion, hurt, or name a gender; links; shouting',
  run: (input) =>
    textsOf(input).flatMap(({ flow, node, lang, text, file }) => {
      const problems: [string, string][] = []
      if (lang.startsWith('es')) {
        const folded = FINE.reduce((rest, phrase) => rest.replaceAll(phrase, ' '), ` ${fold(text)} `)
        for (const [word, remedy] of Object.entries(KEPT_OUT))
          if (folded.includes(` ${word} `)) problems.push([`"${word}"`, remedy])
        if (/\burgente\b/.test(text)) problems.push(['"urgente"', 'only the key word URGENTE'])
        if (/(?<!\bno\b.{0,40})hasta las? \d/i.test(text)) problems.push(['"hasta las"', 'write "a partir de las"'])
      }
      if (/https?:|www\./i.test(text)) problems.push(['a link', 'name the number to call instead'])
      if (/(\b\p{Lu}{3,}\b[ ,]+){3}/u.test(text)) problems.push(['a sentence in capitals', 'write it in small letters'])
      return problems.flatMap(([what, remedy]) => at('kept-out', flow, node, `says ${what} (${file})`, remedy))
    }),
})
