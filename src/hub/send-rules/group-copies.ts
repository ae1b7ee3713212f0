import { TALK_KEYS } from '../group/group-messages.ts'
import { ALLOW, defineSendRule } from './rule.ts'

/** Somebody who has just written in a talk with us is not interrupted by the talk of the group. */
const TALKING_MS = 30 * 60_000
const IN_GROUP: readonly (string | undefined)[] = ['JOINED', 'MUTED']

/** A copy of what was said to a group goes to who is in it, and does not burst into what we talk about with them alone. */
export const groupCopies = defineSendRule({
  name: 'group-copies',
  judge: ({ message, snapshot, conversation, address, now }) => {
    if (message.group === undefined) return ALLOW
    const state = snapshot.groups[message.group]
    const talk = TALK_KEYS.includes(message.node ?? '')
    if (!IN_GROUP.includes(state) || (talk && state === 'MUTED'))
      return { do: 'refuse', staff: false, reason: 'They are not in the group any more, or muted it.' }
    const last = address.lastInboundAt?.getTime()
    const talking = conversation !== null && conversation.status !== 'idle' && last !== undefined
    return talk && talking && now.getTime() - last < TALKING_MS
      ? { do: 'defer', until: new Date(last + TALKING_MS), reason: 'They are talking with us about something else.' }
      : ALLOW
  },
})
