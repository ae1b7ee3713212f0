import { at, defineCheck } from './check.ts'
import { textsOf } from './texts.ts'

/** Advocates may be written to by e-mail: "the link is in your email" says there that it is in the mail itself. */
export const mailForm = defineCheck({
  name: 'mail-form',
  refuses: 'words to Advocates that speak of an e-mail, without a form for e-mail that does not',
  run: (input) =>
    textsOf(input)
      .filter(({ flow, node, lang, form, text }) => {
        if (flow.audience !== 'advocate' || !IN_MAIL.test(text)) return false
        return form === 'mail' || input.locales.get(lang)?.get(flow.name)?.get(node.name)?.forms.mail === undefined
      })
      .flatMap(({ flow, node, file }) =>
        at('mail-form', flow, node, `speaks of an e-mail (${file})`, 'add a "mail" form that says where else it is'),
      ),
})

const IN_MAIL = /e-?mail|correo|courriel/i
