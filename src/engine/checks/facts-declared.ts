import { type Condition, readsOf } from '../conditions.ts'
import type { Flow } from '../flow.ts'
import type { Node } from '../nodes/index.ts'
import { slotsOf } from '../phrase.ts'
import { recordReads } from '../records.ts'
import { at, type CheckInput, defineCheck } from './check.ts'
import { recordsOf } from './names.ts'

/** Formats that need no value: the greeting is that of the hour of sending, the document's name that of the country. */
const WITHOUT_VALUE = ['greeting', 'id_name']

/** A fact that the flow does not declare, an answer that nothing saves, a format that does not exist. */
export const factsDeclared = defineCheck({
  name: 'facts-declared',
  refuses: 'the use of an undeclared fact, of an answer that nothing saves, of an unknown format',
  run: (input) => {
    const saved = savedAnswers(input.flows)
    return input.flows.flatMap((flow) =>
      [...flow.nodes.values()].flatMap((node) => {
        const told = placeholdersOf(flow, node, input)
        const unknown = told.filter(({ format }) => format !== undefined && !input.rules.formats.includes(format))
        const paths = [
          ...conditionsOf(node).flatMap((condition) => readsOf([condition]).facts),
          ...conditionsOf(node).flatMap((condition) => readsOf([condition]).answers.map((name) => `answers.${name}`)),
          ...recordReads(recordsOf(node)),
          ...(node.type === 'ask' ? [node.spec.against, node.spec.late?.against].flatMap((path) => path ?? []) : []),
          ...(node.type === 'each' ? [node.spec.of] : []),
          ...(node.type === 'pick' ? [node.spec.of, node.spec.is] : []),
          ...(node.type === 'choose' && node.spec.by ? [`answers.${node.spec.by}`] : []),
          ...(node.type === 'wait' && typeof node.spec.until === 'object' ? [node.spec.until.fact] : []),
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
    )
  },
})

const conditionsOf = (node: Node): Condition[] =>
  node.type === 'branch' ? node.spec.ways.flatMap((way) => way.when ?? []) : []

const placeholdersOf = (flow: Flow, node: Node, { locales, rules }: CheckInput) =>
  [...locales.values()].flatMap((files) =>
    [...(files.get(flow.name) ?? [])].flatMap(([key, entry]) =>
      key === node.name || key.startsWith(`${node.name}.`)
        ? [...Object.values(entry.forms), ...Object.values(entry.options)].flatMap(rules.placeholders)
        : [],
    ),
  )

/** `said` is saved by the engine when a flow is opened by words. */
const savedAnswers = (flows: readonly Flow[]): Set<string> =>
  new Set([
    'said',
    'more',
    ...flows.flatMap(({ start }) => [
      ...start.keyword.flatMap(slotsOf).map(({ save }) => save),
      ...start.with,
      ...(start.reads ? start.reads.fields : []),
    ]),
    ...flows.flatMap((flow) =>
      [...flow.nodes.values()].flatMap((node) => [
        ...(node.count ? [node.count] : []),
        ...(node.type === 'ask'
          ? [
              node.spec.save,
              ...node.spec.fields,
              ...(node.spec.otherwise ? [node.spec.otherwise.save] : []),
              ...node.spec.also.flatMap(({ set, keep }) => Object.keys({ ...set, ...keep })),
            ]
          : []),
        ...(node.type === 'collect' ? [node.spec.save] : []),
        ...(node.type === 'each' ? [node.spec.as, `${node.spec.as}_number`] : []),
        ...(node.type === 'pick' ? [node.spec.as, `${node.spec.as}_a`, `${node.spec.as}_b`] : []),
        ...(node.type === 'choose'
          ? [
              ...(node.spec.whole ? [node.spec.whole.save, ...node.spec.whole.fields] : []),
              ...[...node.spec.shown, ...node.spec.also].flatMap(({ set, keep }) => Object.keys({ ...set, ...keep })),
              ...(node.spec.otherwise ? [node.spec.otherwise.save] : []),
            ]
          : []),
      ]),
    ),
  ])
