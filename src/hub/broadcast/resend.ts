import type { BroadcastDoc } from '../../cases/broadcast-doc.ts'
import { audienceId } from '../../store/recipients.ts'
import { type Acted, createAct } from '../act.ts'
import type { Hub } from '../hub.ts'

/** People looked at together. */
const PAGE = 500

/**
 * Sends a finished broadcast once more to those whom it did not reach: what failed at the provider, and who was not reached before it
 * was over. Nobody who got it gets it again.
 */
export function createResend(hub: Pick<Hub, 'parts' | 'records'>) {
  const { store, clock } = hub.parts
  const act = createAct({ ...hub.parts, record: hub.records })

  return async (
    doc: BroadcastDoc,
    { expiresAt, by, requestId }: { expiresAt: string; by: string; requestId: string },
  ): Promise<Acted & { people: number }> => {
    const audience = audienceId(doc.id, doc.freezing ?? '')
    const round = doc.round + 1
    let people = 0
    // Planned first: nothing of it moves before the move, which a crash in between leaves to be asked for again.
    if (doc.state === 'DONE')
      for (let after: string | undefined; ; ) {
        const failed = await store.messages.failedOf(doc.id, PAGE, after)
        const ids = failed.map(({ personId }) => `${audience}/${personId}`)
        await store.recipients.settle([{ ids, change: { state: 'planned', round, dueAt: clock.now() } }], 'done')
        people += ids.length
        after = failed.at(-1)?._id
        if (failed.length < PAGE) break
      }
    const acted = await act({
      key: `broadcast:${doc.id}:resend:${requestId}`,
      noun: 'broadcast',
      subject: doc.id,
      move: 'resend',
      payload: { round, expires_at: expiresAt },
      actor: { kind: 'bot', id: by },
      source: requestId,
      eventAt: clock.now(),
    })
    return { ...acted, people }
  }
}
