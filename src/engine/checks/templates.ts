import { durationMs } from '../duration.ts'
import { type Flow, weBegin } from '../flow/flow.ts'
import type { Node } from '../nodes/index.ts'
import type { WaitSpec } from '../nodes/wait.ts'
import { at, type CheckInput, defineCheck } from './check.ts'
import { entersOf, reachable, resolveEntry, stops, targetsOf } from './graph.ts'
import { textsOf } from './texts.ts'

const WINDOW_MS = 24 * 3_600_000

/** Words that may have to go outside the 24 h window without an approved template. */
export const templates = defineCheck({
  name: 'templates',
  refuses:
    'words that open a conversation, or follow 24 h of silence, without an approved template; a template that begins or ends with a placeholder',
  run: (input) => [
    ...input.flows.flatMap((flow) => [
      ...(weBegin(flow.start) ? unready(input, flow, [flow.first], 'opens a conversation') : []),
      ...[...flow.nodes.values()].flatMap((node) => [
        ...(node.silence.some((step) => step.repeat && step.afterMs >= WINDOW_MS) && !node.template
          ? at(
              'templates',
              flow,
              node,
              'is said again after 24 h or more without a template',
              'add template: true, or repeat within 24 h',
            )
          : []),
        ...node.silence.flatMap((step) =>
          step.go !== undefined && step.afterMs >= WINDOW_MS
            ? unready(input, flow, [step.go], `follows 24 h of silence at ${node.name}`)
            : [],
        ),
        ...(node.type === 'wait' && mayBeLong(node.spec.until)
          ? unready(input, flow, [node.spec.go], `may follow 24 h of waiting at ${node.name}`)
          : []),
      ]),
    ]),
    ...textsOf(input)
      .filter(
        ({ node, form, text }) =>
          node.template && !form.includes('sms') && (/^\s*\{/.test(text) || /\}\s*$/.test(text)),
      )
      .flatMap(({ flow, node, file }) =>
        at(
          'templates',
          flow,
          node,
          `a template begins or ends with a placeholder (${file})`,
          'put a word before and after it',
        ),
      ),
  ],
})

/** Only a duration says how long it is at most. */
const mayBeLong = (until: WaitSpec['until']): boolean =>
  until !== undefined && (typeof until === 'object' || (durationMs(until) ?? WINDOW_MS) >= WINDOW_MS)

/** The first words that come from here without anybody writing in between, and are no template. */
const unready = (input: CheckInput, flow: Flow, from: string[], why: string) =>
  [...reachable(flow, from, (node) => (stops(node) || (node.level && node.template) ? [] : targetsOf(node)))].flatMap(
    (name) => {
      const node = flow.nodes.get(name)
      if (!node) return []
      return [...own(flow, node, why), ...entersOf(node).flatMap((entry) => entered(input, entry, why))]
    },
  )

const entered = (input: CheckInput, entry: string, why: string) => {
  const { flow, node } = resolveEntry(entry, input.flows)
  return flow && node ? own(flow, node, why) : []
}

const own = (flow: Flow, node: Node, why: string) =>
  node.level && !node.template
    ? at('templates', flow, node, `${why} without a template`, 'add template: true (an approved text), or end silently')
    : []
