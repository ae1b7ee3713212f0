/** An answer of the provider that is not a success; every such answer has this shape. */
export class ProviderError extends Error {
  readonly code: number
  readonly status: number
  /** `message` defaults to the code's own words. */
  constructor(code: number, message?: string) {
    const known = codes[code]
    super(message ?? known?.[1] ?? `Error ${code}`)
    this.code = code
    this.status = known?.[0] ?? 400
  }
  toJSON() {
    return {
      code: this.code,
      message: this.message,
      more_info: `https://www.twilio.com/docs/errors/${this.code}`,
      status: this.status,
    }
  }
}

/** Code -> HTTP status and words. Codes from 30000 on reach the hub in callbacks only. */
export const codes: Record<number, [status: number, message: string]> = {
  20001: [400, 'Invalid parameter'],
  20003: [401, 'Authenticate'],
  20404: [404, 'The requested resource was not found'],
  20409: [409, 'Resource already exists'],
  20429: [429, 'Too Many Requests'],
  20500: [500, 'Internal Server Error'],
  20503: [503, 'Service Unavailable'],
  21211: [400, "Invalid 'To' Phone Number"],
  21408: [403, 'Permission to send an SMS has not been enabled for the region indicated by the To number'],
  21602: [400, 'Message body is required.'],
  21603: [400, "A 'From' phone number is required."],
  21604: [400, "A 'To' phone number is required."],
  21606: [400, "The 'From' phone number provided is not a valid, SMS-capable phone number for your account."],
  21609: [400, "The 'StatusCallback' URL is not a valid URL."],
  21610: [400, 'Attempt to send to unsubscribed recipient'],
  21611: [429, 'This From number has exceeded the maximum number of queued messages'],
  21612: [400, "The 'To' phone number is not currently reachable using the 'From' phone number"],
  21614: [400, "'To' number is not a valid mobile number"],
  21617: [400, 'The concatenated message body exceeds the 1600 character limit'],
  21619: [400, 'A text message body or media urls must be specified.'],
  21620: [400, 'Invalid media URL(s)'],
  21654: [400, 'ContentSid Required'],
  21655: [400, 'The ContentSid is Invalid'],
  21656: [400, 'The ContentVariables Parameter is invalid'],
  21701: [404, 'The Messaging Service does not exist'],
  21703: [400, 'The Messaging Service does not have a phone number available to send a message'],
  21910: [400, "Invalid 'From' and 'To' pair. 'From' and 'To' should be of the same channel"],
  30001: [400, 'Queue overflow'],
  30003: [400, 'Unreachable destination handset'],
  30004: [400, 'Message blocked'],
  30005: [400, 'Unknown destination handset'],
  30006: [400, 'Landline or unreachable carrier'],
  30007: [400, 'Message filtered'],
  30008: [400, 'Unknown error'],
  30034: [400, 'US A2P 10DLC - Message from an unregistered number'],
  30036: [400, 'Validity period expired'],
  63003: [400, 'Channel could not find To address'],
  63005: [400, 'Channel did not accept given content'],
  63007: [400, 'Twilio could not find a Channel with the specified From address'],
  63013: [400, 'This message send failed because it violates Channel provider policy'],
  63016: [400, 'Failed to send freeform message because you are outside the allowed window'],
  63017: [400, 'Account rate limit exceeded'],
  63018: [400, 'Rate limit exceeded for Channel'],
  63019: [400, 'Media failed to download'],
  63024: [400, 'Invalid message recipient'],
  63028: [400, 'Number of parameters provided does not match the expected number of parameters'],
  63032: [400, 'User is part of an experiment'],
  63038: [400, 'Account exceeded the daily message limit'],
  63049: [400, 'Meta chose not to deliver this marketing message'],
  63051: [400, 'Channel sender is locked'],
}

/**
 * Numbers that always fail, in the manner of the provider's test numbers but inside `+1 500 555 01xx`, which belongs to nobody.
 * `async`: accepted, and told in the callback.
 */
export const magicNumbers: Record<string, { code: number; async?: boolean }> = {
  '+15005550101': { code: 21211 },
  '+15005550102': { code: 21612 },
  '+15005550103': { code: 21408 },
  '+15005550104': { code: 21610 },
  '+15005550109': { code: 21614 },
  '+15005550118': { code: 63018, async: true },
  '+15005550128': { code: 20429 },
  '+15005550130': { code: 30003, async: true },
  '+15005550134': { code: 30034, async: true },
  '+15005550135': { code: 30005, async: true },
  '+15005550136': { code: 30006, async: true },
  '+15005550137': { code: 30007, async: true },
  '+15005550138': { code: 30008, async: true },
  '+15005550149': { code: 63049, async: true },
  '+15005550150': { code: 20500 },
  '+15005550163': { code: 63003, async: true },
}
