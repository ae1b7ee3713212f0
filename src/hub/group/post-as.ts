import type { GroupDoc } from '../../cases/group.ts'
import type { Actor } from '../../cases/noun.ts'
import { tellsOfClient } from '../../reading/group/client-named.ts'
import { ruleBroken } from '../../reading/group/index.ts'
import type { GroupRule } from '../../reading/group/rule.ts'
import type { Act } from '../act.ts'
import type { Parts } from '../parts.ts'
import { isAudio, isGroupFile } from './files.ts'
import { createGroupFiles } from './group-files.ts'

export type PostRequest = {
  groupId: string
  text: string
  /** Kept before: a recording of these words for those who prefer to listen, or what goes along with them. */
  file?: string | undefined
  actor: Actor
  requestId: string
}
export type Posted = { accepted: true; post: string } | { accepted: false; reason: string }

/** What the team must not say to all either, and what to do instead. */
const REFUSED: Partial<Record<GroupRule, string>> = {
  NUMBER:
    'It holds digits that may be of an account, a telephone or a document: write without them, or to the person alone.',
  AMOUNT: 'It speaks of an amount: amounts are told to each person alone, by call.',
  NAME: 'It holds a full name: write a first name or a nickname.',
  LINK: 'It holds the address of a page or of mail: people are told never to follow one.',
}
/** Staff know the people of all cases; what shows somebody to anybody is held back. */
const NOBODY = { people: [], matters: [] } as const

/** A Defender or somebody of the team says something to a whole group, once. Among Defenders nothing of a client. */
export function createPostAs({ store, clock, act }: Pick<Parts, 'store' | 'clock'> & { act: Act }) {
  return async ({ groupId, text, file, actor, requestId }: PostRequest): Promise<Posted> => {
    const group = await store.cases.get<GroupDoc>('group', groupId)
    if (!group || (group.state !== 'OPEN' && group.state !== 'QUIET'))
      return { accepted: false, reason: 'The group is not open.' }
    const rule = ruleBroken(text, { country: 'MX', lang: 'es' })
    const network = group.doc.kind === 'NETWORK'
    const reason =
      (rule && REFUSED[rule]) ??
      (network && (rule !== null || tellsOfClient(text, NOBODY))
        ? 'Among Defenders nothing is said of a client or a case: tell it without what could show who it is.'
        : null)
    if (reason) return { accepted: false, reason }
    if (file !== undefined && !(isGroupFile(file) && (await createGroupFiles({ store }).has(file))))
      return { accepted: false, reason: 'There is no such file: send it first.' }
    // What the team records it has heard; of a Defender's nobody knows what it says beside these words.
    if (actor.kind === 'defender' && isAudio(file))
      return {
        accepted: false,
        reason: 'Somebody of the team listens to a recording first: send it by chat, as a voice note.',
      }
    const post = `p_${store.vault.blindIndex(`post/${requestId}`)}`
    const acted = await act({
      key: `post:${requestId}`,
      noun: 'post',
      subject: post,
      move: 'write',
      payload: {
        group_id: groupId,
        text,
        ...(file === undefined ? {} : { file }),
        ...(group.doc.matter_id ? { matter_id: group.doc.matter_id } : {}),
      },
      actor,
      source: requestId,
      eventAt: clock.now(),
    })
    return acted.accepted ? { accepted: true, post } : { accepted: false, reason: acted.reason ?? 'It was refused.' }
  }
}
