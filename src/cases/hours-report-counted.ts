import type { HoursReportDoc } from './hours-report-doc.ts'
import { expensesIn, minutesIn } from './hours-report-totals.ts'
import { total } from './money.ts'
import type { Tell } from './noun.ts'
import { tellCase } from './party.ts'

/**
 * What the facilitation counts of a report: the approved totals; before the approval what was put in, without expenses
 * whose rate is not frozen yet.
 */
export const counted = (doc: HoursReportDoc): Tell[] => {
  const currency = doc.terms?.currency ?? ''
  const expenses = total(
    expensesIn(doc.lines).filter((each) => each.currency === currency),
    currency,
  ).amount
  return tellCase('facilitation', doc.facilitation_id, 'count_report', {
    report_id: doc.id,
    minutes: doc.totals?.minutes ?? minutesIn(doc.lines),
    expenses: doc.totals?.expenses ?? expenses,
    defender_payment: doc.defender_payment,
    advocate_invoice: doc.advocate_invoice,
  })
}
