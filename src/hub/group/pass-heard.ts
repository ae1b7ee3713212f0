import type { Actor } from '../../cases/noun.ts'
import type { PostDoc } from '../../cases/post.ts'
import { ruleBroken } from '../../reading/group/index.ts'
import type { Act } from '../act.ts'
import type { Parts } from '../parts.ts'

/** Posts that wait for somebody to listen, looked through. */
const MOST = 200

/**
 * Somebody has listened to a voice note that was meant for a group and wrote down what it says: it goes on, unless what they wrote breaks a
 * rule of groups. Then they decide, by the moves of the post.
 */
export function createPassHeard({ store, clock }: Pick<Parts, 'store' | 'clock'>, act: Act) {
  return async (mediaId: string, summary: string, actor: Actor): Promise<void> => {
    const waiting = await store.cases.list<PostDoc>({ noun: 'post', state: 'TO_HEAR' }, MOST)
    const post = waiting.find(({ doc }) => doc.file === mediaId)
    if (!post || ruleBroken(summary, { country: 'MX', lang: 'es' }) !== null) return
    await act({
      key: `heard:${mediaId}:${post.subject}`,
      noun: 'post',
      subject: post.subject,
      move: 'hear',
      payload: {},
      actor,
      source: `media/${mediaId}`,
      eventAt: clock.now(),
    })
  }
}
