import type { GroupDoc } from '../../cases/group.ts'
import type { Actor } from '../../cases/noun.ts'
import type { QuestionDoc } from '../../cases/question.ts'
import { isPersonal, ruleBroken } from '../../reading/group/index.ts'
import { isQuestion } from '../../reading/group/question.ts'
import type { GroupRule } from '../../reading/group/rule.ts'
import type { Act } from '../act.ts'
import type { Parts } from '../parts.ts'
import { createCluster } from './cluster.ts'

/** Lines of one paste. */
const MOST_LINES = 100

export type BridgeRequest = { groupId: string; text: string; actor: Actor; requestId: string }
export type Bridged =
  | { accepted: false; reason: string }
  | {
      accepted: true
      /** `answer`: ready to be pasted into the group, where one is approved. `personal`: to be answered to the person alone. */
      questions: { question: string; state: string; answer: string | null; personal: GroupRule | null }[]
      /** All answers in one text, ready to post; empty when there are none. */
      ready: string
    }

/**
 * A Defender hands over what was written in a group of their own: forwarded lines or a copied stretch of the chat. Questions are put with
 * those of their kind; who asked is not kept. Handed over twice, each question is kept once.
 */
export function createBridge(parts: Pick<Parts, 'store' | 'clock' | 'wake' | 'words'> & { act: Act }) {
  const { store, clock, act } = parts
  const cluster = createCluster(parts)

  return async ({ groupId, text, actor }: BridgeRequest): Promise<Bridged> => {
    const group = await store.cases.get<GroupDoc>('group', groupId)
    if (group?.doc.kind !== 'BRIDGED' || group.state !== 'OPEN')
      return { accepted: false, reason: "This is for an open group of a Defender's own (BRIDGED)." }
    const asked = [...new Set(text.split('\n').slice(0, MOST_LINES).map(plainLine))].filter((line) =>
      isQuestion(line, null),
    )
    const questions: Extract<Bridged, { accepted: true }>['questions'] = []
    for (const line of asked) {
      const rule = ruleBroken(line, { country: 'MX', lang: 'es' })
      if (rule)
        questions.push({ question: line, state: 'NOT_KEPT', answer: null, personal: isPersonal(rule) ? rule : null })
      else questions.push(await take(group.doc, line, actor))
    }
    const answers = [...new Set(questions.flatMap(({ answer }) => answer ?? []))]
    return { accepted: true, questions, ready: answers.map((answer, at) => `${at + 1}) ${answer}`).join('\n') }
  }

  async function take({ id, matter_id }: GroupDoc, line: string, actor: Actor) {
    const subject = `q_${store.vault.blindIndex(`bridge/${id}/${line.toLowerCase()}`)}`
    await act({
      key: `bridge:${subject}`,
      noun: 'question',
      subject,
      move: 'ask',
      payload: { group_id: id, text: line, ...(matter_id ? { matter_id } : {}) },
      actor,
      source: `groups/${id}`,
      eventAt: clock.now(),
    })
    const question = await store.cases.get<QuestionDoc>('question', subject)
    if (question) await cluster(question)
    const now = await store.cases.get<QuestionDoc>('question', subject)
    const head = now?.doc.with ? await store.cases.get<QuestionDoc>('question', now.doc.with) : null
    const told = head && ['APPROVED', 'PUBLISHED', 'CONFIRMED_UNDERSTOOD'].includes(head.state)
    return {
      question: line,
      state: head?.state ?? now?.state ?? 'ASKED',
      answer: told ? (head.doc.answer ?? null) : null,
      personal: null,
    }
  }
}

/** "[2/3/26 10:15] +52 55 ...: ¿cuándo pagan?" is what was written, without who and when. */
const plainLine = (line: string): string =>
  line
    .replace(/^\s*\[?\d{1,2}[/.]\d{1,2}[/.]\d{2,4}[^\]\n-]{0,20}[\]-]\s*/, '')
    .replace(/^[^:?¿]{1,40}:\s+/, '')
    .trim()
