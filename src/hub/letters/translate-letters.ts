import type { AdvocateDoc } from '../../cases/advocate.ts'
import type { DefenderDoc } from '../../cases/defender.ts'
import { type LetterDoc, LONGEST_LETTER } from '../../cases/letter.ts'
import type { Lang } from '../../reading/reader.ts'
import type { CaseDocument } from '../../store/case-documents.ts'
import type { Act } from '../act.ts'
import type { Parts } from '../parts.ts'
import { notByText } from './not-by-text.ts'
import { none } from './translator.ts'

const PAGE = 100
/** A translator that does not answer is asked again with the next look; meanwhile the letter waits for people all the same. */
const PATIENCE_MS = 20_000

/**
 * Proposes the other language of letters that were written: the same words where both sides write the same language, else what the
 * translator makes of them. The sender sees it and sends it. What it cannot do is left to people, who have a row for each letter.
 * @returns how many were translated
 */
export function createTranslateLetters(
  { store, clock, log, translator = none }: Pick<Parts, 'store' | 'clock' | 'log' | 'translator'>,
  act: Act,
): () => Promise<number> {
  return async () => {
    let translated = 0
    let after: string | undefined
    for (;;) {
      const page = await store.cases.list<LetterDoc>({ noun: 'letter', state: 'WRITTEN' }, PAGE, after)
      for (const letter of page) if (!letter.doc.by_people && (await propose(letter))) translated++
      after = page.at(-1)?._id
      if (page.length < PAGE) return translated
    }
  }

  async function propose({ subject, doc, personId }: CaseDocument<LetterDoc>): Promise<boolean> {
    const { from, to } = await languagesOf(doc)
    const translation = from === to ? doc.words : await put(doc, { from, to })
    if (translation === undefined) return false
    const done =
      translation !== null &&
      translation.length <= LONGEST_LETTER &&
      (await notByText({ store }, doc, translation)) === null
    const { accepted } = await act({
      key: `translator:${subject}:${doc.written_at}`,
      noun: 'letter',
      subject,
      move: done ? 'translate' : 'leave_to_people',
      payload: done ? { translation } : {},
      actor: { kind: 'bot', id: translator.name },
      source: 'translator',
      eventAt: clock.now(),
      ...(personId === undefined ? {} : { personId }),
    })
    return done && accepted
  }

  async function languagesOf({
    from,
    advocate_id = '',
    defender_id = '',
  }: LetterDoc): Promise<{ from: Lang; to: Lang }> {
    const [advocate, defender] = await Promise.all([
      store.cases.get<AdvocateDoc>('advocate', advocate_id),
      store.cases.get<DefenderDoc>('defender', defender_id),
    ])
    const theirs = (advocate?.doc.language ?? 'en') as Lang
    const field = isLang(defender?.doc.language) ? defender.doc.language : 'es'
    return from === 'ADVOCATE' ? { from: theirs, to: field } : { from: field, to: theirs }
  }

  /** Undefined: not now. Null: it cannot. */
  async function put({ id, words = '' }: LetterDoc, languages: { from: Lang; to: Lang }) {
    if (![languages.from, languages.to].every((each) => translator.languages.includes(each))) return null
    const signal = AbortSignal.timeout(PATIENCE_MS)
    try {
      return await translator.translate(words, languages, signal)
    } catch (error) {
      log.warn({ err: error, letter: id }, 'the translator did not answer')
      return undefined
    }
  }
}

const isLang = (language: string | undefined): language is Lang => ['es', 'en', 'fr'].includes(language ?? '')
