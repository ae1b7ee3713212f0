import { weBegin } from '../flow/flow.ts'
import { at, defineCheck } from './check.ts'
import { asks, reachable, stops, targetsOf } from './graph.ts'

/** A question that staff may open where an SMS cannot be answered. Defenders are reached on WhatsApp; to them a send rule refuses it. */
export const oneWay = defineCheck({
  name: 'one-way',
  refuses: 'a question that opens a conversation where no answer can arrive by SMS',
  run: ({ flows }) =>
    flows
      .filter((flow) => weBegin(flow.start) && flow.audience !== 'defender')
      .flatMap((flow) => {
        const blind = reachable(flow, [flow.first], (node) => {
          const looks = node.type === 'branch' && node.spec.ways.some((way) => way.when?.some(asksForReply))
          return looks || stops(node) ? [] : targetsOf(node)
        })
        return [...blind].flatMap((name) => {
          const node = flow.nodes.get(name)
          return node && asks(node)
            ? at(
                'one-way',
                flow,
                node,
                'is asked even where an SMS cannot be answered',
                'branch on contact.can_reply before it and send a one-way notice',
              )
            : []
        })
      }),
})

const asksForReply = (condition: object): boolean =>
  'fact' in condition && (condition.fact === 'contact.can_reply' || condition.fact === 'contact.channel')
