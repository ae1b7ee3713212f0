import type { Policy } from '../channel.ts'

/**
 * What to do about an error of the provider, whether it comes as the answer to a send or in a status callback.
 *
 * @param code the provider's code ("63016"), or undefined when the answer carried none
 * @param httpStatus of the answer; not given for a callback
 */
export const policyOf = (code: string | undefined, httpStatus?: number): Policy => {
  const known = code !== undefined && Object.hasOwn(errorPolicies, code) ? errorPolicies[code] : undefined
  if (known) return known
  if (httpStatus === 429) return 'slow-down'
  // No credentials, no permission, a wrong address: nothing about this message.
  if (httpStatus !== undefined && (httpStatus < 400 || [401, 403, 404, 405].includes(httpStatus)))
    return 'configuration'
  // A code that nobody has met: sending it again would only repeat it, so a person looks.
  return 'content'
}

/** Code -> policy. The only place that knows the provider's codes. */
export const errorPolicies: Readonly<Record<string, Policy>> = {
  // The person opted out at the provider, or the phone blocks us.
  '21610': 'opted-out',
  '30004': 'opted-out',

  // No such number, a landline, no such handset, or nobody on WhatsApp.
  '21211': 'bad-address',
  '21614': 'bad-address',
  '30003': 'bad-address',
  '30005': 'bad-address',
  '30006': 'bad-address',
  '63003': 'bad-address',
  '63024': 'bad-address',

  // Credentials, permissions for a region, senders, registration: nothing leaves until it is put right.
  '20003': 'configuration',
  '21408': 'configuration',
  '21603': 'configuration',
  '21604': 'configuration',
  '21606': 'configuration',
  // The callback address is refused: PUBLIC_URL is not one that the provider can reach.
  '21609': 'configuration',
  '21612': 'configuration',
  '21701': 'configuration',
  '21703': 'configuration',
  '21910': 'configuration',
  '30034': 'configuration',
  '63001': 'configuration',
  '63007': 'configuration',
  '63020': 'configuration',
  '63022': 'configuration',
  // WhatsApp locks a sender that was silent for about 30 days.
  '63051': 'configuration',

  // Too long, unfit, filtered, or against the channel's rules; content or variables that the provider cannot use.
  '21602': 'content',
  '21617': 'content',
  '21619': 'content',
  '21620': 'content',
  '21655': 'content',
  '21656': 'content',
  '21658': 'content',
  '30007': 'content',
  '63005': 'content',
  '63013': 'content',
  '63019': 'content',
  '63021': 'content',
  '63027': 'content',
  '63028': 'content',
  '63030': 'content',

  '63016': 'template-needed',

  // Rates of account and sender; a full queue of the sender.
  '20429': 'slow-down',
  '21611': 'slow-down',
  '30001': 'slow-down',
  '30036': 'slow-down',
  '63017': 'slow-down',
  '63018': 'slow-down',

  // What one day or one person takes; passing failures.
  '30008': 'later',
  '63012': 'later',
  '63038': 'later',
  '131056': 'later',

  // Meta's own decision about this person and this template.
  '63032': 'never-now',
  '63049': 'never-now',
}

/** The provider does not know the content id (any more): make the content again. */
export const CONTENT_UNKNOWN = '21655'
