import { isErasure, type PrivacyRequestDoc } from '../../cases/privacy-request.ts'
import type { Act } from '../act.ts'
import type { Parts } from '../parts.ts'
import type { createErase } from './erase.ts'

type PrivacyParts = Pick<Parts, 'store' | 'clock'> & { act: Act; erase: Pick<ReturnType<typeof createErase>, 'begin'> }

/** Carries out what was decided on requests to erase. One that a legal hold forbids waits, and somebody is told. */
export function createPrivacy({ store, clock, act, erase }: PrivacyParts) {
  /** Once for each request, however often it is looked at. */
  const tellStaff = (subject: string, personId: string): Promise<unknown> =>
    act({
      key: `privacy:${subject}:held`,
      noun: 'handoff',
      subject: `h_${store.vault.blindIndex(`privacy:${subject}`)}`,
      move: 'open',
      payload: { reason: 'erasure_held', priority: 'high', silent: false, person_id: personId },
      actor: { kind: 'bot' },
      source: `privacy_request:${subject}`,
      eventAt: clock.now(),
      personId,
    })

  /** @returns how many people were erased */
  return async (): Promise<number> => {
    let erased = 0
    const filter = { noun: 'privacy_request', state: 'DECIDED', facets: { kind: 'ERASE', decision: 'GRANTED' } }
    for await (const { personId, subject, doc } of store.cases.each<PrivacyRequestDoc>(filter)) {
      if (personId === undefined || doc === null || !isErasure(doc)) continue
      // Ordered, it is carried out when the hold ends (`erase.resume`), and noted once.
      if (await store.people.isErasureOrdered(personId)) continue
      const actor = doc.decided_by ?? 'staff'
      const begun = await erase.begin({ personId, actor, role: 'staff', reason: `privacy request ${subject}` })
      if (begun === 'erased') erased++
      if (begun === 'waits') await tellStaff(subject, personId)
    }
    return erased
  }
}
