import { readability } from '../../words/readability.ts'
import type { RawLanguage } from './locale-file.ts'
import { unitsOf } from './units.ts'

/** One line for each conversation, then for each text of ten words or more: figure, words, where. */
export function figuresText(language: RawLanguage): string {
  const units = [...unitsOf(language).values()].filter(({ field }) => /^(?:text|again|back|which|item)/.test(field))
  const rows = (of: { name: string; text: string }[], least: number): string[] =>
    of
      .map(({ name, text }) => ({ name, ...readability(text) }))
      .filter(({ words }) => words >= least)
      .sort((a, b) => a.score - b.score)
      .map(({ name, score, words }) => `${score.toFixed(1).padStart(6)}${String(words).padStart(6)}  ${name}`)
  const whole = [...Map.groupBy(units, ({ file }) => file)].map(([name, texts]) => ({
    name,
    text: texts.map(({ text }) => text).join('\n'),
  }))
  const each = units.map(({ file, node, field, text }) => ({ name: `${file}/${node}/${field}`, text }))
  return `${['figure words  conversation', ...rows(whole, 1), '', 'figure words  text', ...rows(each, 10)].join('\n')}\n`
}
