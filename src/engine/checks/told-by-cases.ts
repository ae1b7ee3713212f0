import { defineCheck } from './check.ts'

/** A flow that a move of a case starts, and that is not there, is for somebody else, or may not be started so. */
export const toldByCases = defineCheck({
  name: 'told-by-cases',
  refuses: 'a flow that a move of a case starts, and that is not there for that audience',
  run: ({ flows, told }) =>
    [...told].flatMap(([name, audience]) => {
      const flow = flows.find((each) => each.name === name)
      const problem = !flow
        ? 'is started by a move of a case, and does not exist'
        : flow.audience !== audience && flow.audience !== 'anyone'
          ? `is started for a ${audience} by a move of a case, and is written for a ${flow.audience}`
          : !flow.start.staff
            ? 'is started by a move of a case, and does not say so'
            : null
      return problem === null
        ? []
        : [
            {
              check: 'told-by-cases',
              file: flow?.file ?? `flows/${name}.yaml`,
              problem,
              remedy: `write it with audience: ${audience} and start: { staff: true }, or take it out of src/cases/told-flows.ts`,
            },
          ]
    }),
})
