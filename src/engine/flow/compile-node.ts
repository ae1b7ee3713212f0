import { z } from 'zod'
import { durationMs } from '../duration.ts'
import { LEVELS } from '../events.ts'
import type { NodeBase, SilenceStep } from '../node.ts'
import { type Node, type NodeKind, nodes } from '../nodes/index.ts'
import { PRESSING } from '../pressing.ts'
import { stillSchema } from '../still.ts'
import { conditionsSchema, lookedAtAgainSchema, readsOf } from './conditions.ts'
import { compileRecords, recordsSchema } from './records.ts'
import { target, word } from './target.ts'

const duration = z.string().refine((text) => durationMs(text) !== null, 'a duration is written like 30m, 48h or 7d')
const silenceStep = z.union([
  z.strictObject({ after: duration, do: z.literal('repeat'), channel: z.enum(['whatsapp', 'sms']).optional() }),
  z.strictObject({ after: duration, go: target, channel: z.enum(['whatsapp', 'sms']).optional() }),
])

/** Keys that every node may have. */
const common = {
  level: z.enum(LEVELS).optional(),
  template: z.boolean().optional(),
  pressing: z.enum(PRESSING).optional(),
  can_wait: z.union([z.literal(true), conditionsSchema]).optional(),
  while: lookedAtAgainSchema.optional(),
  still: stillSchema.optional(),
  yields: z.literal(true).optional(),
  puts_off: z.literal(true).optional(),
  opening: z.literal(true).optional(),
  silence: z.union([z.literal('none'), z.array(silenceStep).min(1)]).optional(),
  silence_reason: z.string().min(10).optional(),
  record: recordsSchema.optional(),
  count: word.optional(),
  forget: z.array(word).min(1).optional(),
  alert: z.strictObject({ reason: word, priority: z.enum(['normal', 'high', 'urgent']).default('normal') }).optional(),
  /** Check name -> why it does not apply here. */
  allow: z.record(z.string(), z.string().min(10)).optional(),
}

export const NODE_KINDS = Object.keys(nodes) as NodeKind[]
const shapeOf = (kind: NodeKind): z.ZodRawShape => nodes[kind].shape
/** By type of node; a key that the type does not know is refused. */
export const nodeSchemas = Object.fromEntries(
  NODE_KINDS.map((kind) => [kind, z.strictObject({ ...common, ...shapeOf(kind) })]),
) as unknown as Record<NodeKind, z.ZodType<Record<string, unknown>>>

/** What is wrong in a node, and where in it. */
export type Issue = { problem: string; remedy: string; path?: PropertyKey[] }

/** Compile what a flow file says of one node. Never throws. */
export const compileNode = (name: string, raw: unknown, line: number): { node: Node } | { issues: Issue[] } => {
  if (raw === null || typeof raw !== 'object' || Array.isArray(raw))
    return { issues: [{ problem: 'is not a map', remedy: 'write for example { say: {}, level: L0, go: next }' }] }
  const named = NODE_KINDS.filter((kind) => Object.hasOwn(raw, kind))
  const types = named.length > 1 ? named.filter((kind) => kind !== 'record') : named
  const [kind, ...others] = types
  if (!kind) return { issues: [{ problem: 'has no type', remedy: `give one of ${NODE_KINDS.join(', ')}` }] }
  if (others.length > 0)
    return { issues: [{ problem: `is ${types.join(' and ')} at once`, remedy: 'divide it into two nodes' }] }
  const parsed = nodeSchemas[kind].safeParse(raw)
  if (!parsed.success)
    return {
      issues: parsed.error.issues.map((issue) => ({
        problem: `${[kind, ...issue.path.filter((step) => step !== kind)].join('.')}: ${messageOf(issue)}`,
        remedy: `see "${kind}" in docs/flow.schema.json`,
        path: [...issue.path],
      })),
    }
  const data = parsed.data as CommonKeys
  const [unknown] = readsOf(data.while).answers.filter((path) => path.split('.')[0] !== data.still?.as)
  if (unknown !== undefined)
    return {
      issues: [
        {
          problem: `while: reads answers.${unknown}, which is not known when the words are sent`,
          remedy: 'name a fact, or say with `still` in which list it is looked up',
          path: ['while'],
        },
      ],
    }
  const base: NodeBase = {
    name,
    template: data.template ?? false,
    silence: compileSilence(data.silence),
    record: compileRecords(data.record),
    allow: data.allow ?? {},
    line,
    ...(data.level ? { level: data.level } : {}),
    ...(data.pressing ? { pressing: data.pressing } : {}),
    ...(data.can_wait ? { canWait: data.can_wait === true ? [] : data.can_wait } : {}),
    ...(data.while ? { while: data.while } : {}),
    ...(data.still ? { still: data.still } : {}),
    ...(data.yields ? { yields: true as const } : {}),
    ...(data.puts_off ? { putsOff: true as const } : {}),
    ...(data.opening ? { opening: true as const } : {}),
    ...(data.silence_reason ? { silenceReason: data.silence_reason } : {}),
    ...(data.count ? { count: data.count } : {}),
    ...(data.forget ? { forget: data.forget } : {}),
    ...(data.alert ? { alert: data.alert } : {}),
  }
  const compile = nodes[kind].compile as (value: unknown) => unknown
  return { node: { ...base, type: kind, spec: compile(parsed.data) } as Node }
}

type CommonKeys = z.infer<z.ZodObject<typeof common>>

/** Of a union, the branch that came closest says what is wrong; zod alone says "Invalid input". */
const messageOf = (issue: z.core.$ZodIssue): string => {
  if (issue.code !== 'invalid_union') return issue.message
  const closest = [...issue.errors].sort((a, b) => a.length - b.length)[0]?.[0]
  return closest ? `${closest.path.join('.')}${closest.path.length > 0 ? ': ' : ''}${closest.message}` : issue.message
}

const compileSilence = (raw: CommonKeys['silence']): SilenceStep[] =>
  raw === undefined || raw === 'none'
    ? []
    : raw.map((step) => ({
        afterMs: durationMs(step.after) ?? 0,
        repeat: 'do' in step,
        ...('go' in step ? { go: step.go } : {}),
        ...(step.channel ? { channel: step.channel } : {}),
      }))
