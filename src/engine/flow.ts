import { createHash } from 'node:crypto'
import { isMap, LineCounter, parseDocument, type Node as YamlNode } from 'yaml'
import { z } from 'zod'
import { type Condition, conditionsSchema } from './conditions.ts'
import { durationMs } from './duration.ts'
import { LEVELS } from './events.ts'
import type { NodeBase, SilenceStep } from './node.ts'
import { type Node, type NodeKind, nodes } from './nodes/index.ts'
import type { Problem } from './problem.ts'
import { compileRecords, recordsSchema } from './records.ts'
import { flowName, target, word } from './target.ts'

export const AUDIENCES = ['migrant', 'relative', 'defender', 'advocate', 'anyone'] as const
export const FACT_GROUPS = ['person', 'contact', 'matter', 'claim', 'now', 'hub', 'tasks'] as const
/** Largest flow file read, in characters: 100 times the longest real one. */
const MAX_FILE = 500_000
const MAX_NODES = 500

/** A conversation, compiled once and never changed; `version` is the hash of its file. */
export type Flow = {
  name: string
  version: string
  file: string
  audience: (typeof AUDIENCES)[number]
  facts: readonly string[]
  start: Start
  first: string
  nodes: ReadonlyMap<string, Node>
  /** Old node name -> present one, for conversations that stand on an earlier version. */
  renamed: Readonly<Record<string, string>>
}

export type Start = {
  staff: boolean
  inbound?: { when?: Condition[]; priority: number }
  keyword: string[]
  /** Intent -> the node it enters. */
  intent: ReadonlyMap<string, string>
  when?: Condition[]
  /** Conversations that are over when this one is started: what they ask is settled by what this one tells. */
  replaces: readonly string[]
}

const duration = z.string().refine((text) => durationMs(text) !== null, 'a duration is written like 30m, 48h or 7d')
const silenceStep = z.union([
  z.strictObject({ after: duration, do: z.literal('repeat'), channel: z.enum(['whatsapp', 'sms']).optional() }),
  z.strictObject({ after: duration, go: target, channel: z.enum(['whatsapp', 'sms']).optional() }),
])

/** Keys that every node may have. */
const common = {
  level: z.enum(LEVELS).optional(),
  template: z.boolean().optional(),
  silence: z.union([z.literal('none'), z.array(silenceStep).min(1)]).optional(),
  silence_reason: z.string().min(10).optional(),
  record: recordsSchema.optional(),
  count: word.optional(),
  alert: z.strictObject({ reason: word, priority: z.enum(['normal', 'high', 'urgent']).default('normal') }).optional(),
  /** Check name -> why it does not apply here. */
  allow: z.record(z.string(), z.string().min(10)).optional(),
}

const kinds = Object.keys(nodes) as NodeKind[]
const shapeOf = (kind: NodeKind): z.ZodRawShape => nodes[kind].shape
const nodeSchemas = Object.fromEntries(
  kinds.map((kind) => [kind, z.strictObject({ ...common, ...shapeOf(kind) })]),
) as unknown as Record<NodeKind, z.ZodType<Record<string, unknown>>>

const intentName = z.string().regex(/^[A-Z]+$/, 'an intent is written in capitals, like STOP')

const startSchema = z.strictObject({
  staff: z.boolean().optional(),
  inbound: z
    .union([
      z.literal(true),
      z.strictObject({ when: conditionsSchema.optional(), priority: z.number().int().optional() }),
    ])
    .optional(),
  keyword: z.array(z.string().min(1)).min(1).optional(),
  intent: z.union([z.array(intentName).min(1), z.record(intentName, target)]).optional(),
  when: conditionsSchema.optional(),
  replaces: z.array(flowName).min(1).optional(),
})

const headSchema = z.strictObject({
  flow: flowName,
  audience: z.enum(AUDIENCES),
  facts: z.array(z.enum(FACT_GROUPS)).default([]),
  start: startSchema.default({}),
  first: target.optional(),
  renamed: z.record(target, target).optional(),
  nodes: z.record(target, z.unknown()),
})

/** The whole file, for the JSON Schema that editors use. The loader checks node by node, for messages one can act on. */
export const flowFileSchema = headSchema.extend({
  nodes: z.record(target, z.union(kinds.map((kind) => nodeSchemas[kind]) as [z.ZodType, z.ZodType])),
})

/** Compile the text of a flow file. Never throws: what is wrong comes back as problems, each with line, node and remedy. */
export const compileFlow = (file: string, text: string): { flow: Flow | null; problems: Problem[] } => {
  const problems: Problem[] = []
  const name = file.replace(/^.*\//, '').replace(/\.ya?ml$/, '')
  const refuse = (problem: string, remedy: string, line?: number, node?: string) =>
    problems.push({ check: 'schema', file, problem, remedy, ...(line ? { line } : {}), ...(node ? { node } : {}) })
  if (text.length > MAX_FILE) {
    refuse(`${text.length} characters long`, `keep a flow under ${MAX_FILE} characters: divide it with call`)
    return { flow: null, problems }
  }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true })
  for (const error of document.errors)
    refuse(error.message.split('\n')[0] ?? 'not YAML', 'correct the YAML', error.linePos?.[0].line)
  if (problems.length > 0) return { flow: null, problems }
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let depth = path.length; depth > 0; depth--) {
      const parent = depth === 1 ? document.contents : (document.getIn(path.slice(0, depth - 1), true) as YamlNode)
      const pair = isMap(parent) ? parent.items.find((item) => String(item.key) === String(path[depth - 1])) : undefined
      const at = (pair?.key as YamlNode | undefined)?.range?.[0]
      if (at !== undefined) return lines.linePos(at).line
    }
    return 1
  }
  let raw: unknown
  try {
    raw = document.toJS({ maxAliasCount: 50 })
  } catch {
    refuse('too many aliases', 'write the nodes out instead of using & and *')
    return { flow: null, problems }
  }
  const head = headSchema.safeParse(raw)
  if (!head.success) {
    for (const issue of head.error.issues)
      refuse(`${issue.path.join('.') || 'file'}: ${issue.message}`, 'see docs/flow.schema.json', lineOf(issue.path))
    return { flow: null, problems }
  }
  const { data } = head
  if (data.flow !== name)
    refuse(`names itself ${data.flow}`, `write flow: ${name}, the name of the file`, lineOf(['flow']))
  const entries = Object.entries(data.nodes)
  if (entries.length === 0 || entries.length > MAX_NODES) {
    refuse(`${entries.length} nodes`, `have between 1 and ${MAX_NODES}`)
    return { flow: null, problems }
  }
  const compiled = new Map<string, Node>()
  for (const [nodeName, value] of entries) {
    const line = lineOf(['nodes', nodeName])
    const result = compileNode(nodeName, value, line)
    if ('node' in result) compiled.set(nodeName, result.node)
    else
      for (const issue of result.issues)
        refuse(issue.problem, issue.remedy, issue.path ? lineOf(['nodes', nodeName, ...issue.path]) : line, nodeName)
  }
  if (problems.length > 0) return { flow: null, problems }
  const { inbound, keyword, intent, staff, when, replaces } = data.start
  const first = data.first ?? entries[0]?.[0] ?? ''
  const flow: Flow = {
    name,
    version: createHash('sha256').update(text).digest('hex').slice(0, 16),
    file,
    audience: data.audience,
    facts: data.facts,
    start: {
      staff: staff ?? false,
      keyword: keyword ?? [],
      replaces: replaces ?? [],
      intent: new Map(Array.isArray(intent) ? intent.map((name) => [name, first]) : Object.entries(intent ?? {})),
      ...(when ? { when } : {}),
      ...(inbound === undefined ? {} : { inbound: compileInbound(inbound) }),
    },
    first,
    nodes: compiled,
    renamed: data.renamed ?? {},
  }
  return { flow, problems }
}

const compileInbound = (raw: NonNullable<z.infer<typeof startSchema>['inbound']>): NonNullable<Start['inbound']> =>
  raw === true ? { priority: 0 } : { priority: raw.priority ?? 0, ...(raw.when ? { when: raw.when } : {}) }

type Issue = { problem: string; remedy: string; path?: PropertyKey[] }

const compileNode = (name: string, raw: unknown, line: number): { node: Node } | { issues: Issue[] } => {
  if (raw === null || typeof raw !== 'object' || Array.isArray(raw))
    return { issues: [{ problem: 'is not a map', remedy: 'write for example { say: {}, level: L0, go: next }' }] }
  const named = kinds.filter((kind) => Object.hasOwn(raw, kind))
  const types = named.length > 1 ? named.filter((kind) => kind !== 'record') : named
  const [kind, ...others] = types
  if (!kind) return { issues: [{ problem: 'has no type', remedy: `give one of ${kinds.join(', ')}` }] }
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
  const base: NodeBase = {
    name,
    template: data.template ?? false,
    silence: compileSilence(data.silence),
    record: compileRecords(data.record),
    allow: data.allow ?? {},
    line,
    ...(data.level ? { level: data.level } : {}),
    ...(data.silence_reason ? { silenceReason: data.silence_reason } : {}),
    ...(data.count ? { count: data.count } : {}),
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
