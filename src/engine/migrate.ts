import type { Turn } from './turn.ts'

/**
 * Bring a session to the present flows. A node that still exists (or was renamed) goes on there; otherwise its flow begins
 * again. `gone`: the flow itself is no more. Versions are content hashes, so an equal one needs no look.
 */
export const migrate = (turn: Turn): 'ready' | 'restart' | 'gone' => {
  let state: 'ready' | 'restart' = 'ready'
  const { frames } = turn.open
  for (const [index, frame] of frames.entries()) {
    const flow = turn.library.byName.get(frame.flow)
    if (!flow) return 'gone'
    if (flow.version === frame.version) continue
    frame.version = flow.version
    const name = flow.renamed[frame.node] ?? frame.node
    if (flow.nodes.has(name)) frame.node = name
    else {
      frame.node = flow.first
      if (index === frames.length - 1) state = 'restart'
    }
  }
  return state
}
