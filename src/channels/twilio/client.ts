import twilio from 'twilio'
import type { Api, ApiRequest } from './api.ts'

/**
 * The provider's own client behind the one call that we need. This file is imported lazily: loading the client takes a quarter of a
 * second and 20 MB, and the process that only answers webhooks never needs it.
 */
export const createClient = (options: ClientOptions): Api => {
  const client = twilio(options.accountSid, options.authToken, { httpClient: httpClient(options) })
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

export type ClientOptions = { accountSid: string; authToken: string; apiUrl?: string | undefined; timeoutMs: number }

/** All products of the provider at one base address when one is given; each of their paths is the same there. */
const httpClient = ({ apiUrl, timeoutMs }: ClientOptions): InstanceType<typeof twilio.RequestClient> => {
  const base = apiUrl?.replace(/\/+$/, '')
  const client = new twilio.RequestClient({
    timeout: timeoutMs,
    keepAlive: true,
    maxSockets: 100,
    maxTotalSockets: 200,
    maxFreeSockets: 20,
  })
  client.axios.defaults.maxContentLength = LARGEST_ANSWER
  client.axios.interceptors.request.use((config) => {
    if (base) config.url = (config.url ?? '').replace(/^https:\/\/[a-z0-9.-]+\.twilio\.com(?::\d+)?/, base)
    // The library's timeout counts silence on the socket; an answer that drips for ever would never end.
    config.signal = AbortSignal.timeout(timeoutMs)
    return config
  })
  return client
}

/** A page of a thousand messages is under 2 MB. */
const LARGEST_ANSWER = 16 * 1024 * 1024
