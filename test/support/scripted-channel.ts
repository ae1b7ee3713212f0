import type { Channel, ChannelName, Inbound, ListedMessage, Outgoing, SendOutcome } from '../../src/channels/channel.ts'

/** What a scripted provider does with the next send. */
export type Act =
  | 'accept'
  /** Takes the message and never answers. */
  | 'accept and cut'
  /** Does not take it and never answers. */
  | 'cut'
  | Extract<SendOutcome, { kind: 'refused' }>

export type ScriptedChannel = Channel & {
  /** Everything that was handed over, taken or not, in order. */
  handed: Outgoing[]
  /** What arrived, whoever it was for. */
  got: string[]
  /** What one number has got. */
  gotBy: (to: string) => string[]
  /** What it has got since this was last asked. */
  newsOf: (to: string) => string[]
  next: Act[]
  /** The provider cannot be asked. */
  deaf: boolean
  missed: Inbound[]
  /** What became of everything that was taken. */
  fate: Pick<ListedMessage, 'delivery' | 'errorCode'>
  /** Numbers for which the provider was asked what it took, each time. */
  asked: string[]
  /** Runs while a send is under way. */
  during: (() => Promise<void>) | null
}

let given = 0

/** A provider that does what the test says; the hub talks to it through the interface of every channel. */
export function scriptedChannel(name: ChannelName, now: () => Date): ScriptedChannel {
  const taken: ListedMessage[] = []
  const read = new Map<string, number>()
  const channel: ScriptedChannel = {
    name,
    handed: [],
    got: [],
    gotBy: (to) => taken.filter((each) => each.to === to).map((each) => each.body),
    newsOf: (to) => {
      const all = channel.gotBy(to)
      const news = all.slice(read.get(to) ?? 0)
      read.set(to, all.length)
      return news
    },
    next: [],
    deaf: false,
    missed: [],
    fate: { delivery: 'sent' },
    asked: [],
    during: null,
    async send(message) {
      channel.handed.push(message)
      await channel.during?.()
      const act = channel.next.shift() ?? 'accept'
      if (typeof act === 'object') return act
      if (act === 'cut') return { kind: 'unknown', code: 'ECONNRESET' }
      const externalId = `SM${String(++given).padStart(32, '0')}`
      taken.push({
        externalId,
        to: message.to.value,
        from: '',
        body: message.voice ? '' : message.text,
        media: message.voice ? 1 : 0,
        at: now().toISOString(),
        status: 'sent',
        delivery: 'sent',
        direction: 'outbound',
        raw: {},
      })
      channel.got.push(message.text)
      return act === 'accept' ? { kind: 'sent', externalId } : { kind: 'unknown', code: 'ECONNABORTED' }
    },
    async listSent(to, since) {
      if (channel.deaf) throw new Error('the provider does not answer')
      channel.asked.push(to.value)
      return taken
        .filter((each) => each.to === to.value && each.at >= since)
        .map((each) => ({ ...each, ...channel.fate }))
    },
    async listReceived() {
      if (channel.deaf) throw new Error('the provider does not answer')
      return channel.missed
    },
  }
  if (name === 'whatsapp') channel.ensureContent = async ({ name: content }) => `HX${content}`
  return channel
}
