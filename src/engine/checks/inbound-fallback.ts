import { defineCheck } from './check.ts'

/** Somebody who would not be answered. */
export const inboundFallback = defineCheck({
  name: 'inbound-fallback',
  refuses: 'a library in which an unknown person who writes is not answered',
  run: ({ flows }) =>
    flows.some((flow) => flow.audience === 'anyone' && flow.start.inbound && !flow.start.inbound.when)
      ? []
      : [
          {
            check: 'inbound-fallback',
            file: 'flows',
            problem: 'a stranger who writes is not answered',
            remedy: 'have one flow with audience: anyone and start: { inbound: { priority: 0 } } without `when`',
          },
        ],
})
