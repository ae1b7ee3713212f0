import type { Policy } from './channel.ts'

/** A provider said no to something that is not a send. The message holds the code only, no name, number or text. */
export class Refusal extends Error {
  readonly policy: Policy
  readonly code: string
  readonly retryAfterMs: number | undefined

  constructor(what: string, policy: Policy, code: string, retryAfterMs?: number) {
    super(`${what}: the provider answered ${code} (${policy})`)
    this.name = 'Refusal'
    this.policy = policy
    this.code = code
    this.retryAfterMs = retryAfterMs
  }
}
