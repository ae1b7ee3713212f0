import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { TestProject } from 'vitest/node'
import { startServices } from '../../src/services/services.ts'
import { clearLeftovers, dataRoot, temporaryPrefix } from './leftovers.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Real servers, one for each worker; their paths name no database of use: take one of your own (store.ts). */
    mongodbUris: string[]
    /** A real server; take a key prefix of your own (redis.ts). */
    redisUrl: string
  }
}

/**
 * One Redis for the whole run and a MongoDB for each worker, in a folder that is thrown away: the embedded MongoDB works on one
 * core, and a server that two workers load makes a third one's hub refuse messages. Or the ones that MONGODB_URI and REDIS_URL
 * name, where test files keep to databases and prefixes of their own.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await clearLeftovers()
  const dataDir = mkdtempSync(join(dataRoot(), temporaryPrefix))
  const { MONGODB_URI: mongodbUri, REDIS_URL } = process.env
  const log = { info: () => {}, warn: report, error: report }
  const first = await startServices({ mongodbUri, redisUrl: REDIS_URL, dataDir, log })
  const { redisUrl } = first
  const others = Array.from({ length: mongodbUri ? 0 : Number(project.config.maxWorkers) - 1 }, (_, index) =>
    startServices({ mongodbUri, redisUrl, dataDir: join(dataDir, `worker-${index + 2}`), log }),
  )
  const services = [first, ...(await Promise.all(others))]
  project.provide(
    'mongodbUris',
    services.map((each) => each.mongodbUri),
  )
  project.provide('redisUrl', redisUrl)
  const guard = pathToFileURL(join(import.meta.dirname, 'network-guard.mjs')).href
  process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --import ${guard}`.trim()
  // As `npm start` does: a process that a test starts does not compile what the one before it has compiled.
  process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, '..', '..', '.portavoz', 'compiled')
  return async () => {
    await Promise.all(services.map((each) => each.stop()))
    rmSync(dataDir, { recursive: true, force: true })
  }
}

function report(fields: Record<string, unknown>, message: string): void {
  process.stderr.write(`test services: ${message} ${JSON.stringify(fields)}\n`)
}
