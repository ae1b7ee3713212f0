import { createHash } from 'node:crypto'
import { type Document, isMap, LineCounter, parseDocument, visit, type Node as YamlNode } from 'yaml'
import type { z } from 'zod'
import type { Node } from '../nodes/index.ts'
import type { Problem } from '../problem.ts'
import type { Json } from '../session.ts'
import { compileNode } from './compile-node.ts'
import type { Flow, Start } from './flow.ts'
import { headSchema, type startSchema } from './flow-file.ts'
import { compilePhrase } from './phrase.ts'

/** Largest flow file read, in characters: 100 times the longest real one. */
const MAX_FILE = 500_000
const MAX_NODES = 500

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
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false })
  for (const error of document.errors) {
    const line = error.linePos?.[0].line
    // The parser itself gives up after some hundred levels.
    if (/call stack/.test(error.message)) refuse('is nested too deep', 'no flow needs more than ten levels', line)
    else refuse(error.message.split('\n')[0] ?? 'not YAML', 'correct the YAML', line)
  }
  for (const { key, at } of repeatedKeys(document))
    refuse(`"${key}" stands twice`, 'keep one of the two', lines.linePos(at).line)
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
  const { inbound, keyword, more, intent, staff, when, replaces, once, event, date, media, missed, reads } = data.start
  const first = data.first ?? entries[0]?.[0] ?? ''
  const flow: Flow = {
    name,
    version: createHash('sha256').update(text).digest('hex').slice(0, 16),
    file,
    audience: data.audience,
    facts: data.facts,
    start: {
      staff: staff ?? false,
      more: more ?? false,
      forwarded: data.start.forwarded ?? false,
      keyword: entriesOf(keyword, first).map(([text, entry]) => compilePhrase(text, entry)),
      event: event ?? [],
      media: media ?? [],
      ...(date ? { date } : {}),
      ...(missed ? { missed: compileMissed(missed) } : {}),
      replaces: replaces ?? [],
      once: once ?? false,
      ...(data.start.between ? { between: data.start.between === true ? [] : data.start.between } : {}),
      ...(data.start.newest ? { newest: data.start.newest } : {}),
      with: data.start.with ?? [],
      intent: new Map(entriesOf(intent, first)),
      ...(reads ? { reads: compileReads(reads) } : {}),
      ...(when ? { when } : {}),
      ...(inbound === undefined ? {} : { inbound: compileInbound(inbound) }),
    },
    ...(data.pressing ? { pressing: data.pressing } : {}),
    ...(data.still ? { still: data.still } : {}),
    first,
    nodes: compiled,
    renamed: data.renamed ?? {},
  }
  return { flow, problems }
}

/** In one pass: the parser's own look compares every key with every other, which takes minutes on a hostile file. */
const repeatedKeys = (document: Document): { key: string; at: number }[] => {
  const found: { key: string; at: number }[] = []
  visit(document, {
    Map: (_, map) => {
      const seen = new Set<string>()
      for (const { key } of map.items) {
        const name = String(key)
        if (seen.has(name)) found.push({ key: name, at: (key as YamlNode).range?.[0] ?? 0 })
        seen.add(name)
      }
    },
  })
  return found
}

/** A list enters at the first node, a map names the node. */
const entriesOf = (given: readonly string[] | Record<string, string> | undefined, first: string): [string, string][] =>
  Array.isArray(given) ? given.map((name): [string, string] => [name, first]) : Object.entries(given ?? {})

const compileMissed = ({
  reader,
  is,
  anew,
  beside,
  go,
  ...options
}: NonNullable<z.infer<typeof startSchema>['missed']>): NonNullable<Start['missed']> => ({
  reader,
  ...(is === undefined ? {} : { is }),
  ...(anew === undefined ? {} : { anew }),
  beside: beside ?? false,
  options: options as Record<string, Json>,
  go,
})

const compileReads = ({
  reader,
  fields,
  anywhere,
  ...options
}: NonNullable<z.infer<typeof startSchema>['reads']>): NonNullable<Start['reads']> => ({
  reader,
  fields: fields ?? [],
  anywhere: anywhere ?? false,
  options: options as Record<string, Json>,
})

const compileInbound = (raw: NonNullable<z.infer<typeof startSchema>['inbound']>): NonNullable<Start['inbound']> =>
  raw === true
    ? { priority: 0, questions: false }
    : { priority: raw.priority ?? 0, questions: raw.questions ?? false, ...(raw.when ? { when: raw.when } : {}) }
