import { at, defineCheck } from './check.ts'

/** Whoever comes back from it would find that what they were in is over. */
export const toldBetween = defineCheck({
  name: 'told-between',
  refuses: 'a flow that is told between what is open, and goes over into another',
  run: ({ flows }) =>
    flows
      .filter(({ start }) => start.between)
      .flatMap((flow) =>
        [...flow.nodes.values()].flatMap((node) =>
          node.type === 'end' && node.spec.start !== undefined
            ? at(
                'told-between',
                flow,
                node,
                `goes over into ${node.spec.start}, which ends the conversation that is open beneath`,
                'call the other flow, or take between: true out',
              )
            : [],
        ),
      ),
})
