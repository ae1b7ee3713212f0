import { at, type CheckInput, defineCheck } from './check.ts'
import { textsOf } from './texts.ts'

/** What may not be said before we know who reads it, as whole words, accents folded. */
const AT_L0: Record<string, readonly string[]> = {
  es: [
    'demanda',
    'demandas',
    'caso',
    'casos',
    'juzgado',
    'juzgados',
    'dinero',
    'pago',
    'pagos',
    'acuerdo',
    'acuerdos',
    'visa',
    'visas',
    'empresa',
    'empresas',
    'deportacion',
    'detencion',
    'salario',
  ],
  en: [
    'lawsuit',
    'lawsuits',
    'case',
    'court',
    'money',
    'payment',
    'payments',
    'settlement',
    'visa',
    'employer',
    'company',
    'deportation',
    'detention',
    'wages',
  ],
}
/** Phrases in which such a word means nothing of the kind. */
const HARMLESS: Record<string, readonly string[]> = {
  es: ['de acuerdo', 'en caso de'],
  en: ['in case', 'in that case'],
}
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
    [...textsOf(input), ...commonTexts(input)].flatMap(({ flow, node, lang, form, text, file }) => {
      if (node && node.level !== 'L0') return []
      const base = lang.split('-')[0] ?? lang
      const bare = harmless(input.fold(text.replace(/\{[^}]*\}/g, ' ')), base)
      const said = (AT_L0[base] ?? []).filter((word) => ` ${bare} `.includes(` ${word} `))
      const told = input
        .placeholders(text)
        .map(({ path }) => path)
        .filter((path) => TELLING.includes(path))
      return [...said, ...told].flatMap((word) =>
        flow && node
          ? at(
              'forbidden',
              flow,
              node,
              `says "${word}" at L0 (${file}, ${form})`,
              'say it without, or raise the level behind an identification',
            )
          : [
              {
                check: 'forbidden',
                file,
                problem: `says "${word}", and these words may go to anybody`,
                remedy: 'say it without',
              },
            ],
      )
    }),
})

const harmless = (folded: string, lang: string): string =>
  (HARMLESS[lang] ?? []).reduce((text, phrase) => text.replaceAll(phrase, ' '), folded)

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
