import { isPersonal, ruleBroken } from '../group/index.ts'
import { isQuestion } from '../group/question.ts'
import type { GroupRule } from '../group/rule.ts'
import type { Intent, ReadIntent } from '../intent.ts'
import { clean, fold } from '../normalise.ts'
import { defineReader } from '../reader.ts'

/** What somebody says to their group. `text` is what was looked at, and nothing else may be passed on. */
export type Post = {
  text: string
  /** `talk` and `question` are passed on, `personal` is answered 1:1, `withheld` is held back; `rule` says why. */
  verdict: 'talk' | 'question' | 'personal' | 'withheld'
  rule: GroupRule | null
}

export type PostOptions = {
  /** They were asked what to tell the group: whatever they say is for it. */
  asked?: boolean
  /** Most characters; 500 when not given. */
  most?: number
  /** Only what begins with "GRUPO:". */
  prefixed?: boolean
  readIntent?: ReadIntent
}

/**
 * Words for the group, or `post.not_for_group`: answers, thanks, a decision about the own claim, a wish to talk to a person. In
 * doubt it is for us alone, since what was passed on cannot be taken back.
 */
export const post = defineReader<Post, PostOptions | undefined>({
  name: 'post',
  takes: { asked: 'yes or no', prefixed: 'yes or no', most: 'number' },
  read: (said, context, { asked, prefixed, most = MOST - 1, readIntent } = {}) => {
    const whole = clean(said)
    const prefix = PREFIX.exec(whole)
    if (prefixed && !prefix) return { problem: 'post.not_for_group' }
    const text = (prefix ? whole.slice(prefix[0].length) : whole).replace(/^[\s:;,-]+/, '')
    if (!/[\p{L}\d]/u.test(text)) return { problem: 'post.empty' }
    const reading = readIntent?.(text, context) ?? { intent: null }
    const intent = 'intent' in reading ? reading.intent : null
    if ('ambiguous' in reading || ALWAYS_OURS.includes(intent)) return { problem: 'post.not_for_group' }
    if (!asked && !prefix && isForUs(fold(text), intent, isQuestion(text, intent)))
      return { problem: 'post.not_for_group' }
    const rule = text.length > most ? 'LONG' : ruleBroken(text, context)
    const question = isQuestion(text, intent)
    if (rule) return { value: { text, verdict: question && isPersonal(rule) ? 'personal' : 'withheld', rule } }
    return { value: { text, verdict: question ? 'question' : 'talk', rule: null } }
  },
})

/** What opens a conversation is kept up to this length: of a longer message the end would be missing. */
const MOST = 500

const PREFIX =
  /^(?:(?:(?:(?:yo )?tengo )?(?:una )?(?:pregunta|duda)\s+)?(?:al|para el|en el)\s+)?(?:grupo|group|groupe)\s*[:;,-]\s*/i
const ALWAYS_OURS: readonly (Intent | null)[] = ['EMERGENCY', 'EXTORT', 'STOP', 'WRONG', 'DECEASED', 'INFORMER']
const OURS: readonly (Intent | null)[] = [
  'HUMAN',
  'AUDIO',
  'REPEAT',
  'LANGUAGE',
  'START',
  'WHO',
  'LATER',
  'NO',
  'YES',
  'THANKS',
]

const isForUs = (plain: string, intent: Intent | null, question: boolean): boolean => {
  if (OURS.includes(intent) || DECISION.test(plain)) return true
  const words = plain.match(/[\p{L}\d]+/gu) ?? []
  return !question && (words.length < 3 || GREETING.test(plain))
}

/** A word about the own claim, which counts only where it was asked for. */
const DECISION =
  /\b(?:(?:si|no|ya no|tambien) )?(?:quiero|quisiera|deseo|voy a|acepto) (?:participar|entrar(?:le)?|firmar|inscribirme|apuntarme|seguir en el caso|salirme)\b|\bme (?:apunto|inscribo)\b|\bya (?:decidi|lo pense)\b|\bcuent(?:e|en) conmigo\b|\bi want to (?:join|take part|sign)\b|\bje veux participer\b/
const GREETING =
  /^(?:(?:hola|holi|buen[oa]s?|buen|que tal|saludos|dias?|tardes|noches|como (?:esta|estan|estas)|hi|hello|bonjour)[\s,.!]*)+$/
