import { clean, fold } from '../normalise.ts'
import { defineReader } from '../reader.ts'

/** Is it "SALIR" and nothing else, or does it name the group? From somebody in one it may mean that alone. A stop in other words is a stop. */
export const leaveWord = defineReader<boolean>({
  name: 'leave-word',
  read: (text) => {
    const said = fold(clean(text))
    return { value: BARE.test(said) || OF_GROUP.test(said) }
  },
})

const BARE = /^[\s"'¡!.]*(?:(?:me )?(?:quiero |quisiera )?salir(?:me)?|me salgo|leave|quitter)[\s"'!.]*$/
const OF_GROUP = /\b(?:grup(?:o|ito)|group|groupe)\b/
