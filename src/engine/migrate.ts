import type { Turn } from './turn.ts'

/**
 * Bring a session to the present flows: a conversation is carried over by the names of its questions, not pinned. Versions are
 * content hashes, so an equal one needs no look.
 * @returns `moved`: the open question has another name, or is another one: it is put before an answer counts. `restart`: nothing
 * like it is there. `gone`: the flow itself is no more.
 */
export const migrate = (turn: Turn): 'ready' | 'moved' | 'restart' | 'gone' => {
  const { open: session, context } = turn
  let state: 'ready' | 'moved' | 'restart' = 'ready'
  for (const [index, frame] of session.frames.entries()) {
    const flow = turn.library.byName.get(frame.flow)
    if (!flow) return 'gone'
    if (flow.version === frame.version) continue
    frame.version = flow.version
    if (frame.back !== undefined && !flow.nodes.has(frame.back)) delete frame.back
    const there = flow.nodes.has(frame.node) ? frame.node : context.moved?.get(flow.name)?.[frame.node]
    const name = flow.renamed[frame.node] ?? there
    const node = name === undefined ? undefined : flow.nodes.get(name)
    const top = index === session.frames.length - 1
    if (top && node?.name !== frame.node) state = node ? 'moved' : 'restart'
    // The last word that silence has here is spoken, rather than none for ever.
    else if (top && node) session.silences = Math.min(session.silences, Math.max(0, node.silence.length - 1))
    frame.node = node?.name ?? flow.first
  }
  if (state !== 'ready') {
    delete session.part
    delete session.offered
  }
  return state
}
