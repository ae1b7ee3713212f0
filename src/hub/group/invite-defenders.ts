import type { DefenderDoc } from '../../cases/defender.ts'
import type { GroupDoc } from '../../cases/group.ts'
import type { InvitationDoc } from '../../cases/invitation.ts'
import type { CaseDocument } from '../../store/case-documents.ts'
import type { Act } from '../act.ts'
import { intoConversation } from '../into-conversation.ts'
import type { Parts } from '../parts.ts'
import { addressFor } from '../sending/address-for.ts'
import type { InviteReport, InviteRequest } from './invite.ts'
import { NOT_INVITED, type NotInvited } from './not-invited.ts'

/** More Defenders than there are. */
const MOST = 1_000
const WORKING = ['ONBOARDING', 'ACTIVE', 'AWAY']
const IN_OR_ASKED: readonly string[] = ['INVITED', 'JOINED', 'MUTED']

/**
 * Asks Defenders into their network, each in their own conversation: all who work with us, or those who are named by their id. Nobody is
 * put into it, nobody is asked twice, and who left is asked again only by name.
 */
export function createInviteDefenders(parts: Pick<Parts, 'store' | 'clock' | 'wake'> & { act: Act }) {
  const { store, clock, act } = parts

  return async (
    group: GroupDoc,
    { people, actor, requestId }: Omit<InviteRequest, 'groupId'>,
  ): Promise<InviteReport> => {
    const all = await store.cases.list<DefenderDoc>({ noun: 'defender', state: { $in: WORKING } }, MOST)
    const working = new Map(all.map((each) => [each.subject, each]))
    let [invited, already] = [0, 0]
    const reasons = new Map<NotInvited, string[]>()
    for (const id of new Set(people ?? working.keys())) {
      const result = await one(working.get(id), people !== undefined)
      if (result === 'invited') invited++
      else if (result === 'already') already++
      else reasons.set(result, [...(reasons.get(result) ?? []), id])
    }
    const not_invited = [...reasons].map(([reason, ids]) => ({ reason, words: NOT_INVITED[reason], people: ids }))
    return { accepted: true, invited, already, not_invited }

    async function one(
      defender: CaseDocument<DefenderDoc> | undefined,
      named: boolean,
    ): Promise<'invited' | 'already' | NotInvited> {
      if (!defender) return 'no_defender'
      const { personId } = defender
      if (!personId) return 'no_address'
      const subject = `${group.id}.${personId}`
      const before = await store.cases.get<InvitationDoc>('invitation', subject)
      if (before && IN_OR_ASKED.includes(before.state)) return 'already'
      if (before?.state === 'REMOVED') return 'removed'
      if (before && !named) return 'has_answered'
      const addressId = await addressFor(store, personId)
      if (!addressId) return 'no_address'
      const acted = await act({
        key: `invite:${requestId}:${personId}`,
        noun: 'invitation',
        subject,
        move: 'invite',
        payload: { person_id: personId, group_id: group.id, level: 'L1' },
        actor,
        source: requestId,
        eventAt: clock.now(),
        personId,
      })
      if (!acted.accepted) return 'has_answered'
      await intoConversation(parts, {
        id: `invite.${requestId}.${personId}`,
        addressId,
        personId,
        content: { kind: 'start', flow: 'network-invite' },
      })
      return 'invited'
    }
  }
}
