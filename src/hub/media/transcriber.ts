/** Makes words of a voice note. None is built in: what a person said is listened to by a person. */
export type Transcriber = {
  name: string
  /** Languages that it hears, as ISO codes. A voice note of somebody who speaks another is listened to by people only. */
  languages: readonly string[]
  /**
   * @param audio the file as it was sent, at most 16 MB
   * @returns what was said, as a proposal for whoever listens, or null when it cannot tell. It may take its time: a queued worker waits
   */
  transcribe(audio: Buffer, about: { type: string; lang: string }): Promise<string | null>
}

/** Off: every voice note waits for a person. */
export const none: Transcriber = { name: 'none', languages: [], transcribe: async () => null }

/** What `TRANSCRIBER` may name. A new one is a file and a line here. */
export const transcribers = { none } as const satisfies Record<string, Transcriber>
export type TranscriberName = keyof typeof transcribers
