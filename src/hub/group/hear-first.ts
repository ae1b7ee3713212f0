import type { PostDoc } from '../../cases/post.ts'
import { ruleBroken } from '../../reading/group/index.ts'
import type { CaseDocument } from '../../store/case-documents.ts'
import type { Act } from '../act.ts'
import { createTranscripts } from '../media/transcripts.ts'
import type { Parts } from '../parts.ts'
import type { Relay } from '../relay.ts'

const HERE = { country: 'MX', lang: 'es' } as const

/**
 * A voice note that somebody sent us for a group is passed on when a person has listened to it, or when what a machine heard in it breaks no
 * rule: the words beside it do not tell what it says. @returns whether the post has to wait for that
 */
export function createHearFirst(
  parts: Pick<Parts, 'store' | 'clock' | 'transcriber' | 'log'> & { act: Act },
  relay: Pick<Relay, 'handOff'>,
) {
  const { store, clock, act } = parts
  const transcripts = createTranscripts(parts)

  return async ({ subject, doc }: CaseDocument<PostDoc>): Promise<boolean> => {
    const media = doc.file && !doc.heard_by ? await store.media.get(doc.file) : null
    if (media?.kind !== 'audio') return false
    const said = await transcripts.read(media)
    const clear = said !== null && ruleBroken(said, HERE) === null
    await act({
      key: `heard-first:${subject}`,
      noun: 'post',
      subject,
      move: clear ? 'hear' : 'wait_to_be_heard',
      payload: {},
      actor: { kind: 'timer' },
      source: `media/${media._id}`,
      eventAt: clock.now(),
    })
    if (!clear)
      await relay.handOff({
        id: `hear-first:${subject}`,
        reason: 'group_voice_to_hear',
        priority: 'normal',
        personId: media.personId,
        about: `post/${subject}`,
      })
    return true
  }
}
