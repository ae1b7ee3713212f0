import type { HandoffDoc } from '../../cases/handoff.ts'
import type { Actor } from '../../cases/noun.ts'
import type { Act } from '../act.ts'
import { createPassHeard } from '../group/pass-heard.ts'
import { intoConversation } from '../into-conversation.ts'
import type { Parts } from '../parts.ts'

export type Heard = {
  mediaId: string
  summary: string
  /** `answer`: these are the person's words, and the conversation goes on with them; `note`: for the team only. */
  as: 'answer' | 'note'
  actor: Actor
}

/** Open rows of the staff queue looked through. */
const MOST_ROWS = 50

/**
 * Somebody has listened to a voice note and written down what is said in it, once. As an answer it enters the conversation as if it
 * had been written. When nothing of the person is left to hear, the row in the staff queue is closed.
 * @returns false when somebody was faster
 */
export function createHearVoiceNote(parts: Pick<Parts, 'store' | 'clock' | 'wake'>, act: Act) {
  const { store, clock } = parts
  const passHeard = createPassHeard(parts, act)
  return async ({ mediaId, summary, as, actor }: Heard): Promise<boolean> => {
    const record = await store.media.get(mediaId)
    const person = record && (await store.people.get(record.personId))
    if (!record || !person) return false
    const heard = await store.media.heard(mediaId, {
      heardAt: clock.now(),
      heardBy: actor.id ?? actor.kind,
      sealedSummary: store.vault.seal(person.key, summary, `media/${mediaId}/summary`),
    })
    if (!heard) return false
    const { addressId, personId } = record
    if (as === 'answer')
      await intoConversation(parts, {
        id: `heard.${mediaId}`,
        addressId,
        personId,
        content: { kind: 'text', text: summary },
      })
    await passHeard(mediaId, summary, actor)
    if ((await store.media.unheard(1, personId)).length === 0) await closeRows(personId, mediaId, actor)
    return true
  }

  async function closeRows(personId: string, mediaId: string, actor: Actor): Promise<void> {
    const filter = { noun: 'handoff', personId, facets: { reason: 'voice_note' } }
    for (const { subject, state } of await store.cases.list<HandoffDoc>(filter, MOST_ROWS))
      if (state !== 'RESOLVED')
        await act({
          key: `heard:${mediaId}:${subject}`,
          noun: 'handoff',
          subject,
          move: 'resolve',
          payload: {},
          actor,
          source: `media/${mediaId}`,
          eventAt: clock.now(),
          personId,
        })
  }
}

export type HearVoiceNote = ReturnType<typeof createHearVoiceNote>
