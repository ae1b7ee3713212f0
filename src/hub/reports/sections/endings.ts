import type { EvaluationDoc } from '../../../cases/evaluation.ts'
import { OUTCOME_RESULTS } from '../../../cases/outcome.ts'
import { counted, MISSING, middle, number, row } from '../cells.ts'
import type { Case, Facts } from '../facts.ts'
import type { Section } from '../report.ts'

/** Evaluations of both sides. What one says is counted when it is released to the other, and not before. */
export const evaluationSection = ({ evaluations }: Facts): Section => ({
  name: 'evaluations',
  title: 'evaluations',
  columns: ['asked_for', 'in', 'still_hidden', 'expired', 'median_overall'],
  rows: (['ADVOCATE', 'DEFENDER'] as const).map((by) => {
    const of = evaluations.filter(({ facets }) => facets.by === by)
    const submitted = of.filter(({ state }) => state === 'SUBMITTED')
    const score = middle(of.filter(isReleased).flatMap(({ doc }) => doc?.overall ?? []))
    return row(
      by.toLowerCase(),
      by === 'ADVOCATE' ? 'by_advocate' : 'by_defender',
      counted('evaluation', of),
      counted('evaluation', submitted),
      counted(
        'evaluation',
        submitted.filter((each) => !isReleased(each)),
      ),
      counted(
        'evaluation',
        of.filter(({ state }) => state === 'EXPIRED'),
      ),
      score === null ? MISSING : number(score),
    )
  }),
})

const isReleased = ({ facets }: Case<EvaluationDoc>): boolean => facets.released === true

/** How the cases ended, as far as it is known. */
export const outcomeSection = ({ outcomes }: Facts): Section => ({
  name: 'outcomes',
  title: 'outcomes',
  whole: outcomes.length,
  only: ['admin', 'staff', 'finance', 'safety', 'advocate'],
  rows: [
    row(
      'pending',
      'outcome_pending',
      counted(
        'outcome',
        outcomes.filter(({ state }) => state !== 'REPORTED'),
      ),
    ),
    ...OUTCOME_RESULTS.map((result) =>
      row(
        result.toLowerCase(),
        { code: result },
        counted(
          'outcome',
          outcomes.filter(({ state, facets }) => state === 'REPORTED' && facets.result === result),
        ),
      ),
    ),
  ],
})
