import { randomBytes } from 'node:crypto'

/** Two capital letters and 32 hexadecimal digits, as every resource of the provider is named. */
export function newSid(prefix: 'SM' | 'MM' | 'ME' | 'HX'): string {
  return prefix + randomBytes(16).toString('hex')
}
