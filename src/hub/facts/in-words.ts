import type { Json } from '../../engine/session.ts'
import type { Parts } from '../parts.ts'
import type { Snapshot } from './facts.ts'

/** Words of `common` for a code that a fact holds, in the language of whoever reads it. */
export const inWords = (
  { words }: Pick<Parts, 'words'>,
  { lang, country, zone, noMail = false }: Pick<Snapshot, 'lang' | 'country' | 'zone' | 'noMail'>,
  key: string,
  values: Record<string, Json> = {},
): string =>
  words.render(
    { flow: 'common', key, values },
    { channel: 'whatsapp', lang, country, zone, now: new Date(0).toISOString(), buttons: false, noMail },
  ).text
