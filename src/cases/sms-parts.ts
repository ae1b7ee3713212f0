/** Septets of one SMS, less what a number in front may cost. */
const SMS_PART = 150
/** Signs that take more than one septet, or become several signs, when they go by SMS. */
const WIDE = /[\^{}\\[\]~|€œŒ…]/gu

/** The same words in pieces of which each is short enough for one SMS, cut between words. */
export const inSmsParts = (text: string): { text: string }[] => {
  const parts: string[] = []
  for (const word of text.split(/\s+/).flatMap(inPieces)) {
    const last = parts.at(-1)
    if (last !== undefined && septets(`${last} ${word}`) <= SMS_PART) parts[parts.length - 1] = `${last} ${word}`
    else parts.push(word)
  }
  return parts.filter((part) => part !== '').map((part) => ({ text: part }))
}

/** Each wide sign is reckoned as the widest. */
const septets = (text: string): number => text.length + 2 * (text.match(WIDE)?.length ?? 0)

/** A word that no SMS holds is cut. */
const inPieces = (word: string): string[] =>
  septets(word) <= SMS_PART ? [word] : (word.match(new RegExp(`.{1,${SMS_PART / 3}}`, 'gu')) ?? [])
