import type { GroupKind } from '../../cases/group.ts'
import type { IncidentDoc } from '../../cases/incident.ts'
import type { Parts } from '../parts.ts'
import type { Recipient } from './recipients.ts'

/**
 * Whoever is said to work for the other side, and of whom nobody has decided yet, reads nothing of the group: no warning either. Nor reads what
 * Defenders say who is none any more, or is suspended.
 */
export async function withoutKeptOut(
  { store }: Pick<Parts, 'store'>,
  recipients: readonly Recipient[],
  kind?: GroupKind,
): Promise<Recipient[]> {
  const entitled = kind === 'NETWORK' ? recipients.filter(isDefender) : [...recipients]
  const frozen = entitled.flatMap(({ reading }) => reading.file.person?.frozen_by ?? [])
  if (frozen.length === 0) return entitled
  const incidents = await store.cases.many<IncidentDoc>([...new Set(frozen)].map((id) => `incident:${id}`))
  const agents = new Set(incidents.flatMap(({ subject, doc }) => (doc.kind === 'EMPLOYER_AGENT' ? [subject] : [])))
  return entitled.filter(({ reading }) => !reading.file.person?.frozen_by.some((id) => agents.has(id)))
}

const isDefender = ({ reading: { file } }: Recipient): boolean =>
  file.partner?.noun === 'defender' && file.partner.state !== 'SUSPENDED'
