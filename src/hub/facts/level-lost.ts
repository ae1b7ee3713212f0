import type { PersonDoc } from '../../cases/person-doc.ts'
import type { AddressRecord } from '../../store/addresses.ts'

/** After so long nobody knows who holds the phone: numbers are given to other people, phones are lost and sold. */
export const SILENT_DAYS = 90
const SILENT_MS = SILENT_DAYS * 86_400_000

export type LevelLost = 'silence' | 'unreachable' | 'changed_hands'

/**
 * Why the level that a person reached at an address does not count there any more, before anybody has recorded it; null
 * when it does, or none was reached. Looked at for every word that goes out, so that no worker has to be in time.
 */
export function levelLost(person: PersonDoc | null, address: AddressRecord, now: Date): LevelLost | null {
  const reached = person?.levels[address._id]
  if (!reached) return null
  const at = Date.parse(reached.at)
  if (address.trustFrom && at < address.trustFrom.getTime()) return 'changed_hands'
  // A number that was dead and writes again may be somebody else's now.
  if (address.unreachable !== undefined) return 'unreachable'
  return now.getTime() - Math.max(at, address.lastInboundAt?.getTime() ?? 0) > SILENT_MS ? 'silence' : null
}
