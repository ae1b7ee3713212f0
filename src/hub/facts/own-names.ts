import type { FacilitationDoc } from '../../cases/facilitation.ts'
import { OPEN_FACILITATION } from '../../cases/facilitation-doc.ts'
import type { MatterDoc } from '../../cases/matter-doc.ts'
import type { CaseDocument } from '../../store/case-documents.ts'
import type { Parts } from '../parts.ts'

/**
 * What an Advocate's office calls its cases, with our reference for each: its own file, and the number at the court. Where two cases bear
 * one name the open one is meant; where both are open, both references stand for it, so that neither is taken for it.
 */
export async function ownNames(
  store: Parts['store'],
  facilitations: readonly CaseDocument<FacilitationDoc>[],
): Promise<Record<string, string>> {
  const ids = [...new Set(facilitations.flatMap(({ doc }) => doc.matter_id || []))]
  const matters = await Promise.all(ids.map((id) => store.cases.get<MatterDoc>('matter', id)))
  const numbers = new Map(
    matters.flatMap((each) => (each?.doc.facts.case_number ? [[each.subject, each.doc.facts.case_number]] : [])),
  )
  const named = new Map<string, CaseDocument<FacilitationDoc>[]>()
  for (const each of facilitations)
    for (const name of new Set([each.doc.reference, numbers.get(each.doc.matter_id ?? '')]))
      if (name) named.set(name, [...(named.get(name) ?? []), each])
  return Object.fromEntries(
    [...named].map(([name, all]) => {
      const open = all.filter(({ state }) => (OPEN_FACILITATION as readonly string[]).includes(state))
      return [name, (open.length > 0 ? open : all).map(({ subject }) => subject).join(' ')]
    }),
  )
}
