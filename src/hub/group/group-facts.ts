import type { GroupDoc } from '../../cases/group.ts'
import type { InvitationDoc } from '../../cases/invitation.ts'
import { promisedBy } from '../../cases/question-doc.ts'
import type { Facts } from '../../engine/facts.ts'
import type { Json } from '../../engine/session.ts'
import { fold } from '../../reading/normalise.ts'
import type { CaseDocument } from '../../store/case-documents.ts'
import type { CaseFile } from '../facts/case-file.ts'
import type { Snapshot } from '../facts/facts.ts'
import type { Parts } from '../parts.ts'
import { digestFacts } from './digest-facts.ts'
import { isGroups } from './group-messages.ts'
import { aliasKey, type Member, membersOf } from './members.ts'

/** Messages looked at for what they read last. */
const LATEST = 5
const IN_GROUP: readonly string[] = ['JOINED', 'MUTED']
const LIVE: readonly string[] = ['OPEN', 'QUIET']

const NONE = { id: null, member: false, invited: false, spoke_last: false, nicknames: [] } satisfies Record<
  string,
  Json
>

/** Group `group`: where somebody stands with the group of their matter, and what it is. Read for a turn, not for a send. */
export async function groupFacts(
  parts: Pick<Parts, 'store' | 'clock'>,
  file: CaseFile,
  personId: string,
  snapshot: Snapshot,
  /** The digest that this conversation is about, and what they have just written. */
  { digest, said }: { digest?: string | undefined; said?: string | undefined } = {},
): Promise<Facts> {
  const invitation = mainOf(file.invitations)
  const none: Facts = { group: { ...NONE, person: personId } }
  if (!invitation?.doc.group_id) return none
  const group = await parts.store.cases.get<GroupDoc>('group', invitation.doc.group_id)
  if (!group) return none
  const open = LIVE.includes(group.state)
  const members = await membersOf(parts, group.doc)
  const own = members.find(({ id }) => id === invitation.subject)
  const others = members.filter(({ id }) => id !== invitation.subject)
  return {
    group: {
      id: group.subject,
      kind: group.doc.kind ?? null,
      matter: group.doc.matter_id ?? null,
      invitation: invitation.subject,
      state: invitation.state,
      // Whoever is under age, in an incident, or said to be against us, says nothing to all.
      member: open && IN_GROUP.includes(invitation.state) && !snapshot.frozen && !snapshot.minor,
      invited: open && !IN_GROUP.includes(invitation.state) && invitation.state !== 'REMOVED',
      muted: invitation.state === 'MUTED',
      alias: own?.alias ?? invitation.doc.alias ?? null,
      nicknames: others.map(({ alias }) => aliasKey(alias)),
      others: others.map(({ id, alias }) => ({ ref: id, alias })),
      named: namedIn(others, said),
      size: members.length,
      after_joining: members.length + (own ? 0 : 1),
      answer_by: promisedBy(parts.clock.now().toISOString()),
      ...(await lastWords(parts, personId)),
      person: personId,
      ...(digest === undefined ? {} : await digestFacts(parts, digest)),
    },
  }
}

/** The one of these of whom they speak, by the name that everybody reads: their invitation. Null where it is none, or several. */
function namedIn(others: readonly Member[], said = ''): string | null {
  const words = wordsOf(said)
  const [one, another] = others.filter(({ alias }) => !isEmployer(wordsOf(alias)) && words.includes(wordsOf(alias)))
  return one && !another ? one.id : null
}
const wordsOf = (text: string): string => ` ${(fold(text).match(/[\p{L}\d]+/gu) ?? []).join(' ')} `
/** "El Jefe" may be a nickname: then "gente del jefe" names nobody. */
const isEmployer = (alias: string): boolean =>
  / (?:patron|patrona|jefe|jefa|mayordomo|capataz|contratista|empresa|boss|foreman|chef) /.test(alias)

/** The one they are in, else the one they were last asked into. */
export const mainOf = (invitations: readonly CaseDocument<InvitationDoc>[]): CaseDocument<InvitationDoc> | null =>
  invitations.find(({ state }) => IN_GROUP.includes(state)) ??
  [...invitations].sort((a, b) => ((a.doc.invited_at ?? '') < (b.doc.invited_at ?? '') ? 1 : -1))[0] ??
  null

/** `spoke_last`: the last words of ours that reached them were the group's: what they write now is for it. `post`: of which post. */
async function lastWords(
  { store }: Pick<Parts, 'store'>,
  personId: string,
): Promise<{ spoke_last: boolean; post: string | null }> {
  const latest = await store.messages.lastSent(personId, LATEST)
  const [last] = latest.sort((a, b) => (b.claimedAt?.getTime() ?? 0) - (a.claimedAt?.getTime() ?? 0))
  return { spoke_last: last !== undefined && isGroups(last), post: last?.post ?? null }
}
