import { connect, type Socket } from 'node:net'

/** One kept connection that carries one request at a time. */
export type Line = {
  /** @returns the status of the answer, 0 when the connection broke */
  send: (request: Buffer) => Promise<number>
  close: () => void
}

const HEAD_END = Buffer.from('\r\n\r\n')

/**
 * A connection by hand: Node's own client costs three times as much as the server that is measured, and would be what is
 * measured.
 */
export async function openLine(port: number): Promise<Line> {
  const socket = await connected(port)
  let done: ((status: number) => void) | null = null
  let seen: Buffer | null = null
  const finish = (status: number): void => {
    const told = done
    done = null
    seen = null
    told?.(status)
  }
  socket.on('data', (chunk: Buffer) => {
    seen = seen === null ? chunk : Buffer.concat([seen, chunk])
    const status = statusOf(seen)
    if (status !== null) finish(status)
  })
  socket.on('error', () => finish(0))
  socket.on('close', () => finish(0))
  return {
    send: (request) =>
      new Promise((resolve) => {
        if (socket.destroyed) return resolve(0)
        done = resolve
        socket.write(request)
      }),
    close: () => socket.destroy(),
  }
}

function connected(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => resolve(socket))
    socket.once('error', reject)
  })
}

/** The status of a complete answer, null while it is not complete. */
function statusOf(answer: Buffer): number | null {
  const head = answer.indexOf(HEAD_END)
  if (head === -1) return null
  const text = answer.toString('latin1', 0, head)
  if (/transfer-encoding: chunked/i.test(text))
    return answer.subarray(-5).equals(LAST_CHUNK) ? Number(text.slice(9, 12)) : null
  const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0)
  return answer.length >= head + 4 + length ? Number(text.slice(9, 12)) : null
}

const LAST_CHUNK = Buffer.from('0\r\n\r\n')
