import { fold } from '../fold.ts'
import { at, defineCheck } from './check.ts'
import { textsOf } from './texts.ts'

/** A link, or a request for money or data, where we speak first. */
const ASKS_FOR_MONEY =
  /\b(pague|deposite|envie dinero|transfiera|mande dinero|su cuenta|tarjeta|pay|send money|transfer|your account|card number)\b/

/** What the person sees on a locked screen before they know us. */
export const firstContact = defineCheck({
  name: 'first-contact',
  refuses: 'a link or a request for money in a first contact',
  run: (input) =>
    textsOf(input)
      .filter(({ node }) => node.template && node.level === 'L0')
      .flatMap(({ flow, node, text, file }) => [
        ...(/https?:|www\.|\.(com|org|net)\b/i.test(text)
          ? at('first-contact', flow, node, `has a link (${file})`, 'name the number to call instead')
          : []),
        ...(ASKS_FOR_MONEY.test(fold(text))
          ? at('first-contact', flow, node, `speaks of paying (${file})`, 'ask for nothing in a first contact')
          : []),
      ]),
})
