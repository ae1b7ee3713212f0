import type { GroupDoc } from '../../cases/group.ts'
import type { InvitationDoc } from '../../cases/invitation.ts'
import type { Facts } from '../../engine/facts.ts'
import { tellsOfClient } from '../../reading/group/client-named.ts'
import type { CaseDocument } from '../../store/case-documents.ts'
import type { Parts } from '../parts.ts'
import { clientsOf } from './clients-of.ts'
import { membersOf } from './members.ts'
import { countReaders } from './readers.ts'

const IN_GROUP: readonly string[] = ['JOINED', 'MUTED']
const LIVE: readonly string[] = ['OPEN', 'QUIET']
/** An alias is no longer. */
const MOST_NAME = 20
const NONE = { id: null, member: false, invited: false } as const

/**
 * Group `network`: where a Defender stands with the group of Defenders. `client`: what they have just written to it tells of a client or a
 * case of theirs; `said` is absent where it is not for the network.
 */
export async function networkFacts(
  parts: Pick<Parts, 'store' | 'clock'>,
  { invitations, matterIds, name }: NetworkAsked,
  said: string | undefined,
): Promise<Facts['network']> {
  const found = await networkOf(parts, invitations)
  if (!found || name === null) return NONE
  const { group, invitation } = found
  const member = IN_GROUP.includes(invitation.state)
  const asked = member && said !== undefined
  const members = asked ? await membersOf(parts, group) : []
  return {
    id: group.id,
    invitation: invitation.subject,
    state: invitation.state,
    member,
    invited: !member && invitation.state !== 'REMOVED',
    muted: invitation.state === 'MUTED',
    person: invitation.doc.person_id ?? null,
    name: name.slice(0, MOST_NAME).trim(),
    people: asked ? await countReaders(parts, group, null, invitation.subject) : null,
    client:
      asked &&
      tellsOfClient(
        said,
        await clientsOf(parts, matterIds),
        members.map(({ alias }) => alias),
      ),
  }
}

/** `name`: as the others read it; null: they speak to nobody in our name. */
export type NetworkAsked = {
  invitations: readonly CaseDocument<InvitationDoc>[]
  /** Matters that they work on. */
  matterIds: readonly string[]
  name: string | null
}

/** The one they are in, else the one they were asked into. */
async function networkOf({ store }: Pick<Parts, 'store'>, invitations: readonly CaseDocument<InvitationDoc>[]) {
  const found: { group: GroupDoc; invitation: CaseDocument<InvitationDoc> }[] = []
  for (const invitation of invitations) {
    const group = await store.cases.get<GroupDoc>('group', invitation.doc.group_id ?? '')
    if (group?.doc.kind === 'NETWORK' && LIVE.includes(group.state)) found.push({ group: group.doc, invitation })
  }
  return found.find(({ invitation }) => IN_GROUP.includes(invitation.state)) ?? found[0] ?? null
}
