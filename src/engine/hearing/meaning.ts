import type { Intent } from '../../reading/intent.ts'
import type { Scene } from '../scene.ts'

/** What words mean by themselves, as if nothing had been asked. `unclear`: they may be a stop, which has to be asked. */
export const meaningOf = (
  { parts, context }: Pick<Scene, 'parts' | 'context'>,
  text: string,
): Intent | 'unclear' | null => {
  const { country, lang, now, zone } = context
  const reading = parts.readIntent(text, { country, lang, now, zone })
  return 'intent' in reading ? reading.intent : 'unclear'
}
