import { clean, fold } from '../normalise.ts'
import { defineReader } from '../reader.ts'

/** "SALIR" and nothing else: from somebody in a group it may mean the group alone. A stop in other words is a stop. */
export const leaveWord = defineReader<true>({
  name: 'leave-word',
  read: (text) => (BARE.test(fold(clean(text))) ? { value: true } : { problem: 'leave-word.unclear' }),
})

const BARE = /^[\s"'¡!.]*(?:(?:me )?(?:quiero |quisiera )?salir(?:me)?|me salgo|leave|quitter)[\s"'!.]*$/
