import type { FacilitationDoc } from '../../cases/facilitation-doc.ts'
import type { GroupDoc } from '../../cases/group.ts'
import type { MatterDoc } from '../../cases/matter-doc.ts'
import type { QuestionDoc } from '../../cases/question.ts'
import { MOST_SHORT } from '../../cases/question-doc.ts'
import type { Facts } from '../../engine/facts.ts'
import type { Json } from '../../engine/session.ts'
import type { CaseDocument } from '../../store/case-documents.ts'
import type { Parts } from '../parts.ts'
import { countReaders } from './readers.ts'
import { UNANSWERED } from './waiting.ts'

/** More groups of one matter, and more questions that wait in one, than there are. */
const MOST_GROUPS = 20
const MOST_QUESTIONS = 500

/**
 * Group `groups`: the relay groups of the matters that a Defender works on, and the questions there that are theirs to answer; `own`: groups
 * of their own, in which we are not.
 */
export async function defenderGroups(
  parts: Pick<Parts, 'store' | 'clock'>,
  defenderId: string,
  facilitations: readonly CaseDocument<FacilitationDoc>[],
): Promise<Facts['groups']> {
  const { store } = parts
  const matterIds = [...new Set(facilitations.flatMap(({ doc }) => doc.matter_id ?? []))]
  const groups = await Promise.all(matterIds.map(ofMatter))
  const open = groups.flatMap(({ relayed }) => relayed).map((group, at) => ({ ...group, number: at + 1 }))
  const own = groups.flatMap(({ theirs }) => theirs).map((group, at) => ({ ...group, number: at + 1 }))
  const questions = (await Promise.all(open.map(waitingIn))).flat()
  return {
    open: open as Json,
    count: open.length,
    list: open.map(({ number, name }) => `${number} ${name}`).join(', '),
    own: own as Json,
    own_count: own.length,
    own_list: own.map(({ number, name }) => `${number} ${name}`).join(', '),
    questions: questions as Json,
    asked: questions.length,
  }

  async function ofMatter(matterId: string) {
    const filter = { noun: 'group', matterId, state: { $in: ['OPEN', 'QUIET'] } }
    const found = await store.cases.list<GroupDoc>(filter, MOST_GROUPS)
    const relayed = found.filter(({ doc }) => doc.kind === 'RELAY')
    const theirs = found.filter(
      ({ state, doc }) =>
        doc.kind === 'BRIDGED' && state === 'OPEN' && (doc.defender_id === undefined || doc.defender_id === defenderId),
    )
    if (relayed.length + theirs.length === 0) return { relayed: [], theirs: [] }
    const matter = (await store.cases.get<MatterDoc>('matter', matterId))?.doc ?? null
    const { facts, title } = matter ?? {}
    const of = { matter: matterId, name: facts?.company ?? facts?.place ?? title ?? matterId }
    return {
      relayed: await Promise.all(
        relayed.map(async ({ subject, doc }) => ({
          id: subject,
          ...of,
          people: await countReaders(parts, doc, matter),
        })),
      ),
      theirs: theirs.map(({ subject }) => ({ id: subject, ...of })),
    }
  }

  async function waitingIn({ id, matter, name }: { id: string; matter: string; name: string }) {
    const filter = { noun: 'question', matterId: matter, state: { $in: UNANSWERED }, facets: { group_id: id } }
    const waiting = await store.cases.list<QuestionDoc>(filter, MOST_QUESTIONS)
    return waiting
      .filter(({ subject, state, doc }) => doc.with === subject && isTheirs(state, doc))
      .sort((a, b) => ((a.doc.asked_at ?? '') < (b.doc.asked_at ?? '') ? -1 : 1))
      .map(({ subject, state, doc }) => ({ ref: subject, group: name, ...inWords(state, doc) }))
  }
}

/** What waits for the Advocate, or for the next digest, is out of their hands. */
const isTheirs = (state: string, { legal }: QuestionDoc): boolean =>
  state === 'CLUSTERED' || state === 'REOPENED' || (state === 'ANSWER_DRAFTED' && !legal)

/** `short`: as everybody reads it. `draft`: the answer that approved words give. */
const inWords = (state: string, { text = '', short, answer }: QuestionDoc) => ({
  text,
  short: short || cut(text),
  draft: (state === 'ANSWER_DRAFTED' && answer) || null,
})

/** At the end of a word. */
const cut = (text: string): string =>
  text.length <= MOST_SHORT ? text : `${text.slice(0, MOST_SHORT - 1).replace(/\s+\S*$/, '')}…`
