import { createConnection } from 'node:net'

/** Asks the server on a local port who it is. Resolves to its process id, or null when nothing of the kind answers. */
export type Ping = (port: number, timeoutMs?: number) => Promise<number | null>

/** `INFO server` over Redis' protocol. The process id tells our server from a stranger on the same port. */
export const pingRedis: Ping = (port, timeoutMs = 500) =>
  exchange(port, timeoutMs, Buffer.from('INFO server\r\n'), (reply) => {
    const length = /^\$(\d+)\r\n/.exec(reply.toString('latin1', 0, 20))
    // An error (-LOADING while the append-only file is read) means: up, and not ready yet.
    if (!length) return reply.includes('\r\n') && reply[0] === MINUS ? 'no' : undefined
    if (reply.length < length[0].length + Number(length[1])) return undefined
    const id = /process_id:(\d+)/.exec(reply.toString('utf8'))
    return id ? Number(id[1]) : 'no'
  })

/** `serverStatus` over MongoDB's wire protocol (OP_MSG), by hand: the driver takes longer to load than a server to start. */
export const pingMongo: Ping = (port, timeoutMs = 500) =>
  exchange(port, timeoutMs, serverStatus(), (reply) => {
    if (reply.length < 4 || reply.length < reply.readInt32LE(0)) return undefined
    for (const [type, read] of Object.entries(integers)) {
      const at = reply.indexOf(Buffer.from(`${String.fromCharCode(Number(type))}pid\0`, 'latin1'))
      if (at >= 0) return read(reply, at + 5)
    }
    return 'no'
  })

const MINUS = '-'.charCodeAt(0)
const OP_MSG = 2013

/** BSON's kinds of number, by their type byte. */
const integers: Record<number, (from: Buffer, at: number) => number> = {
  16: (from, at) => from.readInt32LE(at),
  18: (from, at) => Number(from.readBigInt64LE(at)),
  1: (from, at) => from.readDoubleLE(at),
}

function serverStatus(): Buffer {
  const fields = Buffer.concat([
    Buffer.from('\x10serverStatus\0', 'latin1'),
    int32(1),
    Buffer.from('\x02$db\0', 'latin1'),
    int32('admin\0'.length),
    Buffer.from('admin\0\0', 'latin1'),
  ])
  const body = Buffer.concat([int32(0), Buffer.from([0]), int32(fields.length + 4), fields])
  return Buffer.concat([int32(16 + body.length), int32(1), int32(0), int32(OP_MSG), body])
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32LE(value)
  return bytes
}

/** One question, one answer, on a connection of its own. `read` gives undefined while the answer is not complete. */
function exchange(
  port: number,
  timeoutMs: number,
  question: Buffer,
  read: (reply: Buffer) => number | 'no' | undefined,
): Promise<number | null> {
  return new Promise((resolve) => {
    let reply = Buffer.alloc(0)
    const socket = createConnection({ port, host: '127.0.0.1' })
    const done = (pid: number | null) => {
      socket.destroy()
      resolve(pid)
    }
    socket.setTimeout(timeoutMs, () => done(null))
    socket.once('error', () => done(null))
    socket.once('close', () => done(null))
    socket.once('connect', () => socket.write(question))
    socket.on('data', (bytes) => {
      reply = Buffer.concat([reply, bytes])
      const answer = read(reply)
      if (answer !== undefined) done(answer === 'no' ? null : answer)
    })
  })
}
