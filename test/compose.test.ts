import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { loadConfig } from '../src/config.ts'

const root = join(import.meta.dirname, '..')
const source = readFileSync(join(root, 'docker-compose.yml'), 'utf8')

type Service = {
  command: string[]
  environment: Record<string, string>
  env_file?: string[]
  volumes?: string[]
  ports?: string[]
  networks: string[]
  depends_on?: Record<string, { condition: string }>
  healthcheck?: { test?: string[] }
}
const compose = parse(source, { merge: true }) as {
  services: Record<string, Service>
  volumes: object
  networks: object
}
const service = (name: string): Service => {
  const found = compose.services[name]
  if (!found) throw new Error(`No service ${name}`)
  return found
}

test('it runs the door, the workers and both stores', () => {
  expect(Object.keys(compose.services)).toEqual(['web', 'worker', 'mongo', 'valkey'])
  expect(service('web').command).toEqual(['--role', 'web'])
  expect(service('worker').command).toEqual(['--role', 'worker'])
})

test('MongoDB is a replica set that initiates itself, and both stores keep their data in volumes', () => {
  expect(service('mongo').command).toEqual(expect.arrayContaining(['--replSet', 'portavoz']))
  expect(service('mongo').healthcheck?.test?.at(-1)).toMatch(/rs\.initiate\(\{ _id: 'portavoz'/)
  expect(service('web').environment.MONGODB_URI).toContain('replicaSet=portavoz')
  for (const name of ['mongo', 'valkey']) {
    const [volume] = (service(name).volumes?.[0] ?? '').split(':')
    expect(compose.volumes).toHaveProperty(volume ?? '?')
  }
})

test('Valkey keeps an append-only file and evicts nothing', () => {
  const command = service('valkey').command.join(' ')
  expect(command).toContain('--appendonly yes')
  expect(command).toContain('--maxmemory-policy noeviction')
})

test('the hub waits for healthy stores, and nobody outside reaches these', () => {
  for (const name of ['web', 'worker'])
    expect(service(name).depends_on).toEqual({
      mongo: { condition: 'service_healthy' },
      valkey: { condition: 'service_healthy' },
    })
  for (const name of ['mongo', 'valkey']) {
    expect(service(name).healthcheck?.test).toBeDefined()
    expect(service(name).ports).toBeUndefined()
    expect(service(name).networks).toEqual(['inside'])
  }
  expect(compose.networks).toMatchObject({ inside: { internal: true } })
})

test('no secret stands in the file: each is asked for by name', () => {
  for (const name of ['DATA_KEY', 'ADMIN_API_KEY', 'TWILIO_AUTH_TOKEN'])
    expect(service('web').environment[name]).toMatch(new RegExp(`^\\$\\{${name}:\\?`))
})

test('with the secrets given, what it hands to the hub is a configuration for production', () => {
  const secrets: Record<string, string> = {
    PUBLIC_URL: 'https://hub.example.org',
    DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
    ADMIN_API_KEY: 'k'.repeat(24),
    TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
    TWILIO_AUTH_TOKEN: 'token-of-a-test',
  }
  const filled = Object.entries(service('web').environment).map(([name, value]) => {
    const asked = /^\$\{(\w+):\?/.exec(value)?.[1]
    return [name, asked ? secrets[asked] : value]
  })
  const config = loadConfig({ ...Object.fromEntries(filled), TWILIO_SMS_FROM: '+12125550100' }, 'web')
  expect(config).toMatchObject({ production: true, role: 'web', publicUrl: 'https://hub.example.org', port: 3000 })
})

test('the image copies only what exists, and starts what the hub starts with', () => {
  const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8')
  const copied = [...dockerfile.matchAll(/^COPY --from=build \/app\/(\S+)/gm)].map(([, path]) => path ?? '')
  expect(copied.length).toBeGreaterThan(4)
  expect(copied.filter((path) => !existsSync(join(root, path)))).toEqual([])
  expect(dockerfile).toMatch(/^USER node$/m)
  expect(dockerfile).toContain('ENTRYPOINT ["node", "src/main.ts"]')
})

test('docker compose accepts it, and refuses to start without the data key', (context) => {
  const docker = (args: string[], cwd = root) => spawnSync('docker', ['compose', ...args], { cwd, encoding: 'utf8' })
  context.skip(docker(['version']).status !== 0, 'docker compose is not on this machine')
  const folder = mkdtempSync(join(tmpdir(), 'portavoz-compose-'))
  const settings = ['PUBLIC_URL', 'ADMIN_API_KEY', 'TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN'].map((name) => `${name}=x`)
  writeFileSync(join(folder, 'docker-compose.yml'), source)
  writeFileSync(join(folder, '.env'), settings.join('\n'))
  expect(docker(['config', '--quiet'], folder).stderr).toContain('DATA_KEY')
  writeFileSync(join(folder, '.env'), [...settings, 'DATA_KEY=x'].join('\n'))
  expect(docker(['config', '--quiet'], folder)).toMatchObject({ status: 0 })
  rmSync(folder, { recursive: true, force: true })
})
