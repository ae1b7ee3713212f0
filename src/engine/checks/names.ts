import { INTENTS } from '../../reading/intent.ts'
import type { Flow } from '../flow/flow.ts'
import { takenAt } from '../flow/options-of.ts'
import { slotsOf } from '../flow/phrase.ts'
import { tellsOf } from '../flow/tells-of.ts'
import { MEDIA_READERS } from '../nodes/ask.ts'
import type { Node } from '../nodes/index.ts'
import type { Problem } from '../problem.ts'
import { at, defineCheck, inFlow } from './check.ts'

/** A reader, intent, flow, noun or move that does not exist. */
export const names = defineCheck({
  name: 'names',
  refuses: 'a reader, intent, flow, noun or move that does not exist',
  run: ({ flows, readers, moves }) => {
    const ofTexts = [...readers.keys()]
    const ofFiles = Object.keys(MEDIA_READERS)
    const openedBy = (flow: Flow, how: string, reader: string | undefined): Problem[] =>
      reader === undefined || readers.has(reader)
        ? []
        : [inFlow('names', flow, `${how} ${reader}, which is no reader`, oneOf(ofTexts))]
    const entries = new Set(flows.flatMap(({ name, start }) => start.keyword.map(({ entry }) => `${name}.${entry}`)))
    return flows.flatMap((flow) => [
      ...[...flow.start.intent.keys()]
        .filter((intent) => !(INTENTS as readonly string[]).includes(intent))
        .map((intent) => inFlow('names', flow, `starts by ${intent}, which is no intent`, oneOf(INTENTS))),
      ...flow.start.replaces
        .filter((name) => !flows.some((other) => other.name === name))
        .map((name) =>
          inFlow('names', flow, `replaces ${name}, which is no flow`, oneOf(flows.map((other) => other.name))),
        ),
      ...openedBy(flow, 'hears by', flow.start.missed?.reader),
      ...openedBy(flow, 'is opened by', flow.start.reads?.reader),
      ...flow.start.keyword.flatMap(slotsOf).flatMap(({ reader }) => openedBy(flow, 'a keyword reads with', reader)),
      ...[...flow.nodes.values()].flatMap((node) => [
        ...keywordsOf(node)
          .filter(([entry]) => !entries.has(entry))
          .flatMap(([entry]) =>
            at('names', flow, node, `hears the keywords of ${entry}, which none enters`, oneOf([...entries])),
          ),
        ...keywordsOf(node)
          .filter(([, id]) => !takenAt(node).includes(id))
          .flatMap(([, id]) =>
            at('names', flow, node, `hears ${id} in keywords, which is no option`, oneOf(takenAt(node))),
          ),
        ...tellsOf(node)
          .readers.filter((reader) => !readers.has(reader))
          .flatMap((reader) =>
            at('names', flow, node, `asks with ${reader}, which is no reader`, oneOf([...ofTexts, ...ofFiles])),
          ),
        ...tellsOf(node)
          .records.filter(({ noun, move }) => !moves.get(noun)?.includes(move))
          .flatMap(({ noun, move }) =>
            at('names', flow, node, `records ${noun}: ${move}, which is no move`, movesOf(noun, moves)),
          ),
      ]),
    ])
  },
})

const keywordsOf = (node: Node): [string, string][] =>
  node.type === 'choose' ? Object.entries(node.spec.keywords ?? {}) : []

const oneOf = (names: readonly string[]): string => `name one of ${names.join(', ')}`

const movesOf = (noun: string, moves: ReadonlyMap<string, readonly string[]>): string =>
  moves.has(noun) ? `a ${noun} can ${moves.get(noun)?.join(', ')}` : oneOf([...moves.keys()])
