import type { CaseDocument, CaseRecord } from '../case-documents.ts'
import type { People } from '../people.ts'
import type { Vault } from '../vault.ts'

export type Seals = ReturnType<typeof caseSeals>

/** Opens and seals documents under the key of whom they are about, or the hub's own. */
export function caseSeals(vault: Vault, people: People) {
  return {
    /** What belonged to somebody who was erased is left out: the record still counts, and there is nothing to read. */
    async open<Doc>(records: readonly CaseRecord[]): Promise<CaseDocument<Doc>[]> {
      const keyOf = await keysOf(records)
      return records.flatMap(({ sealed, ...rest }) => {
        const key = keyOf(rest)
        if (key === undefined) return []
        return [{ ...rest, doc: JSON.parse(vault.open(key, sealed, `cases/${rest._id}`)) as Doc }]
      })
    },
    /** As they are to be stored, at the next version. What an erased person leaves is left out. */
    async seal<Doc>(documents: readonly CaseDocument<Doc>[]): Promise<CaseRecord[]> {
      const keyOf = await keysOf(documents)
      return documents.flatMap(({ doc, ...rest }) => {
        const key = keyOf(rest)
        if (key === undefined) return []
        return [
          { ...rest, version: rest.version + 1, sealed: vault.seal(key, JSON.stringify(doc), `cases/${rest._id}`) },
        ]
      })
    },
  }

  async function keysOf(about: readonly Pick<CaseRecord, 'personId'>[]) {
    const ids = [...new Set(about.flatMap(({ personId }) => personId ?? []))]
    const keys = new Map((await people.many(ids)).map(({ _id, key }) => [_id, key]))
    return ({ personId }: Pick<CaseRecord, 'personId'>): string | undefined =>
      personId === undefined ? vault.ownKey : keys.get(personId)
  }
}
