import type { Lang } from '../reader.ts'
import type { TaskSaid } from './tasks.ts'

/** `none`: "ninguna". */
export type NamedTask = { ref: string; start: number; end: number; none?: true }

const REFERENCE = /(?<![\p{L}\d])t[ -]?#?(\d{1,6})(?!\d)/giu
const NONE = /^n/i
/** Stands for the open ones that are not named: "las dos", "todas", "las demás". */
const OTHERS = '*'

/** The tasks that a text names, in its order. "Todas", "las dos", "las demás" stand for the others where there are `refs`, as many as are said. */
export function namedTasks(text: string, lang: Lang, refs: readonly string[]): NamedTask[] {
  const found = [...text.matchAll(REFERENCE)].map(({ 0: said, 1: digits, index }) => ({
    ref: `T${digits}`,
    start: index,
    end: index + said.length,
  }))
  if (refs.length === 0) return found
  const { several, counts } = words[lang]
  const groups = [...text.matchAll(several)].filter(({ groups: parts }) => {
    const count = parts?.count?.toLowerCase()
    return count === undefined || counts.indexOf(count) + 2 === refs.length
  })
  const sets = groups.map(({ 0: said, index }) => ({
    ref: OTHERS,
    start: index,
    end: index + said.length,
    ...(NONE.test(said) ? { none: true as const } : {}),
  }))
  return [...found, ...sets].sort((a, b) => a.start - b.start)
}

/** With those of `refs` that "todas" or "las demás" stand for, in their order; "todas menos T4" says of T4 that it is not yet. */
export function expanded(tasks: readonly TaskSaid[], refs: readonly string[]): TaskSaid[] {
  const others = tasks.find(({ ref }) => ref === OTHERS)
  const named = tasks.filter(({ ref }) => ref !== OTHERS)
  if (!others) return named
  const known = new Set(named.map(({ ref }) => ref))
  return [...named, ...refs.filter((ref) => !known.has(ref)).map((ref) => ({ ...others, ref }))].sort(
    (a, b) => refs.indexOf(a.ref) - refs.indexOf(b.ref),
  )
}

const words: Record<Lang, { several: RegExp; counts: readonly string[] }> = {
  es: {
    several:
      /(?<![\p{L}\d])(?:ninguna(?:\s+tarea|\s+de\s+(?:ellas|las\s+(?:tareas|dos|tres|cuatro|cinco)))|tod[oa]s|amb[oa]s|l[oa]s\s+dem[aá]s|l[oa]s\s+otr[oa]s(?:\s+(?:dos|tres|cuatro))?|el\s+resto|(?<!\ba\s)(?:de\s+)?l[oa]s\s+(?<count>dos|tres|cuatro|cinco|seis))(?:\s+tareas)?(?![\p{L}\d])(?!\s+(?:de\s+la\s+(?:tarde|mañana|noche)|personas|gentes|hojas|veces|horas|d[ií]as))/giu,
    counts: ['dos', 'tres', 'cuatro', 'cinco', 'seis'],
  },
  en: {
    several:
      /(?<![\p{L}\d])(?:all(?:\s+of\s+them)?|both(?:\s+of\s+them)?|the\s+others|the\s+rest|neither|none(?:\s+of\s+them)?)(?:\s+tasks)?(?![\p{L}\d])/giu,
    counts: ['two', 'three', 'four', 'five', 'six'],
  },
  fr: { several: /(?<![\p{L}\d])(?:toutes|les\s+deux|les\s+autres)(?![\p{L}\d])/giu, counts: ['deux'] },
}
