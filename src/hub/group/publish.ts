import type { GroupDoc } from '../../cases/group.ts'
import type { Actor } from '../../cases/noun.ts'
import type { QuestionDoc } from '../../cases/question.ts'
import type { Act } from '../act.ts'
import type { Parts } from '../parts.ts'

/** Answers of one digest: more are not read. */
export const MOST_ANSWERS = 3
const MOST_WAITING = 500

export type PublishRequest = {
  groupId: string
  questions?: readonly string[] | undefined
  actor: Actor
  requestId: string
}
export type Published = { accepted: true; digest: string; questions: string[] } | { accepted: false; reason: string }

/** Tells the whole group once what was asked and answered: the approved answers that wait longest and that nobody holds, or those that are named. */
export function createPublish({ store, clock, act }: Pick<Parts, 'store' | 'clock'> & { act: Act }) {
  return async ({ groupId, questions, actor, requestId }: PublishRequest): Promise<Published> => {
    const group = await store.cases.get<GroupDoc>('group', groupId)
    if (!group || (group.state !== 'OPEN' && group.state !== 'QUIET'))
      return { accepted: false, reason: 'The group is not open.' }
    const digest = `d_${store.vault.blindIndex(`digest/${requestId}`)}`
    const done = await store.cases.get<{ id: string; state: string; questions?: string[] }>('post', digest)
    if (done) return { accepted: true, digest, questions: done.doc.questions ?? [] }
    const approved = (
      await store.cases.list<QuestionDoc>(
        {
          noun: 'question',
          state: 'APPROVED',
          ...(group.doc.matter_id ? { matterId: group.doc.matter_id } : {}),
        },
        MOST_WAITING,
      )
    )
      .filter(({ subject, doc }) => doc.with === subject && (questions ? questions.includes(subject) : !doc.held))
      .sort((a, b) => ((a.doc.asked_at ?? '') < (b.doc.asked_at ?? '') ? -1 : 1))
    if (questions && approved.length < questions.length)
      return {
        accepted: false,
        reason: 'A question among these has no approved answer, or is answered by another one.',
      }
    const told = approved.slice(0, MOST_ANSWERS).map(({ subject }) => subject)
    if (told.length === 0) return { accepted: false, reason: 'There is no approved answer to tell.' }
    const acted = await act({
      key: `digest:${requestId}`,
      noun: 'post',
      subject: digest,
      move: 'write',
      payload: {
        kind: 'DIGEST',
        group_id: groupId,
        questions: told,
        ...(group.doc.matter_id ? { matter_id: group.doc.matter_id } : {}),
      },
      actor,
      source: requestId,
      eventAt: clock.now(),
    })
    return acted.accepted
      ? { accepted: true, digest, questions: told }
      : { accepted: false, reason: acted.reason ?? 'It was refused.' }
  }
}
