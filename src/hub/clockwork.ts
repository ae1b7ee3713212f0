import type { ClaimDoc } from '../cases/claim-doc.ts'
import type { HandoffDoc } from '../cases/handoff.ts'
import { REACHING } from '../cases/matter.ts'
import type { MatterDoc } from '../cases/matter-doc.ts'
import { hoursFor } from '../channels/hours.ts'
import { createAct } from './act.ts'
import { createBegin } from './begin-outreach.ts'
import type { Parts } from './parts.ts'
import type { RecordUpdates } from './record.ts'

/** Claims that a passed deadline closes. */
const UNDECIDED = ['NOT_CONTACTED', 'NOTIFIED', 'VERIFIED', 'INFORMED', 'UNDECIDED', 'INTENDS_TO_JOIN']
/** Working hours that a hand-off may wait for somebody to take it. */
const PATIENCE_MS = 4 * 3_600_000
const OFFICE_ZONE = 'America/Mexico_City'
const PAGE = 200

/**
 * What time alone brings: the morning lets a first contact begin, a deadline closes what is undecided, a hand-off that nobody takes becomes urgent. Keys are made
 * from what it is about, so that it happens once, however many processes look.
 */
export function createClockwork(
  parts: Pick<Parts, 'store' | 'clock' | 'wake' | 'channels'> & { record: RecordUpdates },
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
        for (const claim of claims) if ((await begin(claim)) === 'started') begun++
        after = claims.at(-1)?._id
        if (claims.length < PAGE) break
      }
    }
    return begun
  }

  async function closePassedMatters(): Promise<number> {
    let closed = 0
    for (const matter of await store.cases.list<MatterDoc>({ noun: 'matter', state: { $in: [...REACHING] } }, PAGE)) {
      const { deadline } = matter.doc
      if (!deadline || Date.parse(deadline) > clock.now().getTime()) continue
      const claims = await store.cases.list<ClaimDoc>(
        { noun: 'claim', matterId: matter.subject, state: { $in: UNDECIDED } },
        PAGE,
      )
      for (const claim of claims) {
        const acted = await act({
          key: `deadline:${claim.subject}:${deadline}`,
          noun: 'claim',
          subject: claim.subject,
          move: 'decide_none',
          payload: {},
          actor: { kind: 'timer' },
          source: 'deadline',
          eventAt: clock.now(),
          ...(claim.personId ? { personId: claim.personId } : {}),
        })
        if (acted.accepted) closed++
      }
    }
    return closed
  }

  async function escalate(): Promise<number> {
    const now = clock.now()
    if (!open(now).allowed) return 0
    let escalated = 0
    for (const handoff of await store.cases.list<HandoffDoc>({ noun: 'handoff', state: 'OPEN' }, PAGE)) {
      const { opened_at: openedAt, escalated_at: before } = handoff.doc
      if (!openedAt || before) continue
      const hours = open(new Date(openedAt))
      const since = hours.allowed ? Date.parse(openedAt) : Date.parse(hours.opens)
      if (now.getTime() - since < PATIENCE_MS) continue
      const acted = await act({
        key: `escalate:${handoff.subject}`,
        noun: 'handoff',
        subject: handoff.subject,
        move: 'escalate',
        payload: {},
        actor: { kind: 'timer' },
        source: 'clockwork',
        eventAt: now,
        ...(handoff.personId ? { personId: handoff.personId } : {}),
      })
      if (acted.accepted) escalated++
    }
    return escalated
  }

  return {
    async run(): Promise<{ closed: number; escalated: number; begun: number }> {
      return { closed: await closePassedMatters(), escalated: await escalate(), begun: await beginDue() }
    },
  }
}

const open = (at: Date) => hoursFor({ kind: 'ours', country: 'MX', zone: OFFICE_ZONE, now: at.toISOString() })
