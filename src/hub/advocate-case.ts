import type { AgreementDoc } from '../cases/agreement.ts'
import { signaturesOf } from '../cases/agreement-signing.ts'
import { UNDECIDED_STATES } from '../cases/claim-doc.ts'
import type { FacilitationDoc } from '../cases/facilitation.ts'
import { WORKING_STATES } from '../cases/facilitation-doc.ts'
import type { TaskDoc } from '../cases/task-doc.ts'
import type { Json } from '../engine/session.ts'
import type { CaseDocument } from '../store/case-documents.ts'
import type { Snapshot } from './facts.ts'
import { readFunnel } from './funnel.ts'
import { inWords } from './in-words.ts'
import type { Parts } from './parts.ts'

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
  const contract = contracts.find((each) => each.doc.facilitation_id === doc.id)?.doc
  return {
    ref: doc.id,
    state: doc.state,
    defender: doc.defender_id || null,
    stage: inWords(parts, snapshot, `stage_${doc.state.toLowerCase()}`),
    working,
    done: states.filter((state) => state === 'DONE').length,
    total: states.filter((state) => state !== 'CANCELLED').length,
    blocked: own.filter(({ state }) => state === 'BLOCKED').length,
    next: nextOf(parts, snapshot, own),
    more: listed(parts, snapshot, doc, own),
    ...(working ? await peopleOf(parts.store, doc) : { people: null }),
    contract: contract ? signaturesOf(contract) : null,
  }
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

/** Characters that a text has left for the list of tasks. */
const ROOM = 110

/** "T3 done, T4 blocked", as far as one text has room; what is left out is counted. */
function listed(parts: Pick<Parts, 'words'>, snapshot: Snapshot, doc: FacilitationDoc, open: Beside['tasks']): string {
  const all = Object.entries(doc.tasks).map(([ref, state]) => {
    const known = open.find(({ subject }) => subject === ref)?.state ?? state
    return `${ref} ${inWords(parts, snapshot, `task_state_${known.toLowerCase()}`)}`
  })
  let text = ''
  for (const [index, each] of all.entries()) {
    const next = text === '' ? each : `${text}, ${each}`
    if (next.length > ROOM) return `${text}, +${all.length - index}`
    text = next
  }
  return text === '' ? inWords(parts, snapshot, 'next_none') : text
}
