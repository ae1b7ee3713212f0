import { at, defineCheck } from './check.ts'
import { textsOf } from './texts.ts'

/** Two questions in one text: the answer would be to nobody knows which. */
export const oneQuestion = defineCheck({
  name: 'one-question',
  refuses: 'two questions in one text',
  run: (input) =>
    textsOf(input)
      .filter(({ text }) => (text.match(/\?/g) ?? []).length > 1)
      .flatMap(({ flow, node, file }) =>
        at(
          'one-question',
          flow,
          node,
          `asks two things in one text (${file})`,
          'divide it into two nodes, or add allow: { one-question: why }',
        ),
      ),
})
