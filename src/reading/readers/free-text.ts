import { labelSaid } from '../label-said.ts'
import { clean } from '../normalise.ts'
import { defineReader } from '../reader.ts'

export type FreeTextOptions = {
  /** Most characters that are kept; 1,000 when not given. */
  max?: number
  /** Only what names something in a few words: a reference, and no question. */
  label?: boolean
  /** Only what has a figure in it: the number of a paper or a parcel. */
  figure?: boolean
  /** False: a long number in it answers another question ("Banrural, 3012345678"), and is left out. */
  digits?: boolean
}

/** What the person wrote, cleaned of what only disturbs. A message without a letter or digit says nothing. */
export const freeText = defineReader<string, FreeTextOptions>({
  name: 'free-text',
  takes: { max: 'number', label: 'yes or no', figure: 'yes or no', digits: 'yes or no' },
  read: (text, _context, options) => {
    const value = (options?.digits === false ? clean(text).replace(LONG_NUMBER, '') : clean(text))
      .replace(/ *\n[ \n]*/g, '\n')
      .slice(0, options?.max ?? 1000)
      .toWellFormed()
      .trim()
    if (options?.label && labelSaid(value) === null) return { problem: 'free-text.label' }
    if (options?.figure && !/\p{N}/u.test(value)) return { problem: 'free-text.figure' }
    return /[\p{L}\p{N}]/u.test(value) ? { value } : { problem: 'free-text.empty' }
  },
})

const LONG_NUMBER = /[\s,;:]*\d(?:[ .-]?\d){5,}/g
