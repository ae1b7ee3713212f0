import { notNeutral } from '../../words/neutral.ts'
import { ALLOW, defineSendRule } from './rule.ts'

/** The last look at words for somebody who may be anybody: the check refuses the text, this refuses the values put into it. */
export const neutralWords = defineSendRule({
  name: 'neutral-words',
  judge: ({ message, text }) => {
    if (message.level !== 'L0') return ALLOW
    return notNeutral(text) === null
      ? ALLOW
      : { do: 'refuse', staff: true, reason: 'The words tell more than somebody unknown may read.' }
  },
})
