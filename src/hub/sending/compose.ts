import { createHash } from 'node:crypto'
import type { Channel, Outgoing } from '../../channels/channel.ts'
import type { TextRef } from '../../engine/events.ts'
import type { AddressRecord } from '../../store/addresses.ts'
import type { OwnWords, Rendered, RenderFor } from '../../words/words.ts'
import type { Snapshot } from '../facts/facts.ts'
import type { Parts } from '../parts.ts'

/** How words are made for an address: its channel, the person's language, place and hour. */
export const renderFor = (
  address: Pick<AddressRecord, 'channel'>,
  { lang, zone, country, noMail }: Pick<Snapshot, 'lang' | 'zone' | 'country' | 'noMail'>,
  now: Date,
  template: boolean,
): RenderFor => ({
  channel: address.channel,
  lang,
  zone,
  country,
  now: now.toISOString(),
  buttons: address.channel !== 'sms' && address.channel !== 'email',
  ...(template ? { template } : {}),
  ...(noMail ? { noMail } : {}),
})

export type Composition = {
  ref: TextRef
  render: RenderFor
  /** Inside the 24 hours, or a channel that knows no such window: free words. Else the approved template. */
  freely: boolean
  /** The matter says it in its own words. */
  own?: OwnWords | undefined
  /** What `words.render` gave for this already. */
  rendered?: Rendered | undefined
}

/** Template names are lower case words; equal words have equal names, so that each is approved once. */
function templateName({ flow, key }: TextRef, lang: string, shape: string): string {
  const hash = createHash('sha256').update(shape).digest('hex').slice(0, 12)
  return `pv_${flow}_${key}_${lang}_${hash}`.toLowerCase().replace(/[^a-z0-9_]+/g, '_')
}

/** What stands around words by e-mail. Nothing of it depends on what they say: a subject is read by whoever looks over a shoulder. */
const frameOf = (
  words: Parts['words'],
  render: RenderFor,
  { answered }: Channel,
): Pick<Outgoing, 'subject' | 'footer'> => {
  const of = (key: string): string =>
    words.render({ flow: 'common', key, values: {} }, { ...render, template: false }).text
  return { subject: of('mail_subject'), footer: of(answered ? 'mail_footer_answered' : 'mail_footer') }
}

/** What we write to Advocates begins with our name and, where it is about one, the case. */
const threadOf = (text: string): Pick<Outgoing, 'thread'> => {
  const [, thread] = /^\p{L}+ (CF-\d{1,6})\b/u.exec(text) ?? []
  return thread === undefined ? {} : { thread }
}

/** The words as the channel takes them. */
export async function compose(
  { words }: Pick<Parts, 'words'>,
  channel: Channel,
  { ref, render, freely, own, rendered }: Composition,
): Promise<Omit<Outgoing, 'messageId' | 'to'>> {
  const { version: _version, ...plain } = rendered ?? words.render(ref, render, own)
  if (channel.name === 'email') return { ...plain, ...frameOf(words, render, channel), ...threadOf(plain.text) }
  if (freely || !channel.ensureContent) return plain
  const { text, options, footer, holes = [] } = words.render(ref, { ...render, template: true, holes: true }, own)
  const shape = { body: text, options, footer, language: render.lang }
  const name = templateName(ref, render.lang, JSON.stringify(shape))
  const variables = Object.fromEntries(holes.map((value, index) => [String(index + 1), value]))
  const contentId = await channel.ensureContent({
    name,
    language: render.lang,
    body: text,
    // What stands in the holes of the sample that is approved is nobody's data.
    variables: Object.fromEntries(Object.keys(variables).map((n) => [n, `ejemplo ${n}`])),
    ...(options ? { options } : {}),
    ...(footer ? { footer } : {}),
    template: true,
  })
  return { ...plain, template: { name, contentId, variables } }
}
