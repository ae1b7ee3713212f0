import type { MatterDoc } from '../../cases/matter-doc.ts'
import type { QuestionDoc } from '../../cases/question.ts'
import { MOST_SHORT, promisedBy } from '../../cases/question-doc.ts'
import type { Input } from '../../engine/input.ts'
import type { Json } from '../../engine/session.ts'
import { ruleBroken } from '../../reading/group/index.ts'
import { tellsOfSomebody } from '../../reading/group/of-somebody.ts'
import { isQuestion } from '../../reading/group/question.ts'
import { type Asked, isAlike, likeness, stemsOf } from '../../reading/group/similar.ts'
import { type Topic, topicOf } from '../../reading/group/topic.ts'
import type { CaseDocument } from '../../store/case-documents.ts'
import type { Act } from '../act.ts'
import { matterFacts } from '../facts/facts.ts'
import { intoConversation } from '../into-conversation.ts'
import type { Parts } from '../parts.ts'
import { addressFor } from '../sending/address-for.ts'
import type { NewUpdate } from '../updates/tell-update.ts'
import { approvedAnswer } from './approved-answer.ts'

type Question = CaseDocument<QuestionDoc>

/** First questions of one matter that a new one is compared with. */
const MOST = 1_000
const COMPARED = ['CLUSTERED', 'ANSWER_DRAFTED', 'APPROVED', 'PUBLISHED', 'CONFIRMED_UNDERSTOOD', 'REOPENED']
const ANSWERED: readonly string[] = ['PUBLISHED', 'CONFIRMED_UNDERSTOOD']
/** Drafts are in Spanish, as nearly all of the talk is; what goes out in another language is written by people. */
const HERE = { country: 'MX', lang: 'es' } as const

/**
 * Puts a question with those of its kind, drafts an answer where an approved text has one, and tells who asked how many others asked the
 * same and until when they are answered. Ids come from the question: done twice it is done once.
 */
export function createCluster(parts: Pick<Parts, 'store' | 'clock' | 'wake' | 'words'> & { act: Act }) {
  const { store, clock, act } = parts

  return async (question: Question): Promise<void> => {
    if (question.state !== 'ASKED') return
    if (!question.doc.group_id && isPrivate(question.doc.text ?? ''))
      return void (await act(update(question, 'to_private', {})))
    const heads = (
      await store.cases.list<QuestionDoc>(
        {
          noun: 'question',
          ...(question.matterId ? { matterId: question.matterId } : {}),
          state: { $in: COMPARED },
        },
        MOST,
      )
    ).filter(({ subject, matterId, doc }) => doc.with === subject && matterId === question.matterId)
    const own = asked(question.doc.text ?? '')
    const [best] = heads
      .map((head) => ({ head, other: asked(head.doc.text ?? '') }))
      .filter(({ other }) => isAlike(own, other))
      .sort((a, b) => likeness(own, b.other) - likeness(own, a.other))
    const head = best?.head
    const matter = question.matterId ? await store.cases.get<MatterDoc>('matter', question.matterId) : null
    const updates = [
      update(question, 'cluster', {
        with: head?.subject ?? question.subject,
        ...(own.topic ? { topic: own.topic } : {}),
      }),
      ...(head ? [] : draft(question, own.topic, matter?.doc ?? null)),
    ]
    await acknowledge(question, head ?? null)
    for (const each of updates) await act(each)
  }

  function draft(question: Question, topic: Topic | null, matter: MatterDoc | null): NewUpdate[] {
    const text = question.doc.text ?? ''
    if (topic === null || text.length > MOST_SHORT || ruleBroken(text, HERE) !== null) return []
    const facts = matterFacts(matter, '', null) as Record<string, Json>
    const values: Record<string, Json> = Object.fromEntries(
      Object.entries(facts).map(([name, value]) => [`matter.${name}`, value]),
    )
    values['claim.deadline'] = matter?.deadline ?? null
    const found = approvedAnswer(parts, topic, values, {
      ...HERE,
      zone: 'America/Mexico_City',
      now: clock.now().toISOString(),
      channel: 'whatsapp',
      buttons: false,
    })
    if (!found) return []
    // "No les crean, es tranza" is no headline of ours: what is meant by it is asked as the menu asks it.
    const short = topic === 'scam_answer' && !isQuestion(text, null) ? isItTrue() : text
    return [update(question, 'draft', { short, answer: found.answer, legal: !found.whole, topic: found.key })]
  }

  function isItTrue(): string {
    const to = {
      ...HERE,
      zone: 'America/Mexico_City',
      now: clock.now().toISOString(),
      channel: 'whatsapp',
      buttons: false,
    } as const
    return parts.words.render({ flow: 'common', key: 'is_it_true', values: {} }, to).text
  }

  /** E3, E10 or E11, as an answer to what they have just written. */
  async function acknowledge({ subject, personId, doc }: Question, head: Question | null): Promise<void> {
    const alone = doc.group_id === undefined
    // Who asked 1:1 was told that it was noted; who asked in a Defender's own group is not known.
    if (!personId || (alone ? head === null : !doc.member_id)) return
    const addressId = await addressFor(store, personId)
    if (!addressId) return
    const answered = head !== null && ANSWERED.includes(head.state)
    const by = promisedBy(doc.asked_at ?? clock.now().toISOString())
    const values: Record<string, Json> = answered
      ? {
          question: head.doc.short ?? '',
          answer: head.doc.answer ?? '',
          of: head.subject,
          digest: head.doc.digest ?? '',
        }
      : { n: head ? await othersIn(head, personId) : 0, by, of: head?.subject ?? subject }
    const event = `${alone ? 'asker' : 'question'}.${answered ? 'answered' : 'noted'}`
    const content: Input = { kind: 'event', event, values }
    await intoConversation(parts, { id: `noted.${subject}`, addressId, personId, content })
  }

  /** Who else asked the same, each of them once: what somebody asks again is no other person's question. */
  async function othersIn(head: Question, personId: string): Promise<number> {
    const found = await Promise.all(head.doc.similar.map((id) => store.cases.get<QuestionDoc>('question', id)))
    const askers = [head, ...found].map((each) => each?.personId ?? each?.subject)
    return new Set(askers.filter((asker) => asker !== undefined && asker !== personId)).size
  }

  /** Later than it was asked, whatever the clocks of two machines say: else it would be told of a question that nobody has asked yet. */
  function update({ subject, personId, doc }: Question, move: string, payload: Record<string, unknown>): NewUpdate {
    const asked = doc.asked_at === undefined ? 0 : Date.parse(doc.asked_at)
    return {
      key: `${move}:${subject}`,
      noun: 'question',
      subject,
      move,
      payload,
      actor: { kind: 'timer' },
      source: subject,
      eventAt: new Date(Math.max(clock.now().getTime(), asked + 1)),
      ...(personId ? { personId } : {}),
    }
  }
}

/** Said to us alone and personal, or no question at all: a person answers it there. What tells of anybody is personal, whatever it tells. */
const isPrivate = (text: string): boolean =>
  ruleBroken(text, HERE) !== null || tellsOfSomebody(text) || !(isQuestion(text, null) || topicOf(text) !== null)

const asked = (text: string): Asked => ({ topic: topicOf(text), stems: stemsOf(text) })
