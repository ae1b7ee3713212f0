import type { PostDoc } from '../../cases/post.ts'
import type { QuestionDoc } from '../../cases/question.ts'
import { promisedBy } from '../../cases/question-doc.ts'
import { inSmsParts } from '../../cases/sms-parts.ts'
import type { Json } from '../../engine/session.ts'
import type { Parts } from '../parts.ts'
import { waitingQuestions } from './waiting.ts'

/** What a digest says, and how many questions of the group still wait. */
export async function digestFacts(
  parts: Pick<Parts, 'store' | 'clock'>,
  digest: string,
): Promise<Record<string, Json>> {
  const { store } = parts
  const post = await store.cases.get<PostDoc>('post', digest)
  if (!post) return { answers: 0 }
  const { questions = [], group_id, posted_at } = post.doc
  const [asked, waiting] = await Promise.all([
    store.cases.many<QuestionDoc>(questions.map((each) => `question:${each}`)),
    waitingQuestions(parts, { id: group_id ?? '', ...(post.matterId ? { matter_id: post.matterId } : {}) }),
  ])
  // What another digest tells, written at the same moment, is not told twice.
  const answered = asked.filter(({ doc }) => doc.state === 'APPROVED' || doc.digest === digest)
  // As it was promised to who asked last: a digest that is read back tomorrow promises the same day.
  const by =
    waiting
      .map(({ asked_at }) => promisedBy(asked_at))
      .sort()
      .at(-1) ?? ''
  return {
    digest,
    ...(by > parts.clock.now().toISOString() ? { answer_by: by } : {}),
    digest_on: posted_at ?? null,
    answers: answered.length,
    waiting: waiting.length,
    parts: answered.flatMap(({ doc }, at) => inSmsParts(`${at + 1}) "${doc.short}": ${doc.answer}`)) as Json,
    ...Object.fromEntries(
      answered.flatMap(({ subject, doc }, at) => [
        [`id_${at + 1}`, subject],
        [`q_${at + 1}`, doc.short ?? null],
        [`a_${at + 1}`, doc.answer ?? null],
      ]),
    ),
  }
}
