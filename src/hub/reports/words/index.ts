import { en, type LabelKey } from './en.ts'
import { es } from './es.ts'

export type { LabelKey } from './en.ts'

/** The languages of those who read reports. */
export const words: Readonly<Record<'es' | 'en', Record<LabelKey, string>>> = { es, en }
