import { at, type CheckInput, defineCheck } from './check.ts'
import { textsOf } from './texts.ts'

/** Facts that tell of the case by themselves. */
const TELLING = [
  'matter.company',
  'matter.court',
  'matter.case_number',
  'matter.firm',
  'matter.advocate',
  'claim.employers',
  'claim.deadline',
]

/** Names the case, money, employer or visa to somebody who may be anybody. */
export const forbidden = defineCheck({
  name: 'forbidden',
  refuses: 'words about the case, money, employer or visa at L0, and facts that tell of them',
  run: (input) =>
    [...textsOf(input), ...commonTexts(input)].flatMap(({ flow, node, form, text, file }) => {
      if (node && node.level !== 'L0') return []
      const word = input.rules.notNeutral(text.replace(/\{[^}]*\}/g, ' '))
      const told = input.rules
        .placeholders(text)
        .map(({ path }) => path)
        .filter((path) => TELLING.includes(path))
      return [...(word === null ? [] : [word]), ...told].flatMap((what) =>
        flow && node
          ? at(
              'forbidden',
              flow,
              node,
              `says "${what}" at L0 (${file}, ${form})`,
              'say it without, or raise the level behind an identification',
            )
          : [
              {
                check: 'forbidden',
                file,
                problem: `says "${what}", and these words may go to anybody`,
                remedy: 'say it without',
              },
            ],
      )
    }),
})

const commonTexts = ({ locales }: CheckInput) =>
  [...locales].flatMap(([lang, files]) =>
    [...(files.get('common') ?? [])].flatMap(([key, entry]) =>
      Object.entries(entry.forms).map(([form, text]) => ({
        flow: null,
        node: null,
        lang,
        form,
        text,
        file: `locales/${lang}/common.json (${key})`,
      })),
    ),
  )
