import { windowOpen } from '../../channels/window.ts'
import { ALLOW, type Candidate, defineSendRule } from './rule.ts'

/** What a person of the team or a group said waits so long for the answer to the opening. */
const PATIENCE_MS = 7 * 86_400_000
const LOOK_AGAIN_MS = 60_000

const isOpen = ({ lastInboundAt }: Candidate['address'], now: Date): boolean =>
  windowOpen(lastInboundAt?.toISOString() ?? null, now.toISOString())

/** Outside 24 hours after the person's last message WhatsApp takes approved templates only. */
export const window = defineSendRule({
  name: 'window',
  judge: ({ message, address, now }) => {
    if (address.channel !== 'whatsapp' || message.template) return ALLOW
    if (
      (message.kind === 'staff' || message.group) &&
      now.getTime() - message.at.getTime() < PATIENCE_MS &&
      !isOpen(address, now)
    )
      return {
        do: 'defer',
        until: new Date(now.getTime() + LOOK_AGAIN_MS),
        reason: 'Waits until the person answers the opening.',
      }
    return isOpen(address, now)
      ? ALLOW
      : {
          do: 'refuse',
          staff: message.group === undefined,
          reason: 'The 24 hours after the last message are over and these words have no template.',
        }
  },
})
