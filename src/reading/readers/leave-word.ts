import { clean, fold } from '../normalise.ts'
import { defineReader } from '../reader.ts'

/** Is it "SALIR" and nothing else? From somebody in a group it may mean the group alone. A stop in other words is a stop. */
export const leaveWord = defineReader<boolean>({
  name: 'leave-word',
  read: (text) => ({ value: BARE.test(fold(clean(text))) }),
})

const BARE = /^[\s"'¡!.]*(?:(?:me )?(?:quiero |quisiera )?salir(?:me)?|me salgo|leave|quitter)[\s"'!.]*$/
