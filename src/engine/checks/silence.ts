import { nodes } from '../nodes/index.ts'
import { at, defineCheck } from './check.ts'

/** A wait for which nobody decided what silence means. */
export const silence = defineCheck({
  name: 'silence',
  refuses: 'a question without a silence rule',
  run: ({ flows }) =>
    flows.flatMap((flow) =>
      [...flow.nodes.values()].flatMap((node) => {
        if (!nodes[node.type].waits || (node.type === 'wait' && node.spec.until !== undefined)) return []
        const ordered = node.silence.every(
          (step, index) => index === 0 || step.afterMs > (node.silence[index - 1]?.afterMs ?? 0),
        )
        if (!ordered)
          return at(
            'silence',
            flow,
            node,
            'silence steps are not in order of time',
            'count `after` from the first putting of the question',
          )
        if (node.silence.length > 0 || node.silenceReason) return []
        return at(
          'silence',
          flow,
          node,
          'nothing happens when nobody answers',
          'add silence: [{ after: 48h, do: repeat }, ...], or silence: none with a silence_reason',
        )
      }),
    ),
})
