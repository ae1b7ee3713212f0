import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openLine } from '../../bench/load/socket.ts'

let server: Server
let port = 0
const cut = 'cut'
beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/cut') return request.socket.destroy()
    response.statusCode = request.url === '/refused' ? 403 : 200
    if (request.url === '/chunked') response.write('in ')
    response.end(request.url === '/empty' ? '' : 'x'.repeat(request.url === '/long' ? 200_000 : 3))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

const request = (path: string): Buffer => Buffer.from(`POST /${path} HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n`)

describe('a connection of the load', () => {
  it('reads each answer to its end before the next request, whatever its form', async () => {
    const line = await openLine(port)
    const statuses: number[] = []
    for (const path of ['empty', 'long', 'chunked', 'refused', 'short']) statuses.push(await line.send(request(path)))
    expect(statuses).toEqual([200, 200, 200, 403, 200])
    line.close()
  })

  it('tells a broken connection, then and afterwards', async () => {
    const line = await openLine(port)
    expect(await line.send(request(cut))).toBe(0)
    expect(await line.send(request('short'))).toBe(0)
  })
})
