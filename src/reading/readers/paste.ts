import { isChat, pastedQuestions } from '../group/pasted.ts'
import { defineReader } from '../reader.ts'

/** What is asked in a chat that somebody copied: a line for each question that may be kept, how many, and how many are personal. */
export type Paste = { text: string; fit: number; n: number }

export type PasteOptions = {
  /** They were asked for it, or forwarded it: one question is enough. */
  asked?: boolean
}

/** Questions from a group in which we are not, without who asked. Unasked only what is plainly copied from a chat. */
export const paste = defineReader<Paste, PasteOptions | undefined>({
  name: 'paste',
  takes: { asked: 'yes or no' },
  read: (said, context, { asked = false } = {}) => {
    const questions = asked || isChat(said) ? pastedQuestions(said, context) : []
    if (questions.length === 0) return { problem: 'paste.no_question' }
    const fit = questions.filter(({ rule }) => rule === null)
    return {
      value: { text: fit.map(({ text }) => text).join('\n'), fit: fit.length, n: questions.length - fit.length },
    }
  },
})
