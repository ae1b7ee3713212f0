import type { Flow } from '../flow/flow.ts'
import type { Option } from '../flow/option.ts'
import type { RecordStep } from '../flow/records.ts'
import type { Problem } from '../problem.ts'
import { at, defineCheck } from './check.ts'

/** Nobody takes part, agrees or is paid by words that answered something else, or that had something else behind them. */
export const saidAhead = defineCheck({
  name: 'said-ahead',
  refuses: 'a decision that is read out of words which answered another question, or which say more than the answer',
  run: ({ flows }) =>
    flows.flatMap((flow) =>
      [...flow.nodes.values()].flatMap((node): Problem[] => {
        if (node.type !== 'choose') return []
        const options = [...node.spec.shown, ...node.spec.also]
        const ahead = node.spec.from !== undefined
        return options
          .filter(
            (option) => (ahead || option.rest !== undefined) && (binds(flow, option) || (ahead && option.id === 'yes')),
          )
          .flatMap(({ id }) =>
            at(
              'said-ahead',
              flow,
              node,
              `${id} is decided beside something else`,
              'take out `from` or `rest`: ask for it alone',
            ),
          )
      }),
    ),
})

const binds = (flow: Flow, { go, records }: Option): boolean => {
  const next = flow.nodes.get(go)
  return next?.type === 'consent' || [...records, ...(next?.record ?? [])].some((step) => !isNoDecision(step))
}

/** How they want to be written to, that they were reached, what they asked: said again, it is so again. */
const isNoDecision = ({ noun, move }: RecordStep): boolean => noun === 'person' && NO_DECISIONS.has(move)
const NO_DECISIONS = new Set(['prefer', 'reach', 'trust'])
