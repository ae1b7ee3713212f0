import { windowOpen } from '../../channels/window.ts'
import { ALLOW, defineSendRule } from './rule.ts'

/** Outside 24 hours after the person's last message WhatsApp takes approved templates only. */
export const window = defineSendRule({
  name: 'window',
  judge: ({ message, address, now }) => {
    if (address.channel !== 'whatsapp' || message.template) return ALLOW
    return windowOpen(address.lastInboundAt?.toISOString() ?? null, now.toISOString())
      ? ALLOW
      : {
          do: 'refuse',
          staff: true,
          reason: 'The 24 hours after the last message are over and these words have no template.',
        }
  },
})
