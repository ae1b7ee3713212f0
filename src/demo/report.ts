import type { Verdict } from './checks/index.ts'
import { type Evidence, outbound } from './evidence.ts'
import { GROUP_OPENS, type Told } from './story.ts'
import { localTime } from './story-clock.ts'
import {
  declines,
  handoffsByReason,
  joinedAround,
  medianAnswerHours,
  type Partition,
  partitions,
  whoAsked,
  whoseNumberWasWrong,
  whoTold,
} from './tally.ts'

/** What the report of this story will hold one day; said, so that nobody takes its absence for a nought. */
const NOT_YET: readonly string[] = [
  'locating searches and leads: who was found, how and on which day is entered by the story as the team would',
  'groups: invitations, questions, clusters, digests and alerts; joins are only counted before and after the day of the group',
  'payouts: methods, attempts, return codes and amounts',
  'case facilitations: agreements, tasks, hours, expenses, invoices and both ledgers',
  'evaluations and case outcomes; of the matter only its state is known',
  'incidents of their own: what people report stands in the staff queue',
  'the Advocate’s messages by SMS; the other 52 class members are a number of the matter',
]

/** People who did not stand in a partition, or stood in it twice. */
const holds = ({ parts }: Partition, everybody: number): boolean =>
  parts.reduce((sum, [, who]) => sum + who.length, 0) === everybody

/** The final report, in plain text: every number from the store, people by their place on the list, no names. */
export function storyReport(evidence: Evidence, told: Told, verdicts: readonly Verdict[]): string {
  const { funnel, matter, people, handoffs } = evidence
  const day = (at: number): string => localTime(at).toFormat('d LLL yyyy')
  const around = joinedAround(evidence, GROUP_OPENS)
  const median = medianAnswerHours(evidence)
  const deceased = people.filter(({ person }) => person.state === 'DECEASED').map(({ no }) => no)
  const sent = outbound(evidence)
  const lines: string[] = [
    `LAND-1, ${day(told.begins)} to ${day(told.ends)}: ${funnel.claims} people of the list, ${matter.class_size ?? 'not known'} in the class`,
    '',
    `  located     ${funnel.located}/${funnel.claims} (${funnel.located - deceased.length} alive, ${deceased.length} deceased${list(deceased)})`,
    `  identified  ${funnel.identified}/${funnel.claims}`,
    `  joined      ${funnel.joined}/${funnel.claims} (${percent(funnel.joined, funnel.claims)}), ${around.before} before and ${around.after} after ${day(GROUP_OPENS)}`,
    `  declined    ${funnel.declined}${declines(evidence)
      .map(({ no, reason }) => `; ${no}: ${reason}`)
      .join('')}`,
    `  no decision ${funnel.no_decision}${list(people.filter(({ claim }) => claim.state === 'NO_DECISION').map(({ no }) => no))}`,
    `  the matter  ${matter.state}, outreach ${funnel.outreach}`,
    '',
    'Everybody, divided (each must add up to all)',
    ...partitions(evidence).flatMap((partition) => shown(partition, funnel.claims)),
    '',
    'Trust',
    `  asked whether it is a fraud   ${count(whoAsked(evidence, 'scam_asked'))}`,
    `  asked about a visa            ${count(whoAsked(evidence, 'visa_asked'))}`,
    `  asked what it costs           ${count(whoAsked(evidence, 'cost_asked'))}`,
    `  asked which numbers are ours  ${count(whoAsked(evidence, 'verify_asked'))}`,
    `  said stop                     ${count(whoTold(evidence, 'opt_out'))}`,
    `  came back                     ${count(whoTold(evidence, 'opt_in'))}`,
    `  wrong numbers suppressed      ${count(whoseNumberWasWrong(evidence))}`,
    '',
    `People at work: ${handoffs.length} rows in the staff queue, half of them answered within ${median === null ? 'no time known' : `${median.toFixed(1)} h`}`,
    ...handoffsByReason(evidence).map(([reason, rows]) => `  ${String(rows).padStart(4)}  ${reason}`),
    '',
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
    ...verdicts.flatMap(({ no, says, holds: good, tried, wrong }) => [
      `  ${good ? 'holds ' : 'BROKEN'}  (${no}) ${says} [${tried} looked at]`,
      ...wrong.slice(0, 5).map((each) => `            ${each}`),
    ]),
    `  ${partitionsHold(evidence) ? 'holds ' : 'BROKEN'}  (19) every division adds up to ${funnel.claims}`,
    '',
    'Not part of the hub yet, so not in this report',
    ...NOT_YET.map((line) => `  - ${line}`),
  ]
  return `${lines.join('\n')}\n`
}

export const partitionsHold = (evidence: Evidence): boolean =>
  partitions(evidence).every((partition) => holds(partition, evidence.people.length))

function shown(partition: Partition, everybody: number): string[] {
  const parts = partition.parts.filter(([, who]) => who.length > 0)
  const sum = parts.reduce((all, [, who]) => all + who.length, 0)
  return [
    `  ${partition.title}: ${parts.map(([, who]) => who.length).join(' + ')} = ${sum}${sum === everybody ? '' : `, BROKEN: not ${everybody}`}`,
    ...parts.map(
      ([name, who]) => `    ${String(who.length).padStart(3)}  ${name}${who.length <= FEW ? list(who) : ''}`,
    ),
  ]
}

/** So many people are listed by their numbers. */
const FEW = 12
const list = (who: readonly number[]): string => (who.length === 0 ? '' : `: ${who.join(', ')}`)
const count = (who: readonly number[]): string => `${who.length}${who.length <= 14 ? list(who) : ''}`
const percent = (part: number, whole: number): string => (whole === 0 ? '-' : `${((part / whole) * 100).toFixed(1)} %`)
