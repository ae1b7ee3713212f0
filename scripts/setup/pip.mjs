import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { say } from './say.mjs'

const wheel = 'pip-26.3-py3-none-any.whl'
const sha256 = 'f3b60b20ffaadd4415ed7957212a38ac63fa4c5fa375bd0f4a797777940fad13'

/**
 * Fetches pip itself, for a Python that came without (Debian's, in containers): the wheel can be run as it is.
 * @param {string} folder where to keep it
 * @returns {Promise<string>} its path
 */
export async function downloadPip(folder) {
  const index = new URL('pip/', `${(process.env.PIP_INDEX_URL ?? 'https://pypi.org/simple').replace(/\/$/, '')}/`)
  say('Fetching pip ...')
  const page = await (await get(index)).text()
  const link = [...page.matchAll(/href="([^"]+)"/g)].map(([, address]) => address).find((one) => one?.includes(wheel))
  if (!link) throw new Error(`${index} does not offer ${wheel}`)
  const bytes = Buffer.from(await (await get(new URL(link.replaceAll('&amp;', '&'), index))).arrayBuffer())
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new Error(`${wheel} is not the known file`)
  const file = join(folder, wheel)
  writeFileSync(file, bytes)
  return file
}

async function get(address) {
  const response = await fetch(address, { headers: { accept: 'text/html' }, signal: AbortSignal.timeout(60_000) })
  if (!response.ok) throw new Error(`${address.host} answered ${response.status}`)
  return response
}
