import type { Facts } from '../../engine/facts.ts'
import type { Parts } from '../parts.ts'
import { advocateFacts } from './advocate-facts.ts'
import type { CaseFile } from './case-file.ts'
import { defenderFacts } from './defender-facts.ts'
import type { Snapshot } from './facts.ts'
import type { Partner } from './partner.ts'

export type PartnerFacts = (
  parts: Pick<Parts, 'store' | 'words' | 'clock'>,
  id: string,
  snapshot: Snapshot,
  heard: Heard,
) => Promise<Facts>

/** `said`: what they have just written, where it is for the network of Defenders. */
export type Heard = Pick<CaseFile, 'invitations'> & { personId: string; said?: string | undefined }

const groups: Record<Partner['kind'], PartnerFacts> = { defender: defenderFacts, advocate: advocateFacts }

/** Groups of facts that only a Defender or an Advocate has: their own work and nobody else's. Read for a turn, and for what tells of one of it. */
export const partnerFacts = (
  parts: Parameters<PartnerFacts>[0],
  partner: Partner | null,
  snapshot: Snapshot,
  heard: Heard,
): Promise<Facts> => (partner ? groups[partner.kind](parts, partner.id, snapshot, heard) : Promise.resolve({}))
