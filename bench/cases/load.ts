import { fold } from '../../src/cases/apply.ts'
import { type AnyNoun, type NounName, nouns } from '../../src/cases/index.ts'
import type { Update } from '../../src/cases/noun.ts'
import { caseDocument } from '../../src/hub/updates/case-document.ts'
import { countStandings } from '../../src/hub/updates/count-standings.ts'
import type { NewUpdate } from '../../src/hub/updates/tell-update.ts'
import type { Store } from '../../src/store/index.ts'
import type { UpdateRecord } from '../../src/store/updates.ts'

/**
 * Writes what was told of people, and their documents, as the workers would have left them, without the steps between: accepted,
 * folded, counted and chained. What the moves tell others is left out.
 */
export async function loadUpdates(store: Store, updates: readonly NewUpdate[], at: Date): Promise<void> {
  const keys = await store.people.ensureMany([...new Set(updates.flatMap(({ personId }) => personId ?? []))], at)
  const documents: ReturnType<typeof caseDocument>[] = []
  const records: UpdateRecord[] = []
  for (const told of Map.groupBy(updates, ({ noun, subject }) => `${noun}:${subject}`).values()) {
    const [{ noun, subject } = { noun: '', subject: '' }] = told
    const { doc, outcomes, conflicts } = fold(nouns[noun as NounName] as AnyNoun, subject, told.map(received(at)))
    const own = told.map(({ key, payload, personId, ...rest }): UpdateRecord => {
      const outcome = outcomes.get(key)
      if (!outcome) throw new Error('The fold has forgotten an update')
      return {
        _id: key,
        ...rest,
        ...(personId === undefined ? {} : { personId }),
        sealed: store.vault.seal(
          keys.get(personId ?? '') ?? store.vault.ownKey,
          JSON.stringify(payload),
          `updates/${key}`,
        ),
        receivedAt: at,
        ...(outcome.accepted
          ? { outcome: 'accepted', ...(outcome.tells.length > 0 ? { told: true } : {}) }
          : { outcome: 'refused', reason: outcome.reason }),
      }
    })
    records.push(...own)
    const document = caseDocument(noun as NounName, doc, { conflicts, version: 0, at, records: own })
    documents.push({ ...document, uncounted: true })
  }
  await store.updates.model.collection.insertMany(records as never[], { ordered: false })
  await store.cases.saveMany(documents)
  await countStandings(store, 1)
}

const received =
  (at: Date) =>
  ({ key, noun, subject, move, payload, actor, source, eventAt, seq }: NewUpdate): Update => ({
    ...{ key, noun, subject, move, payload, actor, source },
    eventAt: eventAt.toISOString(),
    receivedAt: at.toISOString(),
    ...(seq === undefined ? {} : { seq }),
  })
