import type { Event } from '../../engine/events.ts'
import type { Effect } from './draft.ts'

/** Words become a message that waits until the facts told before them in the same turn are accepted. */
export const said: Effect<Extract<Event, { type: 'said' }>> = (event, draft, context) => {
  if (context.mute) return
  const pressing = event.pressing ?? context.pressing
  const id = context.nextId('m')
  draft.outbox.push({
    id,
    type: 'message',
    addressId: context.addressId,
    kind: context.kind,
    level: event.level,
    template: event.template === true,
    ...(pressing ? { pressing } : {}),
    ...(event.canWait ? { canWait: true } : {}),
    ...(event.while ? { while: event.while } : {}),
    ...(event.still ? { still: { ...event.still, turn: context.source } } : {}),
    ...(event.channel ? { channel: event.channel } : {}),
    flow: event.text.flow,
    node: event.text.key,
    after: draft.outbox.flatMap((entry) => (entry.type === 'update' ? [entry.id] : [])),
    sealed: context.seal(JSON.stringify(event.text), `messages/${id}`),
  })
}
