import { createServer } from 'node:net'

/** A TCP port of 127.0.0.1 that nobody listens on: `wanted` when it is free, else one that the system chooses. */
export async function freePort(wanted?: number): Promise<number> {
  if (wanted !== undefined && (await listen(wanted)) !== null) return wanted
  const port = await listen(0)
  if (port === null) throw new Error('No free TCP port on 127.0.0.1')
  return port
}

function listen(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(null))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : null))
    })
  })
}
