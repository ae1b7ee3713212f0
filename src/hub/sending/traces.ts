import type { Address, Channel } from '../../channels/channel.ts'
import type { Parts } from '../parts.ts'

/** What a message says, or that it is heard. */
type Said = { words: string; spoken: boolean }

/**
 * A message with these words that the provider has since then, and that we know of under no id.
 * @param until what it took after this is not looked at
 * @throws when the provider cannot be asked
 */
export async function traceOf(
  { store }: Pick<Parts, 'store'>,
  channel: Channel,
  to: Address,
  { words, spoken }: Said,
  since: Date,
  until?: Date,
): Promise<string | undefined> {
  const listed = await channel.listSent(to, since.toISOString())
  const alike = listed.filter(
    ({ at, body, media }) =>
      (until === undefined || Date.parse(at) <= until.getTime()) &&
      (spoken ? media > 0 && body === '' : sameWords(body, words)),
  )
  const taken = await store.messages.knownExternal(alike.map(({ externalId }) => externalId))
  return alike.find(({ externalId }) => !taken.has(externalId))?.externalId
}

/** Providers trim, change line ends, and show a footer or numbers behind our words. */
const sameWords = (listed: string, ours: string): boolean => squeeze(listed).startsWith(squeeze(ours))
const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim()
