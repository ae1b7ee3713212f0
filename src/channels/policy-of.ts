import type { Policy } from './channel.ts'
import { policyOfReport } from './email/errors.ts'
import { policyOf as policyOfProvider } from './twilio/errors.ts'

/** What a failure means that was told later: a mail's codes begin with `mail.`, all others are the provider's. */
export const policyOf = (code: string): Policy =>
  code.startsWith('mail.') ? policyOfReport(code.slice('mail.'.length)) : policyOfProvider(code)
