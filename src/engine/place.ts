import type { Event } from './events.ts'
import type { Flow } from './flow/flow.ts'
import type { Library } from './library.ts'
import type { Node } from './nodes/index.ts'
import type { EngineParts, TurnContext } from './parts.ts'
import { copyOf, type Frame, type Session } from './session.ts'

/** Where a turn stands: a private copy of the session, the flow and node on top, and the events so far. */
export class Place {
  readonly events: Event[] = []
  readonly now: string
  readonly zone: string
  readonly context: TurnContext
  readonly library: Library
  readonly parts: EngineParts
  /** Null while no conversation is open. */
  session: Session | null

  constructor(parts: EngineParts, library: Library, context: TurnContext, session: Session | null) {
    this.parts = parts
    this.library = library
    this.context = context
    this.now = context.now
    this.zone = context.zone
    this.session = session && copyOf(session)
  }

  get open(): Session {
    if (!this.session) throw new Error('no conversation is open')
    return this.session
  }

  get frame(): Frame {
    const frame = this.open.frames.at(-1)
    if (!frame) throw new Error('a session without frames')
    return frame
  }

  get flow(): Flow {
    return this.flowNamed(this.frame.flow)
  }

  get node(): Node {
    const node = this.flow.nodes.get(this.frame.node)
    if (!node) throw new Error(`no node ${this.frame.node} in flow ${this.frame.flow}`)
    return node
  }

  protected flowNamed(name: string): Flow {
    const flow = this.library.byName.get(name)
    if (!flow) throw new Error(`no flow ${name}`)
    return flow
  }
}
