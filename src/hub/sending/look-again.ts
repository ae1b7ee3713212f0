import type { TextRef } from '../../engine/events.ts'
import { type Facts, valueAt } from '../../engine/facts.ts'
import type { Json } from '../../engine/session.ts'
import { hasLeft } from '../../store/messages/left.ts'
import type { MessageRecord, ToldItem } from '../../store/messages.ts'
import type { CaseFile } from '../facts/case-file.ts'
import type { Snapshot } from '../facts/facts.ts'
import { asPartner } from '../facts/partner.ts'
import { partnerFacts } from '../facts/partner-facts.ts'
import type { Parts } from '../parts.ts'

/** What a message tells of, as it stands when it leaves. */
export type LookedUp = {
  /** Null: it is not in its list any more. */
  item: Record<string, Json> | null
  /** Other words told it since, or will: after a weekend nobody gets a question and its reminder. */
  elsewhere: boolean
}

/** The words of a message with what is so now. `again` is absent for what tells of no item of a list, and for answers: they leave at once. */
export async function lookAgain(
  parts: Pick<Parts, 'store' | 'words' | 'clock'>,
  message: MessageRecord,
  { file, snapshot, told }: { file: CaseFile; snapshot: Snapshot; told: TextRef },
): Promise<{ ref: TextRef; again?: LookedUp }> {
  const { still, kind, personId } = message
  if (!still || kind !== 'ours') return { ref: told }
  const [facts, others] = await Promise.all([
    partnerFacts(parts, asPartner(file.partner), snapshot, { ...file, personId }),
    parts.store.messages.telling(personId, [still.is]),
  ])
  const elsewhere = others.some(
    (other) =>
      (isSaidAlike(other, message) || (message.canWait && other.canWait)) &&
      other.still?.turn !== still.turn &&
      isLater(other, message),
  )
  const item = itemOf(facts, still)
  const ref = item && withItem(told, still, item)
  return { ref: ref ?? told, again: { item: ref && item, elsewhere } }
}

/** Null where a value that the words need is none any more. */
function withItem(ref: TextRef, { as }: ToldItem, item: Record<string, Json>): TextRef | null {
  const values = Object.entries(ref.values).map(([path, told]): [string, Json] => [
    path,
    path.startsWith(`answers.${as}.`) ? valueAt({ [as]: item }, path.slice('answers.'.length)) : told,
  ])
  return values.some(([path, value]) => value === null && ref.values[path] !== null)
    ? null
    : { ...ref, values: Object.fromEntries(values) }
}

const itemOf = (facts: Facts, { in: list, by, is }: ToldItem): LookedUp['item'] => {
  const items = valueAt(facts, list)
  const found = Array.isArray(items)
    ? items.find((each) => valueAt(each as Record<string, Json>, by) === is)
    : undefined
  return (found as Record<string, Json> | undefined) ?? null
}

/** The same words; of what only tells of one item the latest is told. */
const isSaidAlike = (one: MessageRecord, other: MessageRecord): boolean =>
  one.flow === other.flow && one.node === other.node

const isLater = (other: MessageRecord, { at, order }: MessageRecord): boolean =>
  hasLeft(other) ? (other.claimedAt ?? other.at) > at : other.state === 'queued' && other.order > order
