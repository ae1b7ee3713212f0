import type { Faults } from './faults.ts'
import type { FetchedMedia } from './fetch-media.ts'
import type { Log } from './log.ts'
import type { MediaItem } from './message.ts'
import type { Post } from './post.ts'
import type { State } from './state.ts'
import type { Work } from './work.ts'

/** What every part of the look-alike works with. */
export type Provider = {
  account: Account
  state: State
  /** The faults of this moment; replaced as a whole. */
  faults: { now: Faults }
  clock: Clock
  /** A number from 0 to 1 out of the seeded dice. */
  roll: () => number
  work: Work
  post: Post
  /** Files that were fetched from the hub, by the id of the media, as long as the process lives. */
  files: Map<string, FetchedMedia>
  fetchMedia: (item: MediaItem) => Promise<FetchedMedia | null>
  /** Own address, once the server listens: media addresses begin with it. */
  url: string
  log: Log
}

export type Account = {
  accountSid: string
  authToken: string
  /** Senders as plain E.164. */
  smsFrom: string | null
  whatsappFrom: string | null
  messagingServiceSid: string | null
  /** Where inbound messages are posted; `#rc=3&rp=all` at the end sets retries as at the provider. */
  webhookUrl: string
  /** Callback address for messages that name none. */
  statusUrl: string | null
}

/** Milliseconds since 1970; `Date` itself serves. */
export type Clock = { now(): number }
