import type { ClaimDoc } from '../../cases/claim-doc.ts'
import { type GroupDoc, MOST_NATIVE } from '../../cases/group.ts'
import type { InvitationDoc } from '../../cases/invitation.ts'
import type { Actor } from '../../cases/noun.ts'
import type { PersonDoc } from '../../cases/person-doc.ts'
import { levelAt } from '../../cases/person-standing.ts'
import type { CaseDocument } from '../../store/case-documents.ts'
import type { Act } from '../act.ts'
import { intoConversation } from '../into-conversation.ts'
import { startable } from '../outreach/begin-outreach.ts'
import type { Parts } from '../parts.ts'
import { createInviteDefenders } from './invite-defenders.ts'
import { NOT_INVITED, type NotInvited } from './not-invited.ts'

export type InviteRequest = {
  groupId: string
  /** Ids of people, or of Defenders for their network; absent: everybody of the matter, or every Defender, who may be asked. */
  people?: readonly string[] | undefined
  actor: Actor
  requestId: string
}
export type InviteReport =
  | { accepted: false; reason: string }
  | {
      accepted: true
      invited: number
      /** Asked before, or in it. */
      already: number
      /** `words`: the reason for staff. */
      not_invited: { reason: NotInvited; words: string; people: string[] }[]
    }

/** Where a group is nobody's habit and a danger to some: only who is named is asked. */
const NOT_BY_DEFAULT: readonly string[] = ['NI']
/** Whoever has just said no is not asked into the group of those who did not. */
const APART: readonly string[] = ['DECLINED', 'INELIGIBLE', 'DUPLICATE', 'REPRESENTED_ELSEWHERE']
const IN_OR_ASKED: readonly string[] = ['INVITED', 'JOINED', 'MUTED']

/** Asks people of a matter into its group, each in their own conversation. Nobody is put into it, and nobody is asked twice. */
export function createInvite(parts: Pick<Parts, 'store' | 'clock' | 'wake' | 'channels'> & { act: Act }) {
  const { store, clock, act } = parts
  const inviteDefenders = createInviteDefenders(parts)

  return async ({ groupId, people, actor, requestId }: InviteRequest): Promise<InviteReport> => {
    const group = await store.cases.get<GroupDoc>('group', groupId)
    if (group?.state !== 'OPEN') return { accepted: false, reason: 'The group must be open first.' }
    const { matter_id: matter, kind } = group.doc
    if (!matter) return inviteDefenders(group.doc, { people, actor, requestId })
    const claims = await claimsOf(matter)
    const wanted = people ?? [...claims.keys()]
    if (kind === 'NATIVE_API' && wanted.length > MOST_NATIVE)
      return {
        accepted: false,
        reason: `WhatsApp's own groups hold ${MOST_NATIVE} people: use the kind RELAY for more.`,
      }
    let [invited, already] = [0, 0]
    const reasons = new Map<NotInvited, string[]>()
    for (const personId of new Set(wanted)) {
      const result = await one(group, personId, claims.get(personId), people !== undefined, { actor, requestId })
      if (result === 'invited') invited++
      else if (result === 'already') already++
      else reasons.set(result, [...(reasons.get(result) ?? []), personId])
    }
    return {
      accepted: true,
      invited,
      already,
      not_invited: [...reasons].map(([reason, ids]) => ({ reason, words: NOT_INVITED[reason], people: ids })),
    }
  }

  async function claimsOf(matterId: string): Promise<Map<string, ClaimDoc>> {
    const claims = new Map<string, ClaimDoc>()
    for await (const { personId, doc } of store.cases.each<ClaimDoc>({ noun: 'claim', matterId }))
      if (personId && doc) claims.set(personId, doc)
    return claims
  }

  async function one(
    group: CaseDocument<GroupDoc>,
    personId: string,
    claim: ClaimDoc | undefined,
    named: boolean,
    { actor, requestId }: Pick<InviteRequest, 'actor' | 'requestId'>,
  ): Promise<'invited' | 'already' | NotInvited> {
    if (!claim) return 'another_matter'
    const subject = `${group.subject}.${personId}`
    const before = await store.cases.get<InvitationDoc>('invitation', subject)
    if (before && IN_OR_ASKED.includes(before.state)) return 'already'
    if (before?.state === 'REMOVED') return 'removed'
    if (before && !named) return 'has_answered'
    if (!named && APART.includes(claim.state)) return 'not_in_the_case'
    const [person, addresses, conversation] = await Promise.all([
      store.cases.get<PersonDoc>('person', personId),
      store.addresses.ofPerson(personId),
      store.conversations.get(personId),
    ])
    if (!person) return 'no_person'
    if (person.doc.minors?.length) return 'minor'
    if (!named && NOT_BY_DEFAULT.includes(person.doc.country ?? '')) return 'not_by_default_in_country'
    const numbers = addresses.map((each) => ({ ...each, value: store.addresses.value(each).value }))
    // Where they are known: a number that nobody has confirmed is not told of the group.
    const known = numbers.filter(({ _id }) => levelAt(person.doc, _id) >= 'L1')
    const sender = (channel: keyof Parts['channels']): boolean => parts.channels[channel] !== undefined
    const reached = startable(person.doc, numbers, sender, conversation?.optedOut ?? false)
    if ('reason' in reached) return reached.reason
    const at = startable(person.doc, known, sender, conversation?.optedOut ?? false)
    if ('reason' in at) return 'not_identified'
    const acted = await act({
      key: `invite:${requestId}:${personId}`,
      noun: 'invitation',
      subject,
      move: 'invite',
      payload: {
        person_id: personId,
        group_id: group.subject,
        matter_id: group.doc.matter_id,
        level: levelAt(person.doc, at.addressId),
      },
      actor,
      source: requestId,
      eventAt: clock.now(),
      personId,
    })
    if (!acted.accepted) return 'not_identified'
    await intoConversation(parts, {
      id: `invite.${requestId}.${personId}`,
      addressId: at.addressId,
      personId,
      content: { kind: 'start', flow: 'group-invite' },
    })
    return 'invited'
  }
}
