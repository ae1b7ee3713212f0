import type { GroupDoc } from '../../cases/group.ts'
import type { QuestionDoc } from '../../cases/question.ts'
import { nextDigestHour, PROMISED_HOURS } from '../../cases/question-doc.ts'
import type { CaseDocument } from '../../store/case-documents.ts'
import type { Act } from '../act.ts'
import type { Parts } from '../parts.ts'
import { createPublish, MOST_ANSWERS } from './publish.ts'

type Question = CaseDocument<QuestionDoc>

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** More groups of one matter, and more answers that wait, than there are. */
const MOST_GROUPS = 20
const MOST_WAITING = 500
const TIMER = { kind: 'timer' } as const

/**
 * At the hour of the digests: a group is told its approved answers when three are ready, or when who asked was promised one before the
 * next such hour. Where a matter has no open group each who asked is told alone. What somebody of the team holds waits for them.
 * Whoever looks at the same hour writes the same digest.
 */
export function createTellAnswers(parts: Pick<Parts, 'store' | 'clock'> & { act: Act }) {
  const { store, clock, act } = parts
  const publish = createPublish(parts)

  return async ({ subject, state, matterId, doc }: Question): Promise<void> => {
    if (state !== 'APPROVED' || doc.with !== subject || doc.held) return
    const groups = await groupsOf(matterId)
    const groupId = ownGroup(groups, doc)
    if (groupId === null) return tellEach(subject, doc)
    const hour = nextDigestHour(new Date(clock.now().getTime() - DAY_MS).toISOString())
    const ready = (await approved(matterId)).filter(
      (each) => ownGroup(groups, each.doc) === groupId && (each.doc.approved_at ?? '') <= hour,
    )
    if (ready.length < MOST_ANSWERS && !ready.some((each) => cannotWait(each.doc, hour))) return
    await publish({
      groupId,
      questions: ready.slice(0, MOST_ANSWERS).map((each) => each.subject),
      actor: TIMER,
      requestId: `hour.${groupId}.${hour}`,
    })
  }

  /** Groups that are told, of one matter. */
  async function groupsOf(matterId: string | undefined): Promise<string[]> {
    if (matterId === undefined) return []
    const filter = { noun: 'group', matterId, state: { $in: ['OPEN', 'QUIET'] } }
    const found = await store.cases.list<GroupDoc>(filter, MOST_GROUPS)
    return found.filter(({ doc }) => doc.kind === 'RELAY').map(({ subject }) => subject)
  }

  /** The oldest first. */
  async function approved(matterId: string | undefined): Promise<Question[]> {
    const filter = { noun: 'question', state: 'APPROVED', ...(matterId ? { matterId } : {}) }
    const found = await store.cases.list<QuestionDoc>(filter, MOST_WAITING)
    return found
      .filter(({ subject, doc }) => doc.with === subject && !doc.held)
      .sort((a, b) => ((a.doc.asked_at ?? '') < (b.doc.asked_at ?? '') ? -1 : 1))
  }

  async function tellEach(subject: string, { approved_at, person_id }: QuestionDoc): Promise<void> {
    await act({
      key: `tell-each:${subject}:${approved_at}`,
      noun: 'question',
      subject,
      move: 'answer_askers',
      payload: {},
      actor: TIMER,
      source: 'clockwork',
      eventAt: clock.now(),
      ...(person_id ? { personId: person_id } : {}),
    })
  }
}

/** Where it was asked; what was asked elsewhere is told to the first group of the matter. */
const ownGroup = (groups: readonly string[], { group_id }: QuestionDoc): string | null =>
  groups.find((each) => each === group_id) ?? groups[0] ?? null

const cannotWait = ({ asked_at }: QuestionDoc, hour: string): boolean =>
  Date.parse(asked_at ?? hour) + PROMISED_HOURS * HOUR_MS < Date.parse(hour) + DAY_MS
