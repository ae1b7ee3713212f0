import type { ClaimDoc } from '../cases/claim-doc.ts'
import { dueMoves, nextDue } from '../cases/due.ts'
import { type AnyDoc, nounOf } from '../cases/index.ts'
import type { MatterDoc } from '../cases/matter-doc.ts'
import { createAct } from './act.ts'
import { afterOfficeTime } from './facts/office.ts'
import { createBegin } from './outreach/begin-outreach.ts'
import type { Parts } from './parts.ts'
import type { RecordUpdates } from './updates/record.ts'

const PAGE = 200
/** Pages of one run: beyond it the next run goes on. */
const MAX_PAGES = 50

/**
 * What time alone brings: the morning lets a first contact begin, and the nouns say what else (`due`): a deadline closes
 * what is undecided, a hand-off that nobody takes becomes urgent ... Keys are made from what it is about, so that it
 * happens once, however many processes look.
 */
export function createClockwork(
  parts: Pick<Parts, 'store' | 'clock' | 'wake' | 'channels'> & { record: Pick<RecordUpdates, 'drain'> },
) {
  const { store, clock } = parts
  const act = createAct(parts)
  const begin = createBegin(parts)

  /** People of a running outreach for whom it was night, or who have an address only now. */
  async function beginDue(): Promise<number> {
    let begun = 0
    for (const matter of await store.cases.list<MatterDoc>({ noun: 'matter', facets: { outreach: 'running' } }, PAGE)) {
      let after: string | undefined
      for (;;) {
        const filter = { noun: 'claim', matterId: matter.subject, state: 'NOT_CONTACTED' }
        const claims = await store.cases.list<ClaimDoc>(filter, PAGE, after)
        begun += (await begin(claims)).filter((became) => became === 'started').length
        after = claims.at(-1)?._id
        if (claims.length < PAGE) break
      }
    }
    return begun
  }

  async function moveDue(): Promise<number> {
    let moved = 0
    for (let page = 0; page < MAX_PAGES; page++) {
      const documents = await store.cases.due(clock.now(), PAGE)
      for (const document of documents) moved += await moveOne(document)
      if (documents.length < PAGE) break
    }
    return moved
  }

  async function moveOne({ _id, noun: name, subject, personId, version, doc }: DueDocument): Promise<number> {
    const noun = nounOf(name)
    if (!noun || doc === null) {
      await store.cases.postpone(_id, version, null)
      return 0
    }
    const now = clock.now()
    let moved = 0
    for (const due of dueMoves(noun, doc as AnyDoc, now.getTime(), afterOfficeTime)) {
      const key = `due:${name}:${subject}:${due.id}`
      // Made before, and the document was written again since: there is nothing to do but to look further ahead.
      if (await store.updates.get(key)) continue
      const acted = await act({
        key,
        noun: name,
        subject,
        move: due.move,
        payload: due.payload,
        actor: { kind: 'timer' },
        source: 'clockwork',
        eventAt: now,
        ...(personId === undefined ? {} : { personId }),
      })
      if (acted.accepted) moved++
    }
    const after = await store.cases.get<AnyDoc>(name, subject)
    const next = after && nextDue(noun, after.doc, now.getTime(), afterOfficeTime)
    if (after) await store.cases.postpone(_id, after.version, next === null ? null : new Date(next))
    return moved
  }

  return {
    async run(): Promise<{ moved: number; begun: number }> {
      return { moved: await moveDue(), begun: await beginDue() }
    },
  }
}

type DueDocument = Awaited<ReturnType<Parts['store']['cases']['due']>>[number]
