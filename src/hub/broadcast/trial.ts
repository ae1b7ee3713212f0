import type { BroadcastDoc } from '../../cases/broadcast-doc.ts'
import type { MatterDoc } from '../../cases/matter-doc.ts'
import type { TextRef } from '../../engine/events.ts'
import { takeSnapshot } from '../facts/facts.ts'
import type { Parts } from '../parts.ts'
import { addressFor } from '../sending/address-for.ts'
import { renderFor } from '../sending/compose.ts'
import { readPeople } from './read-people.ts'
import { BROADCAST_FLOW, BROADCAST_NODE, refOfBroadcast, wordsOfBroadcast } from './words-of-broadcast.ts'

/** Why somebody cannot be sent the trial, for the answer of the API. */
export class NoTrial extends Error {
  override name = 'NoTrial'
}

/**
 * Sends a broadcast as it is to one phone of the team: of a Defender or an Advocate, who sees it as people will. It is a message of
 * their own thread and counts for nothing. @throws NoTrial, WordsMissing
 */
export function createTrial(parts: Parts) {
  const { store, clock, wake } = parts
  return async (doc: BroadcastDoc, personId: string, requestId: string): Promise<string> => {
    const matter = doc.matter_id ? ((await store.cases.get<MatterDoc>('matter', doc.matter_id))?.doc ?? null) : null
    const reading = (await readPeople(parts, [personId], doc, matter)).get(personId)
    if (!reading?.file.partner)
      throw new NoTrial('A trial goes to a Defender or an Advocate: give the id of their contact record.')
    const addressId = await addressFor(store, personId)
    const address = reading.addresses.find(({ _id }) => _id === addressId)
    if (!address) throw new NoTrial('They have no address that can be written to.')
    const now = clock.now()
    const snapshot = await takeSnapshot(parts, reading.file, address, reading.conversation)
    const own = wordsOfBroadcast(doc, snapshot.lang)
    const { text } = parts.words.render(
      refOfBroadcast(parts.words, own, snapshot.facts),
      renderFor(address, snapshot, now, false),
      own,
    )
    const ref: TextRef = { flow: 'common', key: 'broadcast', values: { text } }
    const id = `m_${store.vault.blindIndex(`trial/${requestId}`)}`
    await store.messages.insert([
      {
        _id: id,
        personId,
        addressId: address._id,
        direction: 'out',
        kind: 'ours',
        state: 'queued',
        order: now.getTime() * 1000,
        at: now,
        notBefore: now,
        level: 'L1',
        template: true,
        pressing: 'asked',
        flow: BROADCAST_FLOW,
        node: BROADCAST_NODE,
        after: [],
        attempts: 0,
        sealed: store.vault.seal(reading.key, JSON.stringify(ref), `messages/${id}`),
      },
    ])
    await wake('deliver', { personId })
    return id
  }
}
