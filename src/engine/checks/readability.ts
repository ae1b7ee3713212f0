import type { Flow } from '../flow/flow.ts'
import { defineCheck } from './check.ts'
import { problemIn, spokenTexts } from './texts.ts'

/** What one who has finished primary school reads with ease: the sixth-grade band of the Fernández Huerta figure begins here. */
const SIXTH_GRADE = 70
/** A Defender reads for a living; below this a text reads like a form to anybody. */
const NORMAL = 60
/** The figure of a few words is chance ("Inscripción cancelada" is unreadable by it): a text is judged from here on, ... */
const TEXT_WORDS = 20
/** ... and all texts of a conversation together from here on. */
const FLOW_WORDS = 40

/** Spanish words that are harder to read than primary school prepares for. */
export const readability = defineCheck({
  name: 'readability',
  refuses:
    'Spanish that is hard to read: a Fernández Huerta figure under 70 for migrants and relatives, under 60 for Defenders',
  run: (input) => {
    const spoken = spokenTexts(input).filter(({ lang, form, flow }) => {
      const byUs = lang === 'es' && !form.startsWith('option') && !form.endsWith('sms')
      return byUs && flow?.audience !== 'advocate'
    })
    const whole = Map.groupBy(spoken, ({ file }) => file)
    return [
      ...spoken.flatMap((one) => {
        const { score, words } = input.rules.readability(one.text)
        return words < TEXT_WORDS || score >= leastFor(one.flow)
          ? []
          : problemIn('readability', one, `reads hard: ${score.toFixed(0)} (${one.file}, ${one.form})`, REMEDY)
      }),
      ...[...whole].flatMap(([file, texts]) => {
        const { score, words } = input.rules.readability(texts.map(({ text }) => text).join('\n'))
        const least = leastFor(texts[0]?.flow ?? null)
        return words < FLOW_WORDS || score >= least
          ? []
          : [{ check: 'readability', file, problem: `reads hard as a whole: ${score.toFixed(0)}`, remedy: REMEDY }]
      }),
    ]
  },
})

const REMEDY = 'use shorter sentences and everyday words'

const leastFor = (flow: Flow | null): number => (flow?.audience === 'defender' ? NORMAL : SIXTH_GRADE)
