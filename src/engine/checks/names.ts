import { INTENTS } from '../../reading/intent.ts'
import { slotsOf } from '../phrase.ts'
import { tellsOf } from '../tells-of.ts'
import { at, defineCheck, inFlow } from './check.ts'

/** A reader, intent, flow, noun or move that does not exist. */
export const names = defineCheck({
  name: 'names',
  refuses: 'a reader, intent, flow, noun or move that does not exist',
  run: ({ flows, readers, moves }) =>
    flows.flatMap((flow) => [
      ...[...flow.start.intent.keys()]
        .filter((intent) => !(INTENTS as readonly string[]).includes(intent))
        .map((intent) =>
          inFlow('names', flow, `starts by ${intent}, which is no intent`, `name one of ${INTENTS.join(', ')}`),
        ),
      ...(flow.start.missed && !readers.has(flow.start.missed.reader)
        ? [
            inFlow(
              'names',
              flow,
              `hears by ${flow.start.missed.reader}, which is no reader`,
              `name one of ${[...readers.keys()].join(', ')}`,
            ),
          ]
        : []),
      ...flow.start.replaces
        .filter((name) => !flows.some((other) => other.name === name))
        .map((name) =>
          inFlow(
            'names',
            flow,
            `replaces ${name}, which is no flow`,
            `name one of ${flows.map((other) => other.name).join(', ')}`,
          ),
        ),
      ...(flow.start.reads && !readers.has(flow.start.reads.reader)
        ? [
            inFlow(
              'names',
              flow,
              `is opened by ${flow.start.reads.reader}, which is no reader`,
              `name one of ${[...readers.keys()].join(', ')}`,
            ),
          ]
        : []),
      ...flow.start.keyword
        .flatMap(slotsOf)
        .filter(({ reader }) => !readers.has(reader))
        .map(({ reader }) =>
          inFlow(
            'names',
            flow,
            `a keyword reads with ${reader}, which is no reader`,
            `name one of ${[...readers.keys()].join(', ')}`,
          ),
        ),
      ...[...flow.nodes.values()].flatMap((node) => [
        ...tellsOf(node)
          .readers.filter((reader) => !readers.has(reader))
          .flatMap((reader) =>
            at(
              'names',
              flow,
              node,
              `asks with ${reader}, which is no reader`,
              `name one of ${[...readers.keys()].join(', ')}`,
            ),
          ),
        ...tellsOf(node)
          .records.filter(({ noun, move }) => !moves.get(noun)?.includes(move))
          .flatMap(({ noun, move }) =>
            at('names', flow, node, `records ${noun}: ${move}, which is no move`, movesOf(noun, moves)),
          ),
      ]),
    ]),
})

const movesOf = (noun: string, moves: ReadonlyMap<string, readonly string[]>): string =>
  moves.has(noun) ? `a ${noun} can ${moves.get(noun)?.join(', ')}` : `name one of ${[...moves.keys()].join(', ')}`
