/** Characters of one SMS, less what numbers and accents may cost. */
const SMS_PART = 150

/** The same words in pieces of which each is short enough for one SMS, cut between words. */
export const inSmsParts = (text: string): { text: string }[] => {
  const parts: string[] = []
  for (const word of text.split(/\s+/)) {
    const last = parts.at(-1)
    if (last !== undefined && `${last} ${word}`.length <= SMS_PART) parts[parts.length - 1] = `${last} ${word}`
    else parts.push(word)
  }
  return parts.map((part) => ({ text: part }))
}
