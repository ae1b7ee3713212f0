import { createHash } from 'node:crypto'
import type { BroadcastDoc } from '../../cases/broadcast-doc.ts'
import type { MatterDoc } from '../../cases/matter-doc.ts'
import { audienceId } from '../../store/recipients.ts'
import { type Acted, createAct } from '../act.ts'
import type { Hub } from '../hub.ts'
import { audienceOf } from './audience.ts'
import { FATES, foresee } from './foresee.ts'
import { repeats } from './repeats.ts'
import { showTexts } from './show-texts.ts'
import { type Blocker, textProblems } from './text-problems.ts'

export type FreezeRequest = {
  doc: BroadcastDoc
  /** Who asked for it: the id of their key. */
  by: string
  /** Unique: the same request twice is one. */
  requestId: string
  /** Why the same text goes again to people who had it. */
  repeatReason?: string | undefined
}
export type Frozen = { blockers: Blocker[] } | { repeated: number } | Acted

/**
 * Writes down who gets a broadcast, each once, and who of them would not get it as things stand, with the reason. From then on nobody
 * comes in, whatever changes; who must not get it when their turn comes is left out then.
 */
export function createFreeze(hub: Pick<Hub, 'parts' | 'records' | 'flows'>) {
  const { store, clock } = hub.parts
  const act = createAct({ ...hub.parts, record: hub.records })

  return async ({ doc, by, requestId, repeatReason }: FreezeRequest): Promise<Frozen> => {
    const matter = doc.matter_id ? await store.cases.get<MatterDoc>('matter', doc.matter_id) : null
    const [shown, problems, { people, states }] = await Promise.all([
      showTexts(hub.parts, doc, matter?.doc ?? null),
      textProblems(hub, doc),
      audienceOf(hub.parts, doc),
    ])
    const blockers = [...problems, ...shown.blockers]
    if (blockers.length > 0) return { blockers }
    const repeated = repeatReason ? 0 : await repeats(hub.parts, doc, people)
    if (repeated > 0) return { repeated }
    // Nobody else's freezing has this name: two at once do not mix, and the move decides which of them holds.
    const freezing = createHash('sha256').update(requestId).digest('hex').slice(0, 12)
    const [foreseen] = await Promise.all([
      foresee(hub.parts, doc, matter?.doc ?? null, people),
      doc.state === 'TEXT_APPROVED' && store.recipients.plan(audienceId(doc.id, freezing), people, clock.now()),
    ])
    return act({
      key: `broadcast:${doc.id}:freeze:${freezing}`,
      noun: 'broadcast',
      subject: doc.id,
      move: 'freeze',
      payload: {
        people: people.length,
        freezing,
        ...(states ? { states } : {}),
        judged: foreseen.judged,
        foreseen: FATES.flatMap((fate) => foreseen[fate].map((each) => ({ fate, ...each }))),
        ...(repeatReason ? { repeat_reason: repeatReason } : {}),
      },
      actor: { kind: 'bot', id: by },
      source: requestId,
      eventAt: clock.now(),
    })
  }
}
