import { refuses } from '../../channels/fictional.ts'
import { ALLOW, defineSendRule } from './rule.ts'

/** The real provider is never sent a fictional number; a provider on this machine is never sent anything else. */
export const numberRange = defineSendRule({
  name: 'number-range',
  judge: ({ to, provider }) =>
    refuses(to, provider)
      ? {
          do: 'refuse',
          staff: true,
          reason:
            provider === 'live'
              ? 'The number is of a fictional range: correct the list.'
              : 'The provider is a simulator or a test: it is sent fictional numbers only.',
        }
      : ALLOW,
})
