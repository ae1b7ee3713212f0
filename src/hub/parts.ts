import type { Logger } from 'pino'
import type { Channel, ChannelName } from '../channels/channel.ts'
import type { Clock } from '../clock.ts'
import type { Engine } from '../engine/engine.ts'
import type { SenderPace } from '../queues/pace.ts'
import type { Wake } from '../queues/wake.ts'
import type { Store } from '../store/index.ts'
import type { Words } from '../words/words.ts'
import type { Translator } from './letters/translator.ts'
import type { MediaLinks } from './media/media-links.ts'
import type { Transcriber } from './media/transcriber.ts'
import type { Metrics } from './metrics.ts'

/** Everything a use case may need; put together in `runtime.ts` and nowhere else. */
export type Parts = {
  store: Store
  engine: Engine
  words: Words
  channels: Partial<Record<ChannelName, Channel>>
  wake: Wake
  /** Leave to send, sender by sender. */
  pace: SenderPace
  clock: Clock
  log: Logger
  metrics: Metrics
  /** Addresses from which the provider fetches what we send as a file. */
  links: MediaLinks
  /** Our own senders, as VERIFICAR tells them. */
  senders: readonly string[]
  /** Which numbers may be written to: a live provider never gets a fictional one, a loopback provider nothing else. */
  provider: 'live' | 'loopback'
  /** Proposes what a voice note says; absent or `none`: nobody but people listen. */
  transcriber?: Transcriber
  /** Proposes a letter in the other side's language; absent or `none`: people do. */
  translator?: Translator
}
