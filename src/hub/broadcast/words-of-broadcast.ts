import type { BroadcastDoc, BroadcastText } from '../../cases/broadcast-doc.ts'
import type { TextRef } from '../../engine/events.ts'
import { type Facts, valueAt } from '../../engine/facts.ts'
import { textHash } from '../../words/text-hash.ts'
import { type OwnWords, type Words, WordsMissing } from '../../words/words.ts'

/** Under which words a broadcast stands in the thread, and the words of ours that its own take the place of. */
export const BROADCAST_FLOW = 'broadcast'
export const BROADCAST_NODE = 'notice'
const PLACE = { flow: 'common', key: 'broadcast' } as const

/** What it says in a language. @throws WordsMissing: nobody wrote it in that language, and another is not sent in its place */
export function wordsOfBroadcast({ texts }: Pick<BroadcastDoc, 'texts'>, lang: string): OwnWords {
  const found = texts.find((text) => text.lang === lang)
  if (!found) throw new WordsMissing(`${BROADCAST_FLOW}.${lang}`)
  const known = made.get(found)
  if (known) return known
  const { text, sms } = found
  const own = { lang, text, hash: textHash(JSON.stringify([lang, text, sms ?? null])), ...(sms ? { sms } : {}) }
  made.set(found, own)
  return own
}
/** One text goes to many: its version is reckoned once. */
const made = new WeakMap<BroadcastText, OwnWords>()

/** What is to be said to somebody of whom these facts are known. */
export function refOfBroadcast({ rules }: Pick<Words, 'rules'>, { text, sms }: OwnWords, facts: Facts): TextRef {
  const paths = [text, sms ?? ''].flatMap(rules.placeholders).map(({ path }) => path)
  return { ...PLACE, values: Object.fromEntries(paths.map((path) => [path, valueAt(facts, path)])) }
}
