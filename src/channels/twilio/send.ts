import type { Outgoing, SendOutcome } from '../channel.ts'
import { refuses } from '../fictional.ts'
import { Refusal } from '../refusal.ts'
import { senderKinds } from '../senders.ts'
import { toProvider } from './addresses.ts'
import { type Api, type ApiAnswer, isRecord, noAnswer, refusalOf } from './api.ts'
import { asVariable, buttonsOf, numbered, withFooter } from './buttons.ts'
import type { createContents } from './content.ts'
import { CONTENT_UNKNOWN, policyOf } from './errors.ts'

export type Sender = {
  api: () => Promise<Api>
  /** Address of the provider's message list, where sending is a POST. */
  messagesUrl: string
  /** What says who sends: `From`, `MessagingServiceSid` or both. */
  from: Record<string, string>
  /** Where callbacks go; our message id is put into its query, which is part of what is signed. */
  callbackUrl: string
  provider: 'live' | 'loopback'
  contents: ReturnType<typeof createContents>
}

/** Hands one message over, once. Never retries what may have been accepted; see SendOutcome. */
export const sendBy = async (sender: Sender, message: Outgoing): Promise<SendOutcome> => {
  if (refuses(message.to.value, sender.provider)) return { kind: 'refused', policy: 'never-now', code: 'number_range' }
  if (message.to.channel !== 'whatsapp')
    return post(sender, message, { Body: withFooter(message), ...validity(message) })
  // The provider drops words beside a voice note: whatever is to be read is a message of its own.
  if (message.voice) return post(sender, message, { MediaUrl: message.voice.url })
  if (message.file) return post(sender, message, { Body: withFooter(message), MediaUrl: message.file.url })
  if (message.template) return postTemplate(sender, message, message.template)
  if (!message.options?.length) return post(sender, message, { Body: withFooter(message) })
  const buttons = buttonsOf(message)
  if (!buttons) return post(sender, message, { Body: numbered(message) })
  for (let again = true; ; again = false) {
    let id: string
    try {
      id = await sender.contents.ensure(buttons.draft)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      // A person waits for this answer: without buttons it is an answer, too.
      return post(sender, message, { Body: numbered(message) })
    }
    const outcome = await post(sender, message, content(id, buttons.variables))
    // Somebody deleted the content at the provider; nothing was sent, so once more with a new one is safe.
    if (!again || outcome.kind !== 'refused' || outcome.code !== CONTENT_UNKNOWN) return outcome
    sender.contents.forget(buttons.draft.name)
  }
}

const LONGEST_VALIDITY_S = senderKinds['sms-long-code'].queueHours * 3_600
const validity = ({ validForS }: Outgoing): Record<string, string> =>
  validForS === undefined
    ? {}
    : { ValidityPeriod: String(Math.min(Math.max(1, Math.floor(validForS)), LONGEST_VALIDITY_S)) }

/** A template that somebody deleted at the provider is made again by the next try; it may have to be approved first. */
const postTemplate = async (
  sender: Sender,
  message: Outgoing,
  { name, contentId, variables }: NonNullable<Outgoing['template']>,
): Promise<SendOutcome> => {
  const values = Object.fromEntries(Object.entries(variables).map(([n, value]) => [n, asVariable(value)]))
  const outcome = await post(sender, message, content(contentId, values))
  if (outcome.kind !== 'refused' || outcome.code !== CONTENT_UNKNOWN) return outcome
  sender.contents.forget(name)
  return { ...outcome, policy: 'later' }
}

const content = (id: string, variables: Record<string, string>): Record<string, string> => ({
  ContentSid: id,
  ...(Object.keys(variables).length > 0 ? { ContentVariables: JSON.stringify(variables) } : {}),
})

const post = async (sender: Sender, message: Outgoing, words: Record<string, string>): Promise<SendOutcome> => {
  const form = {
    To: toProvider(message.to),
    ...sender.from,
    StatusCallback: `${sender.callbackUrl}?m=${encodeURIComponent(message.messageId)}`,
    ...words,
  }
  const api = await sender.api()
  try {
    return outcomeOf(await api({ method: 'post', url: sender.messagesUrl, form }))
  } catch (error) {
    return noAnswer(error)
  }
}

/**
 * What an answer says about a message. The provider has no idempotency key, so wherever it may have taken the message (a failure of
 * its own, an answer without an id) the outcome is unknown and is settled by asking.
 */
const outcomeOf = (answer: ApiAnswer): SendOutcome => {
  if (answer.status >= 500 || answer.status === 408) return { kind: 'unknown', code: `http_${answer.status}` }
  if (answer.status >= 300) return { kind: 'refused', ...refusalOf(answer) }
  const { sid, status, error_code: errorCode } = isRecord(answer.body) ? answer.body : {}
  if (typeof sid !== 'string' || !/^(SM|MM)[0-9a-f]{32}$/i.test(sid))
    return { kind: 'unknown', code: 'answer_malformed' }
  // No callback ever tells the first status, so a failure at once must be read here.
  if (status === 'failed' || status === 'undelivered') {
    const code = errorCode === null || errorCode === undefined ? String(status) : String(errorCode)
    return { kind: 'refused', policy: policyOf(code), code }
  }
  return { kind: 'sent', externalId: sid }
}
