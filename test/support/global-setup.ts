import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { TestProject } from 'vitest/node'
import { startServices } from '../../src/services/services.ts'
import { clearLeftovers, temporaryPrefix } from './leftovers.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A real server; the path names no database of use: take one of your own (store.ts). */
    mongodbUri: string
    /** A real server; take a key prefix of your own (redis.ts). */
    redisUrl: string
  }
}

/**
 * One MongoDB and one Redis for the whole run, in a folder that is thrown away; or the ones that MONGODB_URI and
 * REDIS_URL name, where test files keep to databases and prefixes of their own.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await clearLeftovers()
  const dataDir = mkdtempSync(join(tmpdir(), temporaryPrefix))
  const services = await startServices({
    mongodbUri: process.env.MONGODB_URI,
    redisUrl: process.env.REDIS_URL,
    dataDir,
    log: { info: () => {}, warn: report, error: report },
  })
  project.provide('mongodbUri', services.mongodbUri)
  project.provide('redisUrl', services.redisUrl)
  const guard = pathToFileURL(join(import.meta.dirname, 'network-guard.mjs')).href
  process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --import ${guard}`.trim()
  // As `npm start` does: a process that a test starts does not compile what the one before it has compiled.
  process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, '..', '..', '.portavoz', 'compiled')
  return async () => {
    await services.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

function report(fields: Record<string, unknown>, message: string): void {
  process.stderr.write(`test services: ${message} ${JSON.stringify(fields)}\n`)
}
