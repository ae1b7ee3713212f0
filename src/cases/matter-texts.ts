import type { FieldKind } from './field.ts'
import type { MatterDoc, MatterState, MatterText } from './matter-doc.ts'
import type { Move, Update } from './noun.ts'

/** More wordings than one matter has; each is kept for ever, since messages name it. */
const MOST_TEXTS = 500

const named: Record<string, FieldKind> = { key: 'word', lang: 'word', hash: 'word' }
const FROM: MatterState[] = ['INTAKE', 'OPEN', 'ACTIVE', 'SETTLED', 'DECIDED', 'DISTRIBUTING', 'ON_HOLD']

const isNamed =
  ({ payload }: Update) =>
  (text: MatterText) =>
    text.key === payload.key && text.lang === payload.lang
const stands = (text: MatterText): boolean => text.approved_at !== undefined && text.ended_at === undefined

/** The wording of a matter's own that holds for these words now; null: those that are the same for all matters. */
export const textInForce = (doc: Pick<MatterDoc, 'texts'>, key: string, lang: string): MatterText | null =>
  (doc.texts ?? []).findLast((text) => text.key === key && text.lang === lang && stands(text)) ?? null

/** What held until now for the words that the update names is over. */
const ended = (doc: MatterDoc, update: Update): MatterText[] =>
  (doc.texts ?? []).map((text) =>
    isNamed(update)(text) && stands(text) ? { ...text, ended_at: update.eventAt } : text,
  )

/** Words of the conversations as one matter says them: proposed, then approved by its Advocate; never changed, only replaced. */
export const textMoves: Record<string, Move<MatterState, MatterDoc>> = {
  propose_text: {
    from: FROM,
    who: ['staff', 'advocate'],
    fields: { ...named, text: 'text', sms: 'text' },
    requires: ['key', 'lang', 'hash', 'text'],
    guard: (doc, update) => {
      const texts = doc.texts ?? []
      if (texts.length >= MOST_TEXTS) return 'The matter has too many texts.'
      const known = texts.filter(isNamed(update)).some(({ hash }) => hash === update.payload.hash)
      return known ? 'This wording has been proposed already.' : null
    },
    change: (doc, { payload, actor, eventAt }) => {
      const { key, lang, hash, text, sms } = payload as Pick<MatterText, 'key' | 'lang' | 'hash' | 'text' | 'sms'>
      const by = actor.id ?? actor.kind
      const proposed = { key, lang, hash, text, ...(sms ? { sms } : {}), proposed_by: by, proposed_at: eventAt }
      return { texts: [...(doc.texts ?? []), proposed] }
    },
  },
  approve_text: {
    from: FROM,
    who: ['advocate'],
    fields: named,
    requires: ['key', 'lang', 'hash'],
    guard: (doc, update) => {
      const text = (doc.texts ?? []).filter(isNamed(update)).find(({ hash }) => hash === update.payload.hash)
      if (!text) return 'Nobody has proposed this wording.'
      return stands(text) ? 'This wording is in force already.' : null
    },
    change: (doc, update) => {
      const { actor, eventAt, payload } = update
      const texts = ended(doc, update).map((text) => {
        if (!isNamed(update)(text) || text.hash !== payload.hash) return text
        const { ended_at: _over, ...again } = text
        return { ...again, approved_by: actor.id ?? actor.kind, approved_at: eventAt }
      })
      return { texts }
    },
  },
  end_text: {
    from: FROM,
    who: ['advocate', 'staff'],
    fields: { key: 'word', lang: 'word' },
    requires: ['key', 'lang'],
    guard: (doc, { payload }) =>
      textInForce(doc, String(payload.key), String(payload.lang))
        ? null
        : 'No wording of this matter is in force here.',
    change: (doc, update) => ({ texts: ended(doc, update) }),
  },
}
