import { windowOpen } from '../../channels/window.ts'
import type { TextRef } from '../../engine/events.ts'
import type { AddressRecord } from '../../store/addresses.ts'
import type { MessageRecord } from '../../store/messages.ts'
import type { Spoken } from '../../words/words.ts'
import type { Snapshot } from '../facts/facts.ts'
import { isAudio } from '../group/files.ts'
import type { Parts } from '../parts.ts'

/** `voice`: this message goes out as that recording. `first`: it is written, and what it says is heard before it. */
export type Voiced = { voice: Heard } | { first: true }

/** What is played: words of ours as they were recorded, or what the team recorded for a group. */
export type Heard = { id: string } & Partial<Pick<Spoken, 'lang' | 'version' | 'unapproved'>>

/**
 * Whether a message is heard. Only what leaves nothing to read goes out as a recording alone: a question has answers to tap, and
 * words with which we begin say how to stop. Only WhatsApp plays recordings, and only within the 24 hours.
 */
export function voiceFor(
  { words, provider }: Pick<Parts, 'words' | 'provider'>,
  message: MessageRecord,
  ref: TextRef,
  { address, snapshot, now }: { address: AddressRecord; snapshot: Snapshot; now: Date },
): Voiced | null {
  const { hears } = snapshot
  if (hears === null || message.kind === 'staff' || message.written || address.channel !== 'whatsapp') return null
  if (!windowOpen(address.lastInboundAt?.toISOString() ?? null, now.toISOString())) return null
  if (isAudio(ref.values.file)) return { voice: { id: ref.values.file } }
  const voice = words.recordingFor(ref, snapshot, hears)
  if (!voice || (voice.unapproved && provider === 'live')) return null
  const toRead = ref.options?.length || ref.before?.length || ref.asks || message.template
  return message.spoken || !toRead ? { voice } : { first: true }
}
