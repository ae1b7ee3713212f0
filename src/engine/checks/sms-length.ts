import type { Problem } from '../problem.ts'
import { at, type CheckInput, defineCheck } from './check.ts'
import { longestRef, textsOf, writtenIn } from './texts.ts'

/** An SMS of more than one segment at the longest realistic values, and characters that would halve a segment. */
export const smsLength = defineCheck({
  name: 'sms-length',
  refuses: 'an SMS over one segment (160 GSM-7 characters) at the longest realistic values',
  run: (input) =>
    input.flows.flatMap((flow) =>
      writtenIn(flow, input.locales).flatMap((lang) =>
        [...flow.nodes.values()].flatMap((node): Problem[] => {
          if (!input.locales.get(lang)?.get(flow.name)?.has(node.name)) return []
          const text = rendered(input, () => input.render(longestRef(flow, node, input, lang), 'sms', lang).text)
          if (text === null || input.rules.segments(text) <= 1) return []
          return at(
            'sms-length',
            flow,
            node,
            `${lang}: ${text.length} characters by SMS at the longest values`,
            'add a shorter "sms" form, or divide the node in two',
          )
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

const rendered = (_input: CheckInput, render: () => string): string | null => {
  try {
    return render()
  } catch {
    // Missing words are told by locale-keys.
    return null
  }
}
