import { reportText } from '../hub/reports/text.ts'
import type { Verdict } from './checks/index.ts'
import { type Evidence, outbound } from './evidence.ts'
import type { Told } from './story.ts'
import { localTime } from './story-clock.ts'

/** What the story does not play yet; said, so that nobody takes a nought in the report for the outcome of it. */
const NOT_PLAYED: readonly string[] = [
  'locating searches and leads: who was found, how and on which day is entered by the story as the team would',
  'groups: invitations, questions, clusters, digests and alerts; joins are only counted before and after the day of the group',
  'payouts: methods, attempts, return codes and amounts; the other 52 class members are a number of the matter',
  'case facilitations: agreements, tasks, hours, expenses, invoices, both ledgers, evaluations and outcomes',
  'the Advocate’s messages by SMS',
]

/** The final report of the story, in plain text: the settlement report of the hub, and what the story knows beside it. No names. */
export function storyReport(evidence: Evidence, told: Told, verdicts: readonly Verdict[]): string {
  const day = (at: number): string => localTime(at).toFormat('d LLL yyyy')
  const sent = outbound(evidence)
  const lines: string[] = [
    `${day(told.begins)} to ${day(told.ends)}; the matter is ${evidence.matter.state}, its outreach ${evidence.matter.outreach}`,
    '',
    reportText(evidence.report.view('en')),
    `Messages: ${sent.length} sent (${sent.filter(({ channel }) => channel === 'sms').length} by SMS), ${evidence.provider.length - sent.length} received, ${evidence.duplicates} repetitions of webhooks without effect`,
    '',
    'Week by week',
    '  week  located  identified  want to  signed  joined',
    ...told.weeks
      .filter(({ week }, index, all) => week <= 10 || index === all.length - 1)
      .map(({ week, funnel: then }) =>
        [
          `  ${String(week).padStart(4)}`,
          String(then.located).padStart(7),
          String(then.identified).padStart(10),
          String(then.intends_to_join).padStart(7),
          String(then.consent_signed).padStart(6),
          String(then.joined).padStart(6),
        ].join('  '),
      ),
    '',
    'Must hold',
    ...verdicts.flatMap(({ no, says, holds, tried, wrong }) => [
      `  ${holds ? 'holds ' : 'BROKEN'}  (${no}) ${says} [${tried} looked at]`,
      ...wrong.slice(0, 5).map((each) => `            ${each}`),
    ]),
    '',
    'Not played by the story yet, so not in its report',
    ...NOT_PLAYED.map((line) => `  - ${line}`),
  ]
  return `${lines.join('\n')}\n`
}
