import twilio from 'twilio'
import type { Api, ApiRequest } from './api.ts'
import { HttpClient, type HttpClientOptions } from './http-client.ts'

/**
 * The provider's own client behind the one call that we need. This file is imported lazily: loading the client takes a quarter of a
 * second and 20 MB, and the process that only answers webhooks never needs it.
 */
export const createClient = (options: ClientOptions): Api => {
  const client = twilio(options.accountSid, options.authToken, { httpClient: new HttpClient(options) })
  return async ({ method, url, form, json, query }: ApiRequest) => {
    const answer = await client.request({
      method,
      uri: url,
      ...(form ? { data: form } : {}),
      ...(json ? { data: json, headers: { 'Content-Type': 'application/json' } } : {}),
      ...(query ? { params: query } : {}),
    })
    return {
      status: answer.statusCode,
      body: answer.body,
      headers: answer.headers as Record<string, string | undefined>,
    }
  }
}

export type ClientOptions = HttpClientOptions & { accountSid: string; authToken: string }
