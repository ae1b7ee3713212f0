import { z } from 'zod'
import type { Store } from '../../store/index.ts'
import type { UpdateRecord } from '../../store/updates.ts'

export const updateSchema = z
  .object({
    key: z.string(),
    noun: z.string(),
    subject: z.string(),
    move: z.string(),
    payload: z.record(z.string(), z.unknown()).nullable().meta({ description: 'null: the person was erased' }),
    actor: z.object({ kind: z.string(), id: z.string().optional() }),
    source: z.string().meta({ description: 'id of the message or request that said it' }),
    event_at: z.string(),
    received_at: z.string(),
    outcome: z.enum(['pending', 'accepted', 'refused']),
    reason: z.string().nullable(),
    contradicts: z.string().nullable().meta({
      description: 'Key of the update of another source that says otherwise; staff decide by making the move',
    }),
  })
  .meta({ id: 'Update', description: 'An immutable record; only its outcome changes' })

/** Updates with their payloads opened. */
export async function showUpdates(store: Store, records: readonly UpdateRecord[]): Promise<Record<string, unknown>[]> {
  const ids = [...new Set(records.flatMap((record) => record.personId ?? []))]
  const keys = new Map((await store.people.many(ids)).map((person) => [person._id, person.key]))
  return records.map((record) => {
    const key = record.personId === undefined ? store.vault.ownKey : keys.get(record.personId)
    return {
      key: record._id,
      noun: record.noun,
      subject: record.subject,
      move: record.move,
      payload:
        key === undefined ? null : payloadOf(record, store.vault.open(key, record.sealed, `updates/${record._id}`)),
      actor: record.actor,
      source: record.source,
      event_at: record.eventAt.toISOString(),
      received_at: record.receivedAt.toISOString(),
      outcome: record.outcome,
      reason: record.reason ?? null,
      contradicts: record.contradicts ?? null,
    }
  })
}

/** What is shown once, to whoever asked for it, is not shown again in the log. */
function payloadOf({ noun, move }: UpdateRecord, opened: string): Record<string, unknown> {
  const payload = JSON.parse(opened) as Record<string, unknown>
  return noun === 'person' && move === 'issue_code' ? { ...payload, code: null } : payload
}
