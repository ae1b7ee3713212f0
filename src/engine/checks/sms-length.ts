import type { Problem } from '../problem.ts'
import { at, defineCheck } from './check.ts'
import { longestRef, textsOf, writtenIn } from './texts.ts'

/** An SMS of more than one segment at the longest realistic values, and characters that would halve a segment. */
export const smsLength = defineCheck({
  name: 'sms-length',
  refuses: 'an SMS over one segment (160 GSM-7 characters) at the longest realistic values',
  run: (input) =>
    input.flows.flatMap((flow) =>
      writtenIn(flow, input.locales).flatMap((lang) =>
        [...flow.nodes.values()].flatMap((node): Problem[] => {
          const forms = input.locales.get(lang)?.get(flow.name)?.get(node.name)?.forms
          // The form for e-mail goes by SMS to whoever has none.
          return (forms?.mail === undefined ? [false] : [false, true]).flatMap((noMail) => {
            if (forms === undefined) return []
            const ref = () => longestRef(flow, node, input, lang)
            const text = rendered(() => input.render(ref(), 'sms', lang, noMail).text)
            if (text === null || input.rules.segments(text) <= 1) return []
            return at(
              'sms-length',
              flow,
              node,
              `${lang}: ${text.length} characters by SMS at the longest values${noMail ? ', without an e-mail' : ''}`,
              `make the "${noMail ? 'mail' : 'sms'}" form shorter, or divide the node in two`,
            )
          })
        }),
      ),
    ),
})

/** An `sms` form that is not GSM-7 as it is written. */
export const smsCharacters = defineCheck({
  name: 'sms-characters',
  refuses: 'characters outside GSM-7 in an SMS form',
  run: (input) =>
    textsOf(input)
      .filter(({ form, text }) => form.endsWith('sms') && !input.rules.isGsm7(text))
      .flatMap(({ flow, node, text, file }) => {
        const bad = [...new Set([...text].filter((one) => !input.rules.isGsm7(one)))].join(' ')
        return at(
          'sms-characters',
          flow,
          node,
          `the SMS form in ${file} has ${bad}`,
          'write a i o u without accent; é ñ ü ¿ ¡ may stay',
        )
      }),
})

const rendered = (render: () => string): string | null => {
  try {
    return render()
  } catch {
    // Missing words are told by locale-keys.
    return null
  }
}
