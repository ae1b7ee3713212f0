import type { Intent, ReadIntent } from '../intent.ts'
import { defineReader } from '../reader.ts'
import type { Reply } from '../reply/kinds.ts'
import { reply } from './reply.ts'

export type LetterOptions = {
  /** Reads what is meant for us in spite of a reference. Bound at start-up, not set by flows. */
  readIntent?: ReadIntent
}

/**
 * Words for whoever works on a case: "CF-1042: ask whether they have a visa", or what a mail about a case says. Heard before most that
 * such words may mean otherwise, because a letter speaks of visas, deaths and money and asks the hub nothing.
 */
export const letter = defineReader<{ reply: Reply }, LetterOptions>({
  name: 'letter',
  read: (text, context, { readIntent } = {}) => {
    const reading = reply.read(text, context, { lenient: true })
    if (!('value' in reading) || !isWords(reading.value)) return NO_LETTER
    const meant = readIntent?.(text, context) ?? { intent: null }
    return 'intent' in meant && (meant.intent === null || !TO_US.includes(meant.intent))
      ? { value: { reply: reading.value } }
      : NO_LETTER
  },
})

/** "T4 3: ask how long it takes" speaks of a time, too, and asks us for none. */
const isWords = ({ verb, ref }: Reply): boolean => ref !== null && ['tell', 'long', 'words'].includes(verb)

const NO_LETTER = { problem: 'reply.unclear' } as const
/** Said to the team and not to a Defender, a complaint first of all; or said to nobody. */
const TO_US: readonly Intent[] = ['COMPLAINT', 'DELETE', 'HUMAN', 'START', 'LATER', 'NO', 'YES', 'THANKS']
