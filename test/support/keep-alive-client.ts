import { Agent, request } from 'node:http'

export type Answer = { status: number; goodbye: boolean; body: string }

/** One connection that is kept from request to request, as a proxy or the provider keeps one. */
export function keepAliveClient() {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  return {
    /** @throws what the socket says when there is no whole answer */
    ask(url: string, { method = 'GET', headers = {}, body }: RequestInit = {}): Promise<Answer> {
      return new Promise((resolve, reject) => {
        const asked = request(url, { agent, method, headers: headers as Record<string, string> }, (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.once('error', reject)
          response.once('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              goodbye: response.headers.connection === 'close',
              body: Buffer.concat(chunks).toString(),
            }),
          )
        })
        asked.once('error', reject)
        asked.end(body)
      })
    },
    close: () => agent.destroy(),
  }
}
