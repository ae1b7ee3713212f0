import { clean } from '../normalise.ts'
import { defineReader } from '../reader.ts'

export type FreeTextOptions = {
  /** Most characters that are kept; 1,000 when not given. */
  max?: number
}

/** What the person wrote, cleaned of what only disturbs. A message without a letter or digit says nothing. */
export const freeText = defineReader<string, FreeTextOptions>({
  name: 'free-text',
  takes: { max: 'number' },
  read: (text, _context, options) => {
    const value = clean(text)
      .replace(/ *\n[ \n]*/g, '\n')
      .slice(0, options?.max ?? 1000)
      .toWellFormed()
      .trim()
    return /[\p{L}\p{N}]/u.test(value) ? { value } : { problem: 'free-text.empty' }
  },
})
