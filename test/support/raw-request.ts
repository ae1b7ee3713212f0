import { connect, type Socket } from 'node:net'

/** Bytes as they are, on a connection of their own, for what no client library would send. */
export function openRaw(url: string, bytes: string | Buffer): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    socket.once('error', reject)
    socket.once('connect', () => {
      socket.off('error', reject)
      // The other side may cut the connection: that is for the test to see.
      socket.on('error', () => {})
      socket.write(bytes)
      resolve(socket)
    })
  })
}

/** @returns the status of every answer that came until the other side closed the connection */
export async function rawRequest(url: string, bytes: string | Buffer): Promise<number[]> {
  const socket = await openRaw(url, bytes)
  let answer = ''
  socket.on('data', (chunk) => {
    answer += chunk.toString('latin1')
  })
  await new Promise((resolve) => socket.once('close', resolve))
  return [...answer.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status))
}
