import type { ClaimDoc } from '../cases/claim-doc.ts'
import type { HandoffDoc } from '../cases/handoff.ts'
import { REACHING } from '../cases/matter.ts'
import type { MatterDoc } from '../cases/matter-doc.ts'
import { hoursFor } from '../channels/hours.ts'
import { createAct } from './act.ts'
import type { Parts } from './parts.ts'
import type { RecordUpdates } from './record.ts'

/** Claims that a passed deadline closes. */
const UNDECIDED = ['NOT_CONTACTED', 'NOTIFIED', 'VERIFIED', 'INFORMED', 'UNDECIDED', 'INTENDS_TO_JOIN']
/** Working hours that a hand-off may wait for somebody to take it. */
const PATIENCE_MS = 4 * 3_600_000
const OFFICE_ZONE = 'America/Mexico_City'
const PAGE = 200

/**
 * What time alone brings: a deadline closes what is undecided, a hand-off that nobody takes becomes urgent. Keys are made
 * from what it is about, so that it happens once, however many processes look.
 */
export function createClockwork(parts: Pick<Parts, 'store' | 'clock' | 'wake'> & { record: RecordUpdates }) {
  const { store, clock } = parts
  const act = createAct(parts)

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
    async run(): Promise<{ closed: number; escalated: number }> {
      return { closed: await closePassedMatters(), escalated: await escalate() }
    },
  }
}

const open = (at: Date) => hoursFor({ kind: 'ours', country: 'MX', zone: OFFICE_ZONE, now: at.toISOString() })
