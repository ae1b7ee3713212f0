import dgram from 'node:dgram'
import dns from 'node:dns'
import net from 'node:net'

// Plain JavaScript: it is loaded into every test file, and into every Node that a test starts (NODE_OPTIONS --import).

const installed = Symbol.for('portavoz.network-guard')

/** Tests reach this machine only: a connection, a datagram or a name look-up that leaves it fails with this code. */
export const REFUSED = 'ENETWORKGUARD'

/** 127.0.0.0/8, ::1 (also with the IPv4 form), localhost and its subdomains; no host at all means localhost to Node. */
export function isLoopback(host) {
  if (host === undefined || host === null || host === '') return true
  const name = String(host)
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/^::ffff:(?=\d)/, '')
  return name === 'localhost' || name.endsWith('.localhost') || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name)
}

function refusal(host) {
  return Object.assign(new Error(`The network guard of the tests refused ${host}`), { code: REFUSED })
}

if (!globalThis[installed]) {
  globalThis[installed] = true

  const connect = net.Socket.prototype.connect
  net.Socket.prototype.connect = function guarded(...args) {
    // Node hands its own normalized form [options, callback] down; people give (options), (port, host) or (path).
    const [first, second] = Array.isArray(args[0]) ? args[0] : args
    const options = typeof first === 'object' && first !== null ? first : { port: first, host: second }
    const local = options.path !== undefined || Number.isNaN(Number(options.port ?? 0))
    const host = typeof options.host === 'function' ? undefined : options.host
    if (local || isLoopback(host)) return connect.apply(this, args)
    process.nextTick(() => this.destroy(refusal(host)))
    return this
  }

  for (const api of [dns, dns.promises]) {
    const lookup = api.lookup
    api.lookup = (host, ...rest) => {
      if (isLoopback(host) || net.isIP(host)) return lookup(host, ...rest)
      if (api === dns.promises) return Promise.reject(refusal(host))
      process.nextTick(rest.at(-1), refusal(host))
    }
  }

  for (const method of ['send', 'connect']) {
    const original = dgram.Socket.prototype[method]
    dgram.Socket.prototype[method] = function guarded(...args) {
      const host = args.slice(1).find((one) => typeof one === 'string')
      if (!isLoopback(host)) throw refusal(host)
      return original.apply(this, args)
    }
  }
}
