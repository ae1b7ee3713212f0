import type { MediaItem } from './message.ts'
import { isLoopback } from './post.ts'

/** WhatsApp's limit for audio, what it plays as a voice note, and what it shows beside words. */
const LARGEST = 16 * 1024 * 1024
const PLAYED = ['audio/ogg', 'audio/mpeg', 'audio/amr', 'audio/aac', 'audio/mp4']
const SHOWN = ['application/pdf', 'image/jpeg', 'image/png']
const PATIENCE_MS = 5_000

export type FetchedMedia = { contentType: string; bytes: Buffer }

/**
 * Fetches what is sent along, as the provider does before it hands the message on; from loopback only, at `reach` where the hub's
 * public address is another one.
 *
 * @returns null when it cannot be had, or is nothing that is played: error 63019
 */
export async function fetchMedia({ url }: MediaItem, reach?: string): Promise<FetchedMedia | null> {
  if (url === undefined || !URL.canParse(url)) return null
  const asked = new URL(url)
  const target = reach === undefined ? asked : new URL(asked.pathname + asked.search, reach)
  if (!isLoopback(target.hostname)) return null
  try {
    const answer = await fetch(target, { redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) })
    const contentType = (answer.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
    const bytes = Buffer.from(await answer.arrayBuffer())
    const fits =
      answer.status === 200 &&
      bytes.length > 0 &&
      bytes.length <= LARGEST &&
      [...PLAYED, ...SHOWN].includes(contentType)
    return fits ? { contentType, bytes } : null
  } catch {
    // Whoever sent the message learns of it by the callback, as with the provider.
    return null
  }
}
