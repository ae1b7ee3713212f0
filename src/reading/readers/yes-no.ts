import type { ReadIntent } from '../intent.ts'
import { clean, fold } from '../normalise.ts'
import { defineReader } from '../reader.ts'

export type YesNoOptions = {
  /** Hears the lexicon; without it only a bare "sí" or "no" counts. */
  readIntent?: ReadIntent
}

/** A plain yes or no: "simón", "nel", a thumb. "Sí, primero Dios", "gracias" and "1" are neither. */
export const yesNo = defineReader<'yes' | 'no', YesNoOptions>({
  name: 'yes-no',
  read: (text, context, options) => {
    const reading = options?.readIntent?.(text, { ...context, expecting: 'yes-no', options: ['yes', 'no'] })
    const intent = reading && 'intent' in reading ? reading.intent : null
    const bare = fold(clean(text)).replace(/[^a-z]/g, '')
    if (intent === 'YES' || (!reading && YES.test(bare))) return { value: 'yes' }
    if (intent === 'NO' || (!reading && NO.test(bare))) return { value: 'no' }
    return { problem: 'yes-no.unclear' }
  },
})

const YES = /^(si|yes|oui)$/
const NO = /^(no|non)$/
