import { SegmentedMessage } from 'sms-segments-calculator'

/** Segments of an SMS as the provider counts them: 160/153 GSM-7 characters, 70/67 others. */
export function segments(body: string): number {
  return body === '' ? 1 : new SegmentedMessage(body).segmentsCount
}
