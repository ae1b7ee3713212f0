import { timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parse } from 'node:querystring'
import { answerTo } from './child.ts'
import { account, signatureOf } from './webhook-request.ts'

/**
 * The reference: `node:http` that parses the form, checks the signature and answers. It keeps nothing, so it is the most that
 * one process could ever acknowledge.
 */
const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const params = parse(Buffer.concat(chunks).toString('utf8'))
    const expected = Buffer.from(signatureOf(account.authToken, `${account.publicUrl}${request.url}`, params))
    const given = Buffer.from(String(request.headers['x-twilio-signature']))
    const signed = given.length === expected.length && timingSafeEqual(given, expected)
    response.writeHead(signed ? 200 : 403, { 'Content-Type': 'text/xml' })
    response.end('<?xml version="1.0" encoding="UTF-8"?><Response/>')
  })
})

server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  answerTo<'port', number>(() => port)
})
