import { createHash } from 'node:crypto'
import { z } from 'zod'
import { textHash } from './text-hash.ts'

/** What WhatsApp plays as a voice note, by the ending of the file. */
export const RECORDING_TYPES = { ogg: 'audio/ogg', mp3: 'audio/mpeg' } as const
/** A minute of speech is about 150 KB as Opus; whoever hears it pays for the data. */
export const MOST_RECORDED = 1024 * 1024

const recording = z.strictObject({
  /** In `locales/<lang>/audio/`. */
  file: z.string().regex(/^[\w-]+(\.[\w-]+)+\.(ogg|mp3)$/),
  /** Of the bytes, 64 hexadecimal digits. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Language of the written words that are spoken, and which version of them: see `spokenHash`. */
  of: z.string().min(2),
  speaks: z.string().regex(/^[0-9a-f]{12}$/),
  /** Whose voice it is, as the team knows them, and since when. */
  by: z.string().min(1),
  on: z.iso.date(),
})

/** A file `locales/<lang>/audio/recordings.json`: `<file>/<key>` -> its recording. */
export const recordingsSchema = z.record(z.string().regex(/^[^/]+\/[^/]+$/), recording)
export type Recorded = z.infer<typeof recordingsSchema>

export type Recording = z.infer<typeof recording> & {
  /** Of bytes and words: what an Advocate approves, and what is kept beside a sent message. */
  version: string
  lang: string
  path: string
  type: (typeof RECORDING_TYPES)[keyof typeof RECORDING_TYPES]
}
/** Language -> `<file>/<key>` -> recording. Languages without written words stand here, too. */
export type Recordings = ReadonlyMap<string, ReadonlyMap<string, Recording>>

/** Of a file, 64 hexadecimal digits. */
export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

export type Speakable = { forms: Readonly<Record<string, string>>; options: Readonly<Record<string, string>> }

/** The version of what a recording of these words speaks: the text and the answers that are offered. */
export const spokenHash = ({ forms, options }: Speakable): string =>
  textHash(JSON.stringify([forms.text, Object.entries(options).sort(([a], [b]) => (a < b ? -1 : 1))]))

/** One recording is for everybody: words with a value of somebody's in them, or with a number that decides, have none. */
export const isRecordable = ({ forms, options }: Speakable): boolean =>
  forms.text !== undefined && ![forms.text, ...Object.values(options)].some((words) => words.includes('{'))
