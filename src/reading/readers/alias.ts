import { ruleBroken } from '../group/index.ts'
import { clean, fold } from '../normalise.ts'
import { defineReader } from '../reader.ts'

/** `key`: by which it is compared with those of others. */
export type Alias = { alias: string; alias_key: string }

const [LEAST, MOST] = [2, 20]
/** More words than a nickname has: "El Güero Chuy". */
const WORDS = 3

/** The name under which somebody appears in a group: short, no number, and not their full name. */
export const alias = defineReader<Alias>({
  name: 'alias',
  read: (text, context) => {
    const name = clean(text)
      .replace(LEAD, '')
      .replace(/^["'«“]+|["'».,;!”]+$/g, '')
      .replace(/\s+/g, ' ')
      .trim()
    if (!/\p{L}/u.test(name) || ANY.test(fold(name))) return { problem: 'alias.unclear' }
    if (/\d{4}/.test(name.replace(/[\s.-]/g, ''))) return { problem: 'alias.number' }
    if (ruleBroken(name, context) === 'NAME' || name.split(' ').length > WORDS) return { problem: 'alias.full_name' }
    if (name.length < LEAST || name.length > MOST) return { problem: 'alias.length' }
    return { value: { alias: name, alias_key: fold(name).replace(/[^\p{L}\d]+/gu, '') } }
  },
})

const LEAD =
  /^(?:(?:pues|con|como|quiero|que|me|ponga|pongame|póngame|digan?|dicen|llámenme|llamenme|soy|mi apodo es|my nickname is|call me|appelez-moi)[\s:,]+)+/i

/** "El que quiera": no name, and nobody shall go into a group by it. */
const ANY =
  /^(?:(?:el|la|lo) que (?:sea|quiera|quieran|guste|gusten|usted diga)|sea|como (?:sea|quiera)|cualquiera|da igual|me da igual|no importa|any|whatever|n'importe)$/
