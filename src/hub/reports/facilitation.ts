import { FACILITATION_STATES } from '../../cases/facilitation-doc.ts'
import { TASK_STATES } from '../../cases/task-doc.ts'
import { counted, divide, row } from './cells.ts'
import type { Case } from './facts.ts'
import { defineReport, type Label, type Section } from './report.ts'
import { evaluationSection, outcomeSection } from './sections/endings.ts'
import { capSection } from './sections/ledgers.ts'
import type { LabelKey } from './words/en.ts'

/** Where the facilitations stand on their five steps, and their tasks. Advocates and Defenders see their own. */
export const facilitation = defineReport({
  name: 'facilitation',
  title: 'report_facilitation',
  about: 'hub',
  roles: ['admin', 'staff', 'finance', 'safety', 'advocate', 'defender'],
  reads: ['facilitations', 'tasks', 'evaluations', 'outcomes'],
  count: (facts) => {
    const { facilitations, tasks } = facts
    const by = (name: string, title: LabelKey, facet: string): Section => ({
      name,
      title,
      whole: facilitations.length,
      rows: divide('facilitation', facilitations, facetOf(facet), [['none', 'not_known']]),
    })
    return [
      {
        name: 'steps',
        title: 'facilitations_by_step',
        whole: facilitations.length,
        rows: divide('facilitation', facilitations, ({ state }) => state, codes(FACILITATION_STATES)),
      },
      by('country', 'by_country', 'country'),
      by('category', 'by_category', 'category'),
      by('urgency', 'by_urgency', 'urgency'),
      {
        name: 'tasks',
        title: 'tasks_by_state',
        whole: tasks.length,
        rows: divide('task', tasks, ({ state }) => state, codes(TASK_STATES)),
      },
      {
        name: 'task_types',
        title: 'tasks_by_type',
        columns: ['all', 'done', 'blocked'],
        rows: [...Map.groupBy(tasks, facetOf('type'))]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([type, of]) =>
            row(
              type.toLowerCase(),
              { code: type },
              counted('task', of),
              ...['DONE', 'BLOCKED'].map((state) =>
                counted(
                  'task',
                  of.filter((each) => each.state === state),
                ),
              ),
            ),
          ),
      },
      capSection(facilitations),
      evaluationSection(facts),
      outcomeSection(facts),
    ]
  },
})

const facetOf =
  (name: string) =>
  ({ facets }: Case): string =>
    String(facets[name] ?? 'none')
const codes = (states: readonly string[]): (readonly [string, Label])[] => states.map((code) => [code, { code }])
