import type { GroupDoc } from '../../cases/group.ts'
import type { MatterDoc } from '../../cases/matter-doc.ts'
import type { Actor } from '../../cases/noun.ts'
import type { QuestionDoc } from '../../cases/question.ts'
import { isPersonal } from '../../reading/group/index.ts'
import { pastedQuestions } from '../../reading/group/pasted.ts'
import type { GroupRule } from '../../reading/group/rule.ts'
import type { CaseDocument } from '../../store/case-documents.ts'
import type { Act } from '../act.ts'
import { unapprovedTexts } from '../library/matter-words.ts'
import type { Parts } from '../parts.ts'
import { createCluster } from './cluster.ts'

export type BridgeRequest = { groupId: string; text: string; actor: Actor; requestId: string }
export type Bridged =
  | { accepted: false; reason: string }
  | {
      accepted: true
      /** `answer`: ready to be pasted into the group, where one is approved. `personal`: to be answered to the person alone. */
      questions: { question: string; state: string; answer: string | null; personal: GroupRule | null }[]
      /** What is answered, each answer once. */
      answers: { question: string; answer: string }[]
    }

/** Approved words that only say who answers: nothing to post to others. */
const NO_ANSWER = ['faq/tax_answer']
const ANSWERED = ['APPROVED', 'PUBLISHED', 'CONFIRMED_UNDERSTOOD']
const HERE = { country: 'MX', lang: 'es' } as const

/**
 * A Defender hands over what was written in a group of their own: forwarded lines or a copied stretch of the chat. Questions are put with
 * those of their kind; who asked is not kept. Handed over twice, each question is kept once. What an approved text says word for word is
 * given at once; every other answer comes to the Defender when it is told to all.
 */
export function createBridge(parts: Pick<Parts, 'store' | 'clock' | 'wake' | 'words' | 'provider'> & { act: Act }) {
  const { store, clock, act } = parts
  const cluster = createCluster(parts)

  return async ({ groupId, text, actor, requestId }: BridgeRequest): Promise<Bridged> => {
    const group = await store.cases.get<GroupDoc>('group', groupId)
    if (group?.doc.kind !== 'BRIDGED' || group.state !== 'OPEN')
      return { accepted: false, reason: "This is for an open group of a Defender's own (BRIDGED)." }
    const defender = group.doc.defender_id ?? (actor.kind === 'defender' ? actor.id : undefined)
    const questions: Extract<Bridged, { accepted: true }>['questions'] = []
    const answered = new Map<string, string>()
    const matter = group.doc.matter_id ? await store.cases.get<MatterDoc>('matter', group.doc.matter_id) : null
    for (const { text: line, rule } of pastedQuestions(text, HERE)) {
      if (rule) {
        questions.push({ question: line, state: 'NOT_KEPT', answer: null, personal: isPersonal(rule) ? rule : null })
        continue
      }
      const { own, head } = await take(group.doc, line, actor, defender)
      const answer = answerOf(head ?? own, matter?.doc ?? null)
      if (answer) answered.set(answer, (head ?? own)?.doc.short ?? line)
      if (answer && own) await handOver(own, answer, requestId)
      questions.push({ question: line, state: (head ?? own)?.state ?? 'ASKED', answer, personal: null })
    }
    const answers = [...answered].map(([answer, question]) => ({ question, answer }))
    return { accepted: true, questions, answers }
  }

  async function take({ id, matter_id }: GroupDoc, line: string, actor: Actor, defender: string | undefined) {
    const subject = `q_${store.vault.blindIndex(`bridge/${id}/${line.toLowerCase()}`)}`
    await act({
      key: `bridge:${subject}`,
      noun: 'question',
      subject,
      move: 'ask',
      payload: {
        group_id: id,
        text: line,
        ...(matter_id ? { matter_id } : {}),
        ...(defender ? { defender_id: defender } : {}),
      },
      actor,
      source: `groups/${id}`,
      eventAt: clock.now(),
    })
    const question = await store.cases.get<QuestionDoc>('question', subject)
    if (question) await cluster(question)
    const own = await store.cases.get<QuestionDoc>('question', subject)
    return { own, head: own?.doc.with ? await store.cases.get<QuestionDoc>('question', own.doc.with) : null }
  }

  /** Approved, or word for word an approved text, which nobody has to approve again. */
  function answerOf(question: CaseDocument<QuestionDoc> | null, matter: MatterDoc | null): string | null {
    if (!question || question.doc.held) return null
    const { state, doc } = question
    const asWritten = state === 'ANSWER_DRAFTED' && doc.drafted_by === 'timer' && !doc.legal && doc.topic !== undefined
    return ANSWERED.includes(state) || (asWritten && isApproved(doc.topic ?? '', matter)) ? (doc.answer ?? null) : null
  }

  /** Real people read only what an Advocate approved; a matter that says it in its own words says it in no others. */
  function isApproved(key: string, matter: MatterDoc | null): boolean {
    if (NO_ANSWER.includes(key) || matter?.texts?.some((text) => text.key === key)) return false
    return (
      parts.provider !== 'live' ||
      (matter !== null && !unapprovedTexts(parts.words, matter).some((text) => text.key === key))
    )
  }

  async function handOver(
    { subject, doc }: CaseDocument<QuestionDoc>,
    answer: string,
    requestId: string,
  ): Promise<void> {
    await act({
      key: `handed:${requestId}:${subject}`,
      noun: 'question',
      subject,
      move: 'hand_over',
      payload: { answer },
      actor: { kind: 'timer' },
      source: requestId,
      // Behind the draft, which comes behind the question even where another clock took that in.
      eventAt: new Date(Math.max(clock.now().getTime(), Date.parse(doc.asked_at ?? '') + 2)),
    })
  }
}
