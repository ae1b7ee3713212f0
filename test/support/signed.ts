import webhooks from 'twilio/lib/webhooks/webhooks.js'

export const AUTH_TOKEN = 'an-auth-token-of-tests'

/** A webhook as the provider sends it: a form, signed over the public address by the provider's own package. */
export const signedForm = (url: string, params: Record<string, string>, token = AUTH_TOKEN): RequestInit => ({
  method: 'POST',
  headers: {
    'Content-Type': 'application/x-www-form-urlencoded',
    'X-Twilio-Signature': webhooks.getExpectedTwilioSignature(token, url, params),
  },
  body: new URLSearchParams(params).toString(),
})
