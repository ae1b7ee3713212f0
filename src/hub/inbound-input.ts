import type { Inbound } from '../channels/channel.ts'
import type { Input, MediaKind } from '../engine/input.ts'

/** An inbound message as the engine takes it. */
export function toInput(inbound: Inbound): Input {
  if (inbound.optOut === 'STOP') return { kind: 'text', text: 'STOP' }
  if (inbound.optOut === 'START') return { kind: 'text', text: 'START' }
  if (inbound.button !== undefined) return { kind: 'text', text: inbound.text, button: inbound.button }
  const media = mediaOf(inbound)
  if (media === null) return { kind: 'text', text: inbound.text }
  return { kind: 'media', media, ...(inbound.text.trim() ? { caption: inbound.text } : {}) }
}

function mediaOf({ media, location, contact }: Inbound): MediaKind | null {
  if (location) return 'location'
  const type = media[0]?.contentType ?? ''
  if (contact || /vcard/.test(type)) return 'contact'
  if (media.length === 0) return null
  // Stickers come as image/webp, voice notes as audio of any kind.
  if (type === 'image/webp') return 'sticker'
  const [family] = type.split('/')
  if (family === 'audio' || family === 'image' || family === 'video') return family
  return family === 'application' || family === 'text' ? 'document' : 'other'
}
