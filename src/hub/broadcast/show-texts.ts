import type { BroadcastDoc } from '../../cases/broadcast-doc.ts'
import type { MatterDoc } from '../../cases/matter-doc.ts'
import { countries } from '../../channels/countries.ts'
import type { Country } from '../../reading/reader.ts'
import { isGsm7, smsSegments } from '../../words/gsm7.ts'
import { matterFacts } from '../facts/facts.ts'
import type { Parts } from '../parts.ts'
import { compose, renderFor } from '../sending/compose.ts'
import type { Blocker } from './text-problems.ts'
import { refOfBroadcast, wordsOfBroadcast } from './words-of-broadcast.ts'

/** A text as a channel shows it. Values that differ from person to person stand as their names. */
export type ShownText = {
  lang: string
  channel: 'whatsapp' | 'sms'
  text: string
  footer?: string
  characters: number
  /** SMS only. */
  segments?: number
  encoding?: 'GSM-7' | 'UCS-2'
  /** WhatsApp only: what the provider says of the template. */
  template?: string
}

const CHANNELS = ['whatsapp', 'sms'] as const
/** Where a text of a language is read most. */
const HOME: Readonly<Record<string, Country>> = { es: 'MX', en: 'US', fr: 'CA' }

/** Every text on every channel that has a sender, and templates that the provider has not approved yet (they are handed in by this). */
export async function showTexts(
  parts: Pick<Parts, 'store' | 'words' | 'channels' | 'clock' | 'senders' | 'log'>,
  doc: BroadcastDoc,
  matter: MatterDoc | null,
): Promise<{ texts: ShownText[]; blockers: Blocker[] }> {
  const { alias, publicPhone } = await parts.store.settings.organisation()
  const facts = { matter: matterFacts(matter, alias, publicPhone ?? parts.senders[0] ?? null) }
  const texts: ShownText[] = []
  const blockers: Blocker[] = []
  for (const { lang } of doc.texts)
    for (const name of CHANNELS) {
      const channel = parts.channels[name]
      if (!channel) continue
      const country = HOME[lang] ?? 'MX'
      const to = { lang: lang as 'es', zone: countries[country].zone, country }
      const render = renderFor({ channel: name }, to, parts.clock.now(), true)
      const own = wordsOfBroadcast(doc, lang)
      const ref = refOfBroadcast(parts.words, own, facts)
      // What is known of a person only: its name, in place of a value.
      const values = Object.fromEntries(Object.entries(ref.values).map(([path, value]) => [path, value ?? `[${path}]`]))
      const shown = parts.words.render({ ...ref, values }, render, own)
      const status = name === 'whatsapp' ? await templateStatus() : null
      if (status !== null && status !== 'approved')
        blockers.push({
          code: 'template_not_approved',
          lang,
          problem: `The provider has not approved the template (${status}).`,
          remedy:
            'It was handed in; look again when the provider has decided, or change the text when it was rejected.',
        })
      texts.push({
        lang,
        channel: name,
        text: shown.text,
        ...(shown.footer ? { footer: shown.footer } : {}),
        characters: [...shown.text].length,
        ...(name === 'sms'
          ? {
              segments: smsSegments(shown.text),
              encoding: isGsm7(shown.text) ? ('GSM-7' as const) : ('UCS-2' as const),
            }
          : {}),
        ...(status === null ? {} : { template: status }),
      })

      async function templateStatus(): Promise<string | null> {
        if (!channel?.templateStatus) return null
        try {
          const { template } = await compose(parts, channel, { ref: { ...ref, values }, render, freely: false, own })
          return template ? await channel.templateStatus(template.contentId) : null
        } catch (error) {
          parts.log.warn({ err: error }, 'the provider cannot be asked about a template')
          return 'unknown'
        }
      }
    }
  return { texts, blockers }
}
