import { fold } from '../fold.ts'
import { defineCheck } from './check.ts'
import { FINE, KEPT_OUT } from './kept-out-words.ts'
import { problemIn, spokenTexts } from './texts.ts'

const LINK = /https?:|www\.|\b[\w-]+\.(?:com|org|net|info|app|ly|me|mx|gt|sv|hn|ni|us|ca)\b/i
/** Key words that people are asked to write; everything else in capitals is shouting. */
const SHOUT = /(\b\p{Lu}{3,}\b[ ,]+){3}/u

/** Words that mean something else across the border, sound like extortion, hurt or name a gender. */
export const keptOut = defineCheck({
  name: 'kept-out',
  refuses:
    'words that mean something else across the border, sound like extortion, hurt, or name a gender; links; shouting',
  run: (input) =>
    spokenTexts(input).flatMap((one) => {
      const lang = one.lang.split('-')[0] ?? one.lang
      const told = one.text.replace(/\{[^{}]*\}/g, ' x ').replace(/\bURGENTE?\b/g, ' ')
      const folded = FINE.reduce((rest, phrase) => rest.replaceAll(phrase, ' '), ` ${fold(told)} `)
      const problems = (KEPT_OUT[lang] ?? []).flatMap(({ pattern, remedy }): [string, string][] => {
        const found = pattern.exec(folded)?.[0].trim()
        return found === undefined ? [] : [[`"${found}"`, remedy]]
      })
      if (lang === 'es') problems.push(...byMarks(told))
      if (LINK.test(one.text)) problems.push(['a link', 'name the number to call instead'])
      if (SHOUT.test(one.text)) problems.push(['a sentence in capitals', 'write it in small letters'])
      return problems.flatMap(([what, remedy]) => problemIn('kept-out', one, `says ${what} (${one.file})`, remedy))
    }),
})

/** What only its marks or its neighbours tell: "mande" sends a photo and "¿mande?" asks again; "hasta las 8" begins at 8 in Mexico. */
const byMarks = (text: string): [string, string][] => [
  ...(/\burgentes?\b/i.test(text) ? [['"urgente"', 'only the key word URGENTE'] as [string, string]] : []),
  ...(/¿\s*mande\s*\?/i.test(text) ? [['"¿mande?"', 'write "¿cómo dice?"'] as [string, string]] : []),
  ...(/(?<!\bno\b.{0,40})hasta las? (?:\d|x\b)/i.test(text)
    ? [['"hasta las"', 'write "a partir de las"'] as [string, string]]
    : []),
]
