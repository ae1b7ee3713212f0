/** The process is dead: whatever it still tries, nothing happens. */
export class Killed extends Error {
  constructor() {
    super('killed')
    this.name = 'Killed'
  }
}

export type Mortal<T> = {
  living: T
  /** Dies just before the call of this number (from 1), or just after it was carried out. */
  killAt(call: number, when: 'before' | 'after'): void
  /** A new process: counting starts again and nothing is planned. */
  revive(): void
  calls(): number
}

/** Parts of the store that are no repositories. */
const NOT_CALLS: ReadonlySet<string | symbol> = new Set(['model', 'connection', 'vault'])
/** What answers without leaving the process: nothing that could be cut off. */
const ARITHMETIC: ReadonlySet<string | symbol> = new Set(['value', 'idOf', 'sameNumber', 'seal', 'content', 'fresh'])

/**
 * Wraps an object two levels deep (`store.messages.insert`) so that the process can die at any of its asynchronous calls.
 * `before`: the call never reached the other side; `after`: it did, and the answer was lost.
 */
export function mortal<T extends object>(real: T): Mortal<T> {
  let calls = 0
  let plan: { call: number; when: 'before' | 'after' } | null = null
  let dead = false
  /** Found to be arithmetic: only what leaves the process can be cut off, so these are neither counted nor died at. */
  const arithmetic = new WeakSet<object>()

  /** Nobody is left to hear it: not an error of the test. */
  const end = (): Promise<never> => {
    const ended = Promise.reject(new Killed())
    ended.catch(() => {})
    return ended
  }

  const wrapCall =
    (target: object, method: (...args: unknown[]) => unknown) =>
    (...args: unknown[]): unknown => {
      if (arithmetic.has(method)) return method.apply(target, args)
      if (dead) return end()
      const mine = ++calls
      if (plan?.call === mine && plan.when === 'before') {
        dead = true
        return end()
      }
      const result = method.apply(target, args)
      if (!(result instanceof Promise)) {
        arithmetic.add(method)
        calls--
        return result
      }
      const answered = result.then((value) => {
        if (dead) throw new Killed()
        if (plan?.call === mine) {
          dead = true
          throw new Killed()
        }
        return value
      })
      answered.catch(() => {})
      return answered
    }
  const wrap = (target: object, depth: number): object =>
    new Proxy(target, {
      get(object, name) {
        const value = Reflect.get(object, name)
        if (NOT_CALLS.has(name)) return value
        if (ARITHMETIC.has(name)) return value.bind(object)
        if (typeof value === 'function') return wrapCall(object, value as never)
        if (depth < 2 && typeof value === 'object' && value !== null) return wrap(value, depth + 1)
        return value
      },
    })

  return {
    living: wrap(real, 1) as T,
    killAt(call, when) {
      plan = { call, when }
      calls = 0
    },
    revive() {
      plan = null
      dead = false
      calls = 0
    },
    calls: () => calls,
  }
}
