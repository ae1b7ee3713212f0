import type { PersonDoc } from '../../cases/person-doc.ts'
import type { Input } from '../../engine/input.ts'
import type { MediaRecord } from '../../store/media.ts'
import type { Parts } from '../parts.ts'

const where = (id: string): string => `media/${id}/transcript`

/** What a machine hears in voice notes, where one is switched on: a proposal for the team, put to the person, never an answer by itself. */
export function createTranscripts(parts: Pick<Parts, 'store' | 'transcriber' | 'log'>) {
  const { store, log } = parts
  return {
    /** Sealed under the person's key; null when nothing was heard. That it fails costs nobody their voice note. */
    async propose({ _id, personId }: MediaRecord, key: string, audio: Buffer, type: string): Promise<string | null> {
      const { transcriber } = parts
      if (!transcriber || transcriber.languages.length === 0) return null
      const person = (await store.cases.get<PersonDoc>('person', personId))?.doc
      const lang = person?.prefs.language ?? person?.language ?? 'es'
      if (!transcriber.languages.includes(lang)) return null
      try {
        const text = (await transcriber.transcribe(audio, { type, lang }))?.trim()
        return text ? store.vault.seal(key, text, where(_id)) : null
      } catch (error) {
        log.warn({ err: error }, 'a voice note could not be transcribed')
        return null
      }
    },

    /** Null: there is none, or nobody can read it any more. */
    async read({ _id, personId, sealedTranscript }: MediaRecord): Promise<string | null> {
      const key = sealedTranscript === undefined ? undefined : (await store.people.get(personId))?.key
      return key && sealedTranscript ? store.vault.open(key, sealedTranscript, where(_id)) : null
    },

    /** What the conversation is told, in which the person may say whether it is right. */
    async event(record: MediaRecord): Promise<Input | null> {
      const text = await this.read(record)
      return text === null ? null : { kind: 'event', event: 'voice.transcribed', values: { media: record._id, text } }
    },
  }
}
