import type { IncidentDoc } from '../../cases/incident.ts'
import type { Parts } from '../parts.ts'
import type { Recipient } from './recipients.ts'

/** Whoever is said to work for the other side, and of whom nobody has decided yet, reads nothing of the group: no warning either. */
export async function withoutKeptOut(
  { store }: Pick<Parts, 'store'>,
  recipients: readonly Recipient[],
): Promise<Recipient[]> {
  const frozen = recipients.flatMap(({ reading }) => reading.file.person?.frozen_by ?? [])
  if (frozen.length === 0) return [...recipients]
  const incidents = await store.cases.many<IncidentDoc>([...new Set(frozen)].map((id) => `incident:${id}`))
  const agents = new Set(incidents.flatMap(({ subject, doc }) => (doc.kind === 'EMPLOYER_AGENT' ? [subject] : [])))
  return recipients.filter(({ reading }) => !reading.file.person?.frozen_by.some((id) => agents.has(id)))
}
