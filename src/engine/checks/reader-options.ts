import type { OptionKind } from '../../reading/reader.ts'
import { MEDIA_READERS } from '../nodes/ask.ts'
import type { Json } from '../session.ts'
import { at, defineCheck } from './check.ts'

/** A misspelt option would change nothing, and nobody would notice that a past day is taken. */
export const readerOptions = defineCheck({
  name: 'reader-options',
  refuses: 'an option that a reader does not take, or of another kind',
  run: ({ flows, readers }) =>
    flows.flatMap((flow) =>
      [...flow.nodes.values()].flatMap((node) => {
        if (node.type !== 'ask') return []
        const { reader, options } = node.spec
        const takes = readers.get(reader) ?? (reader in MEDIA_READERS ? OF_MEDIA : null)
        if (!takes) return []
        return Object.entries(options).flatMap(([option, value]) => {
          const kind = takes[option]
          if (kind === undefined)
            return at('reader-options', flow, node, `gives ${option} to ${reader}`, taken(reader, Object.keys(takes)))
          return is(kind, value)
            ? []
            : at(
                'reader-options',
                flow,
                node,
                `gives ${reader} ${option}: ${JSON.stringify(value)}`,
                `give it a ${kind}`,
              )
        })
      }),
    ),
})

/** How a file is looked at and kept (`media-at-wait.ts`). */
const OF_MEDIA: Readonly<Record<string, OptionKind>> = { page: 'yes or no', original: 'yes or no' }

const taken = (reader: string, options: readonly string[]): string =>
  options.length > 0 ? `${reader} takes ${options.join(', ')}` : `${reader} takes no options: delete it`

/** A path to a fact stands for any kind. */
const is = (kind: OptionKind, value: Json): boolean =>
  (typeof value === 'string' && value.startsWith('=')) ||
  {
    'yes or no': typeof value === 'boolean',
    number: typeof value === 'number',
    list: Array.isArray(value),
    text: typeof value === 'string',
  }[kind]
