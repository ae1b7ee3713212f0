import { ImportRefused } from './import-refused.ts'

/** Bytes of one line; a longer one is not a list of people. */
export const MAX_LINE_BYTES = 64 * 1024
/** Bytes of a file: more than a million people. */
export const MAX_FILE_BYTES = 256 * 1024 * 1024

export type Decoded = { text: string; line: number; latin: boolean }

/**
 * Lines of a file whose encoding nobody told: each one is UTF-8 if it can be, else Windows-1252 (which holds Latin-1), so
 * that a list put together from two sources is read right. Yields lines with their ends; memory does not grow with the file.
 * @throws ImportRefused over the limits, or for UTF-16 and files that are no text
 */
export async function* decodeLines(
  source: AsyncIterable<Uint8Array>,
  maxBytes = MAX_FILE_BYTES,
): AsyncGenerator<Decoded> {
  const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  const latin1 = new TextDecoder('windows-1252')
  let rest = Buffer.alloc(0)
  let total = 0
  let line = 0
  const decode = (bytes: Buffer): Decoded => {
    line++
    const body = line === 1 ? withoutMark(bytes) : bytes
    if (body.includes(0)) throw new ImportRefused('not_text', 'The file is not a text file. Save it as CSV (UTF-8).')
    try {
      return { text: utf8.decode(body), line, latin: false }
    } catch {
      return { text: latin1.decode(body), line, latin: true }
    }
  }
  for await (const chunk of source) {
    total += chunk.byteLength
    if (total > maxBytes)
      throw new ImportRefused('too_large', `The file is larger than ${maxBytes / 1024 / 1024} MB. Split it.`)
    rest = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk])
    let from = 0
    for (let end = rest.indexOf(10, from); end !== -1; end = rest.indexOf(10, from)) {
      yield decode(rest.subarray(from, end + 1))
      from = end + 1
    }
    rest = rest.subarray(from)
    if (rest.length > MAX_LINE_BYTES)
      throw new ImportRefused('too_large', `Line ${line + 1} is longer than ${MAX_LINE_BYTES} bytes.`)
  }
  if (rest.length > 0) yield decode(rest)
}

function withoutMark(bytes: Buffer): Buffer {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    throw new ImportRefused('not_text', 'The file is UTF-16. Save it as CSV (UTF-8).')
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes
}
