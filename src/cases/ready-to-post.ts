import { inSmsParts } from './sms-parts.ts'

/** Answers of one message, below what a provider takes at once. */
const AT_ONCE = 4

/**
 * What a Defender posts in a group of their own, as it stands: the question and its answer, and nothing of ours. `parts`: one message
 * each; `lines`: the same for SMS.
 */
export function readyToPost(answered: readonly { question: string; answer: string }[]) {
  const parts: { text: string }[] = []
  for (let at = 0; at < answered.length; at += AT_ONCE)
    parts.push({
      text: answered
        .slice(at, at + AT_ONCE)
        .map(({ question, answer }) => `${question}\n${answer}`)
        .join('\n\n'),
    })
  return { ready: answered.length, parts, lines: parts.flatMap(({ text }) => inSmsParts(text)) }
}
