import type { GroupDoc } from '../../cases/group.ts'
import type { QuestionDoc } from '../../cases/question.ts'
import { PROMISED_HOURS } from '../../cases/question-doc.ts'
import type { Parts } from '../parts.ts'

export const UNANSWERED = ['ASKED', 'CLUSTERED', 'ANSWER_DRAFTED', 'APPROVED', 'REOPENED']
const MOST = 500
const HOUR_MS = 3_600_000

export type Waiting = {
  question: string
  state: string
  text: string
  similar: number
  asked_at: string
  hours_left: number
  /** When the group is told its approved answer at the earliest; null: it has none, or somebody holds it. */
  tell_at: string | null
}

/** Questions of a group that wait for their answer, one for each kind, the oldest first. */
export async function waitingQuestions(
  { store, clock }: Pick<Parts, 'store' | 'clock'>,
  { id, matter_id }: Pick<GroupDoc, 'id' | 'matter_id'>,
): Promise<Waiting[]> {
  const questions = await store.cases.list<QuestionDoc>(
    {
      noun: 'question',
      ...(matter_id ? { matterId: matter_id } : {}),
      state: { $in: UNANSWERED },
      facets: { group_id: id },
    },
    MOST,
  )
  return questions
    .filter(({ subject, doc }) => doc.with === undefined || doc.with === subject)
    .map(({ subject, state, doc }) => {
      const askedAt = doc.asked_at ?? clock.now().toISOString()
      const left = Date.parse(askedAt) + PROMISED_HOURS * HOUR_MS - clock.now().getTime()
      return {
        question: subject,
        state,
        text: doc.text ?? '',
        similar: doc.similar.length,
        asked_at: askedAt,
        hours_left: Math.round((left / HOUR_MS) * 10) / 10,
        tell_at: (state === 'APPROVED' && !doc.held && doc.tell_at) || null,
      }
    })
    .sort((a, b) => (a.asked_at < b.asked_at ? -1 : 1))
}
