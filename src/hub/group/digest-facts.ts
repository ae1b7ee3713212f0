import type { PostDoc } from '../../cases/post.ts'
import type { QuestionDoc } from '../../cases/question.ts'
import type { Json } from '../../engine/session.ts'
import type { Parts } from '../parts.ts'
import { waitingQuestions } from './waiting.ts'

/** Characters of one SMS, less the number of the answer and what accents may cost. */
const SMS_PART = 150

/** What a digest says, and how many questions of the group still wait. */
export async function digestFacts(
  parts: Pick<Parts, 'store' | 'clock'>,
  digest: string,
): Promise<Record<string, Json>> {
  const { store } = parts
  const post = await store.cases.get<PostDoc>('post', digest)
  if (!post) return { answers: 0 }
  const { questions = [], group_id, posted_at } = post.doc
  const [answered, waiting] = await Promise.all([
    store.cases.many<QuestionDoc>(questions.map((each) => `question:${each}`)),
    waitingQuestions(parts, { id: group_id ?? '', ...(post.matterId ? { matter_id: post.matterId } : {}) }),
  ])
  return {
    digest,
    digest_on: posted_at ?? null,
    answers: answered.length,
    waiting: waiting.length,
    parts: answered.flatMap(({ doc }, at) => inParts(`${at + 1}) ${doc.short} ${doc.answer}`)) as Json,
    ...Object.fromEntries(
      answered.flatMap(({ subject, doc }, at) => [
        [`id_${at + 1}`, subject],
        [`q_${at + 1}`, doc.short ?? null],
        [`a_${at + 1}`, doc.answer ?? null],
      ]),
    ),
  }
}

/** Each short enough for one SMS, cut between words. */
const inParts = (text: string): { text: string }[] => {
  const parts: string[] = []
  for (const word of text.split(' ')) {
    const last = parts.at(-1)
    if (last !== undefined && `${last} ${word}`.length <= SMS_PART) parts[parts.length - 1] = `${last} ${word}`
    else parts.push(word)
  }
  return parts.map((part) => ({ text: part }))
}
