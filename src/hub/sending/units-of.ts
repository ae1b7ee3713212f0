import { smsSegments } from '../../words/gsm7.ts'
import type { Candidate } from '../send-rules/rule.ts'

/** What a message is for its sender's rate and its price: segments by SMS, one by anything else. */
export const unitsOf = ({ address, text }: Pick<Candidate, 'address' | 'text'>): number =>
  address.channel === 'sms' ? smsSegments(text) : 1
