import { defineCheck } from './check.ts'

/** A number and its noun agree by a format or by plural forms: one of many is read as a machine that counts. */
export const countedNouns = defineCheck({
  name: 'counted',
  refuses: 'a bare number before "personas", which would be "1 personas" for one',
  run: ({ locales }) =>
    [...locales].flatMap(([lang, files]) =>
      [...files].flatMap(([name, entries]) =>
        [...entries].flatMap(([key, { forms }]) =>
          Object.entries(forms).flatMap(([form, text]) => {
            const path = BY_NUMBER.has(form) ? undefined : COUNTED.exec(text.replaceAll(PART_OF, ' '))?.[1]
            return path === undefined
              ? []
              : [
                  {
                    check: 'counted',
                    file: `locales/${lang}/${name}.json`,
                    node: key,
                    problem: `counts people by a bare {${path}}`,
                    remedy: `write {${path}, people}, or text_one and text_other`,
                  },
                ]
          }),
        ),
      ),
    ),
})

/** "{group.size} personas" is "1 personas" for one: nouns that a format counts, and which. */
const COUNTED = /\{([a-z_.0-9]+)\} (?:personas?|people|persons?|personnes?)(?!\p{L})/u

/** They say themselves what one is. */
const BY_NUMBER = new Set(['text_one', 'text_many', 'text_other'])
/** "3/46 personas": of so many. */
const PART_OF = /\/\{[a-z_.0-9]+\}/g
