import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../../src/reading/languages.ts'
import { languageCode } from '../../../src/reading/languages-named.ts'
import { asks, heard, problem } from '../support.ts'
import { table } from '../table.ts'

table('language', [
  ['español y tenek', 'hus'],
  ['español y tenek', { language: 'hus', languages: ['es', 'hus'] }, { options: { all: true } }],
  ['tenek', { language: 'hus' }, { options: { all: true } }],
  ['Spanish and Nahuatl', ['es', 'náhuatl'], { options: { list: true } }],
  ['espagnol et nahuatl', ['es', 'náhuatl'], { options: { list: true } }],
  ['en español y un poco en tenek', ['es', 'hus'], { options: { list: true } }],
  ['mam, quiché', ['mam', 'quc'], { options: { list: true } }],
  ['no Spanish, just mam', ['mam'], { options: { list: true } }],
  ['ayapaneco', ['ayapaneco'], { options: { list: true } }],
  ['no hablan español', problem('language.list'), { options: { list: true } }],
  ['what is waiting for me now', problem('language.list'), { options: { list: true } }],
  ['rate 5', problem('language.list'), { options: { list: true } }],
  // Words of English are no languages.
  ['the other side told us they will sue', problem('language.unknown'), { options: { all: true } }],
  ["yes ma'am", problem('language.unknown')],
  ['they are all Mexican', problem('language.unknown')],
  ['mam', 'mam'],
  ['hablo mam', 'mam'],
  ["k'iche'", 'quc'],
  ['kʼicheʼ', 'quc'],
  ['quiché', 'quc'],
  ['Kiche', 'quc'],
  ['el kekchi', 'kek'],
  ['qeqchi', 'kek'],
  ["q'anjob'al", 'kjb'],
  ['kanjoval', 'kjb'],
  ['cakchiquel pues', 'cak'],
  ['el tenec, de la huasteca', 'hus'],
  ['otomi', 'ote'],
  ['ÑHAÑU', 'ote'],
  ['hñähñu', 'ote'],
  ['zapoteco de la sierra', 'zap'],
  ['garifuna', 'cab'],
  ['misquito', 'miq'],
  ['español', 'es'],
  ['spñ', 'es'],
  ['esp', 'es'],
  ['kstllno', problem('language.unknown')],
  ['castilla', 'es'],
  ['inglés', 'en'],
  ['no, español', 'es'],
  ['no hablo español', problem('language.unknown')],
  ['no entiendo bien el español', problem('language.unknown')],
  ['no hablo español, hablo mam', 'mam'],
  ['mam y poquito español', 'mam'],
  ['mam o quiche', asks('language.which')],
  // One name, several languages: nobody guesses which.
  ['mexicano', 'náhuatl'],
  ['náhuatl', 'náhuatl'],
  ['mixteco', 'mixteco'],
  ['mixteco de metlatonoc', 'mxv'],
  ['triqui de copala', 'trc'],
  ['maya', 'maya'],
  ['maya yucateco', 'yua'],
  ['el tlahtol de abajo', problem('language.unknown')],
  ['me llamo Mamerto', problem('language.unknown')],
  ['', problem('language.unknown')],
])

describe('the table of languages', () => {
  it('has each code once, and no name that means two of them', () => {
    expect(new Set(LANGUAGES.map(({ code }) => code)).size).toBe(LANGUAGES.length)
    for (const { code, name, also } of LANGUAGES)
      for (const way of [name, ...also]) expect(languageCode(way), way).toBe(code)
  })

  it.each(LANGUAGES.filter(({ code }) => code.length === 3).map(({ name }) => [name]))(
    'whoever says "hablo %s" asks for another language',
    (name) => expect(heard(`hablo ${name}`)).toBe('LANGUAGE'),
  )

  it('takes a code for itself, and keeps what has no single one', () => {
    expect(languageCode('nhe')).toBe('nhe')
    expect(languageCode('náhuatl')).toBeNull()
    expect(languageCode('mam o chuj')).toBeNull()
  })
})
