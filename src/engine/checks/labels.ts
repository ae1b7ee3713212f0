import { shownAt } from '../flow/options-of.ts'
import { tellsOf } from '../flow/tells-of.ts'
import { at, defineCheck } from './check.ts'
import { longestRef, writtenIn } from './texts.ts'

const BODY = 1024

/** Buttons over 20 characters, rows over 24, more than ten options, a body over 1,024. */
export const labels = defineCheck({
  name: 'labels',
  refuses: 'buttons over 20 characters (up to three), rows over 24, more than ten options, a body over 1,024',
  run: (input) =>
    input.flows.flatMap((flow) =>
      writtenIn(flow, input.locales).flatMap((lang) =>
        [...flow.nodes.values()].flatMap((node) => {
          const entry = input.locales.get(lang)?.get(flow.name)?.get(node.name)
          if (!entry) return []
          // A review shows either its two answers or what may be corrected.
          const parts = [undefined, ...tellsOf(node).parts].map((part) => shownAt(node, part))
          const long = parts.flatMap((shown) =>
            shown
              .map((id) => ({ id, most: shown.length <= 3 ? 20 : 24 }))
              .filter(({ id, most }) => [...(entry.options[id] ?? '')].length > most),
          )
          const shown = parts.find((part) => part.length > 10) ?? []
          let body = 0
          try {
            body = input.render(longestRef(flow, node, input, lang), 'whatsapp', lang).text.length
          } catch {
            // Missing words are told by locale-keys.
          }
          return [
            ...long.flatMap(({ id, most }) =>
              at('labels', flow, node, `${lang}: the label of ${id} has more than ${most} characters`, 'shorten it'),
            ),
            ...(shown.length > 10 ? at('labels', flow, node, `${shown.length} options`, 'offer at most ten') : []),
            ...(body > BODY ? at('labels', flow, node, `${lang}: ${body} characters`, `shorten it to ${BODY}`) : []),
          ]
        }),
      ),
    ),
})
