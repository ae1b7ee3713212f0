import { MOST_ANSWER } from '../../cases/question-doc.ts'
import type { Json } from '../../engine/session.ts'
import type { Topic } from '../../reading/group/topic.ts'
import type { RenderFor } from '../../words/words.ts'
import type { Parts } from '../parts.ts'

/** The node of `faq.json` for a topic, by what is known of the matter. */
const nodeOf = (topic: Topic, values: Readonly<Record<string, Json>>): string => {
  if (topic === 'do_nothing')
    return (
      {
        CLAIMS_MADE: 'do_nothing_claims_made',
        OPT_OUT_AUTO: 'do_nothing_opt_out',
        GOV_BACKPAY: 'do_nothing_backpay',
      }[String(values['matter.participation'])] ?? 'do_nothing_opt_in'
    )
  if (topic === 'when_answer') return values['matter.expected_month'] == null ? 'when_unknown' : 'when_month'
  if (topic !== 'lawyer_who') return topic
  const known = ['advocate', 'firm', 'case_number', 'court'].every((name) => values[`matter.${name}`] != null)
  return known ? 'lawyer_who_answer' : 'lawyer_who_team'
}

/** `whole`: word for word, but for a question at the end; else something of it had to be left out, and an Advocate looks. */
export type ApprovedAnswer = { key: string; answer: string; whole: boolean }

/**
 * What the approved texts say to a topic, short enough for a digest. Only whole sentences from its beginning, and none that asks; null
 * where the matter lacks a fact, or not even the first sentence fits.
 */
export function approvedAnswer(
  { words }: Pick<Parts, 'words'>,
  topic: Topic,
  values: Readonly<Record<string, Json>>,
  to: RenderFor,
): ApprovedAnswer | null {
  const key = nodeOf(topic, values)
  let text: string
  try {
    ;({ text } = words.render({ flow: 'faq', key, values }, to))
  } catch {
    // A fact of the matter is not known: people write this answer.
    return null
  }
  const sentences = (text.match(/[^.?!]+(?:\.(?=\S)[^.?!]*)*[.?!]+|[^.?!]+$/g) ?? []).map((each) => each.trim())
  const said = sentences.filter((sentence) => !sentence.includes('¿') && !sentence.endsWith('?'))
  let answer = ''
  let used = 0
  for (const sentence of said) {
    const longer = answer === '' ? sentence : `${answer} ${sentence}`
    if (longer.length > MOST_ANSWER) break
    answer = longer
    used++
  }
  return answer === '' ? null : { key: `faq/${key}`, answer, whole: used === said.length }
}
