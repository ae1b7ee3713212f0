import type { Inbound } from '../channels/channel.ts'
import type { Input, MediaKind } from '../engine/input.ts'

/** An inbound message as the engine takes it. `mediaId`: its file is brought in and judged; absent where no files can be fetched. */
export function toInput(inbound: Inbound, mediaId?: string): Input {
  if (inbound.optOut === 'STOP') return { kind: 'text', text: 'STOP' }
  if (inbound.optOut === 'START') return { kind: 'text', text: 'START' }
  if (inbound.button !== undefined) return { kind: 'text', text: inbound.text, button: inbound.button }
  if (inbound.about !== undefined && !isMessage(inbound)) {
    const { about, text } = inbound
    const said = about === 'reaction' && text.trim() ? { sign: text.trim() } : about === 'edit' ? { caption: text } : {}
    return { kind: 'media', media: about, ...said }
  }
  const media = mediaOf(inbound)
  if (media === null) return { kind: 'text', text: inbound.text, ...(inbound.forwarded ? { forwarded: true } : {}) }
  const file = mediaId !== undefined && inbound.media.length > 0 ? { mediaId, looking: true as const } : {}
  return { kind: 'media', media, ...file, ...(inbound.text.trim() ? { caption: inbound.text } : {}) }
}

/** Nobody reacts, deletes or calls with words: whatever the provider names it, words and files are a message. */
function isMessage({ about, text, media }: Inbound): boolean {
  return about !== 'edit' && (media.length > 0 || /[\p{L}\p{N}]/u.test(text))
}

function mediaOf({ media, location, contact, text }: Inbound): MediaKind | null {
  if (location) return 'location'
  const type = media[0]?.contentType ?? ''
  if (contact || /vcard/.test(type)) return 'contact'
  // Polls, events and whatever else a channel does not pass on come as nothing at all.
  if (media.length === 0) return text.trim() ? null : 'other'
  // Stickers come as image/webp, voice notes as audio of any kind.
  if (type === 'image/webp') return 'sticker'
  const [family] = type.split('/')
  if (family === 'audio' || family === 'image' || family === 'video') return family
  return family === 'application' || family === 'text' ? 'document' : 'other'
}
