import type { AgreementDoc } from '../../cases/agreement.ts'
import { signaturesOf } from '../../cases/agreement-signing.ts'
import { UNDECIDED_STATES } from '../../cases/claim-doc.ts'
import type { FacilitationDoc } from '../../cases/facilitation.ts'
import { WORKING_STATES } from '../../cases/facilitation-doc.ts'
import type { MatterDoc } from '../../cases/matter-doc.ts'
import type { TaskDoc } from '../../cases/task-doc.ts'
import type { Json } from '../../engine/session.ts'
import type { CaseDocument } from '../../store/case-documents.ts'
import type { Parts } from '../parts.ts'
import { readFunnel } from '../updates/funnel.ts'
import type { Snapshot } from './facts.ts'
import { inWords } from './in-words.ts'
import { hoursOf } from './open-questions.ts'

type Beside = {
  tasks: readonly CaseDocument<TaskDoc>[]
  contracts: readonly CaseDocument<AgreementDoc>[]
}

/** One case as its Advocate is told of it: references and figures, nothing that names anybody. */
export async function advocateCase(
  parts: Pick<Parts, 'store' | 'words'>,
  snapshot: Snapshot,
  doc: FacilitationDoc,
  { tasks, contracts }: Beside,
): Promise<{ ref: string } & Record<string, Json>> {
  const own = tasks.filter((each) => each.doc.facilitation_id === doc.id)
  const states = Object.values(doc.tasks)
  const working = (WORKING_STATES as readonly string[]).includes(doc.state)
  const theirs = contracts.filter((each) => each.doc.facilitation_id === doc.id)
  // One that is to be signed says more than the one in force.
  const contract = (theirs.find(({ state }) => state !== 'FULLY_SIGNED') ?? theirs.at(-1))?.doc
  return {
    ref: doc.id,
    state: doc.state,
    defender: doc.defender_id || null,
    call_at: doc.call_at || null,
    deadline: doc.deadline || (await deadlineOf(parts.store, doc)),
    stage: inWords(parts, snapshot, `stage_${doc.state.toLowerCase()}`),
    working,
    done: states.filter((state) => state === 'DONE').length,
    total: states.filter((state) => state !== 'CANCELLED').length,
    blocked: own.filter(({ state }) => state === 'BLOCKED').length,
    next: nextOf(parts, snapshot, own),
    hours: doc.cap_minutes === undefined ? null : hoursOf(doc),
    first: 1,
    pages: pagesOf(parts, snapshot, doc, own),
    ...(working ? await peopleOf(parts.store, doc) : { people: null }),
    contract: contract ? signaturesOf(contract) : null,
  }
}

/** Until when the people of the list may join: what they themselves are told, where the request named no day of its own. */
async function deadlineOf(store: Parts['store'], { matter_id }: FacilitationDoc): Promise<string | null> {
  const matter = matter_id ? await store.cases.get<MatterDoc>('matter', matter_id) : null
  return matter?.doc.deadline || null
}

/** Found and joined of the list; `people` is null where the case is not about a list of people. */
async function peopleOf(store: Parts['store'], { matter_id }: FacilitationDoc): Promise<Record<string, Json>> {
  const funnel = matter_id ? await readFunnel(store, matter_id) : null
  if (!funnel || funnel.claims === 0) return { people: null }
  const { by_state, claims, located, joined } = funnel
  const undecided = UNDECIDED_STATES.filter((state) => state !== 'INTENDS_TO_JOIN')
  return {
    people: claims,
    located,
    joined,
    undecided: undecided.reduce((sum, state) => sum + by_state[state], 0),
    unsigned: by_state.INTENDS_TO_JOIN,
  }
}

/** The task whose day comes first. */
function nextOf(parts: Pick<Parts, 'words'>, snapshot: Snapshot, tasks: Beside['tasks']): string {
  const [next] = tasks
    .flatMap(({ doc }) => {
      const on = doc.follow_up_on || doc.due_on
      return on && doc.state !== 'SUBMITTED' ? [{ ref: doc.id, on }] : []
    })
    .sort((a, b) => (a.on < b.on ? -1 : 1))
  return next ? inWords(parts, snapshot, 'next_task', next) : inWords(parts, snapshot, 'next_none')
}

/** Every task of a case that is open, those that are done among them: what is asked of it, and where words about it go. */
export const tasksOf = (parts: Pick<Parts, 'words'>, snapshot: Snapshot, doc: FacilitationDoc, open: Beside['tasks']) =>
  Object.entries(doc.tasks).map(([ref, state]) => {
    const known = open.find(({ subject }) => subject === ref)
    return {
      ref,
      case: doc.id,
      state:
        known?.state === 'BLOCKED'
          ? blockedBy(parts, snapshot, known.doc)
          : stateOf(parts, snapshot, known?.state ?? state),
      next: known?.doc.follow_up_on || known?.doc.due_on ? nextOf(parts, snapshot, [known]) : null,
    }
  })

const stateOf = (parts: Pick<Parts, 'words'>, snapshot: Snapshot, state: string): string =>
  inWords(parts, snapshot, `task_state_${state.toLowerCase()}`)

/** Of danger no text tells more than that there is some. */
const blockedBy = (parts: Pick<Parts, 'words'>, snapshot: Snapshot, { blocked_reason: reason }: TaskDoc): string =>
  !reason || reason === 'VIOLENCE_IN_AREA'
    ? stateOf(parts, snapshot, 'BLOCKED')
    : inWords(parts, snapshot, 'task_blocked_by', {
        reason: inWords(parts, snapshot, `reason_${reason.toLowerCase()}`),
      })

/** Characters that a text has left for the list of tasks, beside how to read on. */
const ROOM = 90

type Page = { n: number; text: string; next: number | null }

/** "T3 done, T4 blocked", in as many texts as it takes: each names the next, and none is cut. */
function pagesOf(parts: Pick<Parts, 'words'>, snapshot: Snapshot, doc: FacilitationDoc, open: Beside['tasks']): Page[] {
  const texts: string[] = []
  for (const [ref, state] of Object.entries(doc.tasks)) {
    const each = `${ref} ${stateOf(parts, snapshot, open.find(({ subject }) => subject === ref)?.state ?? state)}`
    const last = texts.at(-1)
    const longer = last === undefined ? each : `${last}, ${each}`
    if (last !== undefined && longer.length <= ROOM) texts[texts.length - 1] = longer
    else texts.push(each)
  }
  if (texts.length === 0) texts.push(inWords(parts, snapshot, 'next_none'))
  return texts.map((text, index) => ({ n: index + 1, text, next: index + 1 < texts.length ? index + 2 : null }))
}
