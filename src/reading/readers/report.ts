import { dayOf, isoOf } from '../calendar.ts'
import { clean, fold } from '../normalise.ts'
import { amountsIn } from '../numbers/amounts.ts'
import { defineReader, type Lang, type ReadContext, type Reading } from '../reader.ts'
import { REFERENCE } from '../reply/refs.ts'
import { asCorrected, correctsReport } from '../report/corrected.ts'
import { daysSaid, saysWhen } from '../report/days.ts'
import { peopleSaid } from '../report/people.ts'
import { stateOf } from '../report/task-words.ts'
import { type TaskSaid, tasksSaid } from '../report/tasks.ts'
import { timesSaid } from '../report/times.ts'
import { scan } from '../scan.ts'
import { type Expense, expenses } from './expenses.ts'

/** What one message reports. Null, and no entry in `tasks`: it was not said. */
export type Report = {
  tasks: TaskSaid[] | null
  /** Of the tasks. */
  refs: string[] | null
  /** Minutes of work and of the road. */
  work: number | null
  travel: number | null
  expenses: Expense[] | null
  /** Expenses were said, or that there were none. */
  spent: true | null
  /** The day that it speaks of. */
  on: string | null
  /** Where it speaks of a week, its first day; `on` is its last. */
  since: string | null
  /** Somebody was looked for, or found. */
  seen?: true
  /** It says that what was told before is wrong. */
  corrects?: true
  /** What was said and could not be read for certain: it is asked for by itself. */
  unclear: ('work' | 'travel' | 'expenses')[]
}

export type ReportOptions = {
  /** The tasks that are open: what "todas" and "las dos" mean. */
  refs?: readonly string[] | null
  /** One thing said is a report too; else two are, so that an answer to another question is none. */
  alone?: boolean
  /** What is said of a task that is named is a report by itself. */
  named?: boolean
  /** Figures of a day that is named are one. */
  dated?: boolean
  /** Only where all of it is certain, since half of it would be taken for the whole; whom they found counts for nothing. */
  sure?: boolean
  /** What is put right in a report that was told: any part will do, the day, too. */
  part?: boolean
  /** Only what says that a report told before is wrong, even where it does not say how. */
  corrects?: boolean
  /** Only what tells whom they looked for or found, whatever else it tells. */
  seen?: boolean
  /** That, too, besides what is certain. */
  wrong?: boolean
  /** The day of the report that is told, today where none was named: what is of another day, and puts nothing right, is another report. */
  day?: string | null
  /** The tasks that were read back: of the only one is also said what names none ("no, ya está terminada"). */
  told?: readonly { ref: string }[] | null
  /** What hours are of of which nothing is said: those that were asked for. */
  bare?: 'work' | 'travel'
}

/**
 * "T3 lista, T4 detenida por lluvia, 6 horas y 3 de camino, pasaje 240 comida 85": how tasks go, hours, the road and
 * expenses in one message, in any order. Nothing is guessed: a part that is not certain is named in `unclear`.
 */
export const report = defineReader<Report, ReportOptions>({
  name: 'report',
  takes: {
    alone: 'yes or no',
    bare: 'text',
    corrects: 'yes or no',
    dated: 'yes or no',
    day: 'text',
    seen: 'yes or no',
    sure: 'yes or no',
    named: 'yes or no',
    part: 'yes or no',
    refs: 'list',
    told: 'list',
  },
  read: (text, context, options) => {
    const cleaned = clean(text).replace(/(?<![\p{L}\d])d(?=\s)/giu, 'de') // "2 hrs d camino"
    // A bare number answers some question, and tells nothing by itself.
    if (cleaned.length > MOST || !/\p{L}/u.test(cleaned)) return { problem: 'report.unclear' }
    const about = tasksSaid(asCorrected(cleaned, context.lang), context.lang, options?.refs ?? [])
    const people = peopleSaid(cleaned, context.lang)
    const tasks = withFound(
      about.tasks.length > 0 ? about.tasks : ofTheOnly(cleaned, options?.told, context.lang),
      people.found,
    )
    const days = daysSaid(people.seen ? peopleSaid(about.rest, context.lang).rest : about.rest, context)
    const times = timesSaid(days.rest, context, options?.bare)
    // Of several days each has its hours: which are meant is asked.
    const { work, travel, unclear } =
      days.several && times.work !== null ? { work: null, travel: times.travel, unclear: ['work' as const] } : times
    // What is named by its number, or a number of the list, costs nothing.
    const remaining = peopleSaid(times.rest, context.lang).rest.replace(REFERENCE, ' ')
    const on = days.on ?? dayOfDone(tasks, context)
    const spent = expensesIn(remaining, context)
    const value: Report = {
      tasks: tasks.length > 0 ? tasks : null,
      refs: tasks.length > 0 ? tasks.map(({ ref }) => ref) : null,
      work,
      travel,
      expenses: spent === 'unclear' ? null : spent,
      spent: spent === null || spent === 'unclear' ? null : true,
      on,
      since: days.since,
      ...(people.seen ? { seen: true } : {}),
      ...(correctsReport(cleaned, context.lang) ? { corrects: true } : {}),
      unclear: [...unclear, ...(spent === 'unclear' ? (['expenses'] as const) : [])],
    }
    if (options?.seen) return people.seen ? { value } : { problem: 'report.unclear' }
    if (options?.wrong && value.corrects) return { value }
    if (options?.day !== undefined && on !== null && on !== (options.day ?? isoOf(dayOf(context.now, context.zone))))
      return { problem: 'report.unclear' }
    if (options?.corrects) return value.corrects ? { value } : { problem: 'report.unclear' }
    const known = tasks.filter(({ state }) => state !== 'unclear').length
    const said =
      known +
      (work !== null || travel !== null || unclear.length > 0 ? 1 : 0) +
      (value.expenses || spent === 'unclear' ? 1 : 0) +
      (people.seen && known === 0 && !options?.sure ? 1 : 0)
    const when = on !== null && options?.part === true && saysWhen(cleaned, context.lang)
    if (options?.sure && value.unclear.length > 0) return { problem: 'report.unclear' }
    const figures = work !== null || travel !== null || value.expenses !== null
    const named = (options?.named && known > 0) || (options?.dated && on !== null && figures)
    const enough = when || said >= (options?.alone || options?.part ? 1 : 2) || named
    return enough ? { value } : { problem: 'report.unclear' }
  },
})

const MOST = 1_500

/** "No, ya está terminada", of the only task that was read back. */
const ofTheOnly = (text: string, told: ReportOptions['told'], lang: Lang): TaskSaid[] => {
  const [only, ...more] = told ?? []
  const words = text.replace(/^\s*(?:no|nop|nel)[\s,.;]+/i, '')
  if (!only || more.length > 0 || words === text) return []
  const { state, reason } = stateOf(fold(words), lang)
  return state === 'unclear' ? [] : [{ ref: only.ref, state, reason, words }]
}

/** "La T4 va, ya encontré al 17": those who were found belong to the only task that is named. */
const withFound = (tasks: TaskSaid[], found: number[]): TaskSaid[] =>
  found.length === 0 || tasks.length !== 1
    ? tasks
    : tasks.map((one) => ({ ...one, state: one.state === 'unclear' ? 'going' : one.state, found }))

/** "T3 lista ayer": the day of what is done; of what goes on it may be the day on which it will. */
const dayOfDone = (tasks: readonly TaskSaid[], context: ReadContext): string | null =>
  tasks.reduce<string | null>(
    (day, { state, words }) => day ?? (state === 'done' ? daysSaid(words, context).on : null),
    null,
  )

/** Null: nothing is said of expenses. What has no amount in it ("le dejé la hoja a 12 personas") is none. */
function expensesIn(rest: string, context: ReadContext): Expense[] | 'unclear' | null {
  if (none[context.lang].test(fold(rest))) return []
  const clauses = rest.split(/[!;\n]|[.,](?!\d)/)
  const paid = clauses.filter((clause, i) => /\d/.test(clause) || ONLY_AMOUNT.test(clauses[i + 1] ?? '')).join(', ')
  if (amountsIn(scan(paid), context).length === 0) return null
  const reading: Reading<Expense[]> = expenses.read(paid, context, undefined)
  return 'value' in reading ? reading.value : 'unclear'
}

/** Behind "pasaje,". */
const ONLY_AMOUNT = /^\W*\d[\d.]*\W*(?:pesos?)?\W*$/i

const none: Record<Lang, RegExp> = {
  es: /\b(sin gastos?|(no hubo|no tuve|ningun) gastos?|gastos? (nada|cero|0)|no gaste( nada)?|nada de gastos?)\b/,
  en: /\b(no expenses|expenses none|nothing spent)\b/,
  fr: /\b(aucune depense|pas de frais|sans frais)\b/,
}
