import type { PersonDoc } from '../../../cases/person-doc.ts'
import { counted, MISSING, number, row } from '../cells.ts'
import type { Case, Facts } from '../facts.ts'
import type { Asked, Row, Section } from '../report.ts'
import type { LabelKey } from '../words/en.ts'

/** Questions of trust, by the name under which a person's document counts them. */
const QUESTIONS: readonly (readonly [what: string, label: LabelKey])[] = [
  ['scam_asked', 'asked_scam'],
  ['visa_asked', 'asked_visa'],
  ['cost_asked', 'asked_cost'],
  ['who_asked', 'asked_who'],
  ['verify_asked', 'asked_verify'],
]

/** Who asked what, and how often before and after the instant that was asked for. */
export function trustSection({ people, told }: Facts, asked: Asked): Section {
  const questions = told.filter(({ move }) => move === 'trust')
  return {
    name: 'trust',
    title: 'trust',
    columns: ['people', 'times', 'times_before', 'times_after'],
    rows: QUESTIONS.map(([what, label]) => {
      const of = questions.filter(({ payload }) => payload?.what === what)
      const split = (before: boolean) =>
        asked.around === undefined
          ? MISSING
          : number(of.filter(({ at }) => Date.parse(at) < Date.parse(asked.around ?? '') === before).length)
      return row(
        what,
        label,
        counted(
          'person',
          people.filter((each) => asks(each, what)),
        ),
        number(of.length),
        split(true),
        split(false),
      )
    }),
  }
}

/** Of an erased person only what stands in the clear is left. */
const asks = ({ doc, facets }: Case<PersonDoc>, what: string): boolean =>
  Number((doc ? doc.trust[what] : facets[what]) ?? 0) > 0

/** Who said stop and who came back, and whose number turned out to be another's. */
export function stopSection({ people, told }: Facts): Section {
  const said = (name: string, move: string, label: LabelKey): Row => {
    const ids = new Set(told.flatMap((each) => (each.noun === 'person' && each.move === move ? [each.subject] : [])))
    return row(
      name,
      label,
      counted(
        'person',
        people.filter(({ id }) => ids.has(id)),
      ),
    )
  }
  return {
    name: 'stops',
    title: 'stops',
    rows: [
      said('stop', 'opt_out', 'said_stop'),
      said('start', 'opt_in', 'came_back'),
      row(
        'opted_out',
        'opted_out',
        counted(
          'person',
          people.filter(({ facets }) => facets.opted_out === true),
        ),
      ),
      row(
        'wrong_number',
        'wrong_numbers',
        counted(
          'person',
          people.filter(({ facets }) => Number(facets.wrong_numbers) > 0),
        ),
      ),
    ],
  }
}
