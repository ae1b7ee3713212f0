import { type AnyDoc, type NounName, nouns } from '../../cases/index.ts'
import { actorOf, type Caller } from './caller.ts'
import { shown } from './case-pages.ts'
import { Problem } from './problem.ts'
import type { Answer, ApiParts } from './route.ts'
import { eventTime, onlyKnownFields } from './shapes.ts'

export type WantedMove = {
  noun: NounName
  subject: string
  move: string
  payload: Record<string, unknown>
  eventAt?: string | undefined
  personId?: string | undefined
  /** Id of the request; a request that tells several updates adds to it. */
  id: string
  status?: number
}

/**
 * Tells an update in the caller's name and answers with the document as it is then.
 * @throws Problem 409 with the reason when the move was refused; the refused update is kept
 */
export async function moveCase(parts: ApiParts, caller: Caller, wanted: WantedMove): Promise<Answer> {
  const { noun, subject, move, payload, personId, id } = wanted
  onlyKnownFields(nouns[noun], move, payload)
  const { update, accepted, reason } = await parts.act({
    key: `api:${id}:${noun}:${move}`,
    noun,
    subject,
    move,
    payload,
    actor: actorOf(caller),
    source: `api:${id}`,
    eventAt: eventTime(wanted.eventAt, parts.now()),
    ...(personId === undefined ? {} : { personId }),
  })
  if (!accepted) throw new Problem(409, 'move_refused', reason ?? 'The move was refused.', { update: update._id })
  const document = await parts.hub.parts.store.cases.get<AnyDoc>(noun, subject)
  if (!document) throw new Error('A document that was written cannot be read')
  return { ...(wanted.status ? { status: wanted.status } : {}), body: shown(document) }
}
