import { readsOf } from '../flow/conditions.ts'
import type { Flow } from '../flow/flow.ts'
import { slotsOf } from '../flow/phrase.ts'
import { recordReads } from '../flow/records.ts'
import { tellsOf } from '../flow/tells-of.ts'
import type { Node } from '../nodes/index.ts'
import type { Still } from '../still.ts'
import { at, type CheckInput, defineCheck, inFlow } from './check.ts'

/** Formats that need no value: the greeting is that of the hour of sending, the document's name that of the country. */
const WITHOUT_VALUE = ['greeting', 'id_name']

/** A fact that the flow does not declare, an answer that nothing saves, a format that does not exist. */
export const factsDeclared = defineCheck({
  name: 'facts-declared',
  refuses: 'the use of an undeclared fact, of an answer that nothing saves, of an unknown format',
  run: (input) => {
    const saved = savedAnswers(input.flows)
    return input.flows.flatMap((flow) => [
      ...undeclaredAtStart(flow),
      ...[...flow.nodes.values()].flatMap((node) => {
        const told = placeholdersOf(flow, node, input)
        const unknown = told.filter(({ format }) => format !== undefined && !input.rules.formats.includes(format))
        const { reads, records } = tellsOf(node)
        const paths = [
          ...reads,
          ...recordReads(records),
          ...readsOf(node.while).facts,
          ...readsOf(node.canWait).facts,
          ...stillReads(node.still ?? flow.still),
          ...told.filter(({ format }) => !WITHOUT_VALUE.includes(format ?? '')).map(({ path }) => path),
        ]
        return [
          ...unknown.flatMap(({ path, format }) =>
            at(
              'facts-declared',
              flow,
              node,
              `{${path}, ${format}}: no such format`,
              `use one of ${input.rules.formats.join(', ')}`,
            ),
          ),
          ...[...new Set(paths)].flatMap((path) => {
            const [group = '', name = ''] = path.split('.')
            if (group === 'answers') {
              return saved.has(name)
                ? []
                : at(
                    'facts-declared',
                    flow,
                    node,
                    `reads answers.${name}, which nothing saves`,
                    'save it with ask, set, else or count',
                  )
            }
            return flow.facts.includes(group)
              ? []
              : at('facts-declared', flow, node, `reads ${path}`, `add ${group} to the flow's facts`)
          }),
        ]
      }),
    ])
  },
})

const stillReads = (still: Still | undefined): string[] => (still ? [still.in, `answers.${still.as}`] : [])

/** What decides whether it begins is a fact like any other. */
const undeclaredAtStart = (flow: Flow) => {
  const { when, inbound, date } = flow.start
  const paths = [...readsOf(when).facts, ...readsOf(inbound?.when).facts, ...(date ? [date.fact] : [])]
  return [...new Set(paths)]
    .filter((path) => !flow.facts.includes(path.split('.')[0] ?? path))
    .map((path) => {
      const [group] = path.split('.')
      return inFlow('facts-declared', flow, `its start reads ${path}`, `add ${group} to the flow's facts`)
    })
}

const placeholdersOf = (flow: Flow, node: Node, { locales, rules }: CheckInput) =>
  [...locales.values()].flatMap((files) =>
    [...(files.get(flow.name) ?? [])].flatMap(([key, entry]) =>
      key === node.name || key.startsWith(`${node.name}.`)
        ? [...Object.values(entry.forms), ...Object.values(entry.options)].flatMap(rules.placeholders)
        : [],
    ),
  )

/** `said`, with what kind of words they are, and `more` are saved by the engine when a flow is opened by words. */
const savedAnswers = (flows: readonly Flow[]): Set<string> =>
  new Set([
    'said',
    'greeting',
    'more',
    'stated',
    ...flows.flatMap(({ start }) => [
      ...start.keyword.flatMap(slotsOf).map(({ save }) => save),
      ...start.with,
      ...(start.reads ? start.reads.fields : []),
    ]),
    ...flows.flatMap((flow) =>
      [...flow.nodes.values()].flatMap((node) => [...(node.count ? [node.count] : []), ...tellsOf(node).saves]),
    ),
  ])
