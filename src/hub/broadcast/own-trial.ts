import type { BroadcastDoc } from '../../cases/broadcast-doc.ts'
import { countryOf } from '../../channels/countries.ts'
import type { TextRef } from '../../engine/events.ts'
import type { Lang } from '../../reading/reader.ts'
import { NOTHING_KNOWN } from '../facts/case-file.ts'
import { takeSnapshot } from '../facts/facts.ts'
import type { Parts } from '../parts.ts'
import { strangerAt } from '../people/sender-address.ts'
import { renderFor } from '../sending/compose.ts'
import { matterOf, NoTrial, putTrial } from './trial.ts'
import { refOfBroadcast, wordsOfBroadcast } from './words-of-broadcast.ts'

/** `phone`: E.164, registered with the key of who asks. `lang`: absent: the first one that it is written in. */
export type OwnTrial = { phone: string; channel: 'whatsapp' | 'sms'; lang?: string | undefined; requestId: string }

/**
 * Sends a broadcast, marked as a trial, to the phone of who asks for it. Nobody is put on record: whoever writes from that number is
 * who they were before. What it would tell of a person stands in brackets; no person's is read.
 * @throws NoTrial, WordsMissing
 */
export function createOwnTrial(parts: Parts) {
  const { store, clock, words } = parts
  return async (doc: BroadcastDoc, { phone, channel, lang, requestId }: OwnTrial): Promise<string> => {
    if (!parts.channels[channel]) throw new NoTrial(`The hub has no sender for ${channel}.`)
    const own = wordsOfBroadcast(doc, lang ?? doc.texts[0]?.lang ?? '')
    const value = { channel, value: phone }
    const address =
      (await store.addresses.add(value, countryOf(phone) ?? 'US')) ??
      (await store.addresses.get(store.addresses.idOf(value)))
    if (!address) throw new Error('An address is neither in the store nor to be made')
    const now = clock.now()
    const { person } = await store.people.stranger(strangerAt(address._id), now)
    const snapshot = await takeSnapshot(parts, { ...NOTHING_KNOWN, matter: await matterOf(parts, doc) }, address, null)
    const ref = inBrackets(refOfBroadcast(words, own, snapshot.facts))
    const { text } = words.render(ref, renderFor(address, { ...snapshot, lang: own.lang as Lang }, now, false), own)
    return putTrial(parts, { person, address, text, requestId, kind: 'reply', trial: true, trialOf: doc.id })
  }
}

/** `[first_name]` where there is nobody of whom it is known. */
const inBrackets = (ref: TextRef): TextRef => ({
  ...ref,
  values: Object.fromEntries(
    Object.entries(ref.values).map(([path, value]) => [path, value ?? `[${path.split('.').at(-1)}]`]),
  ),
})
