import { advocates } from './advocates.ts'
import { classList } from './class-list.ts'
import { defenders } from './defenders.ts'
import type { AnyKind } from './kind.ts'
import { leads } from './leads.ts'

export const IMPORT_NAMES = ['class-list', 'leads', 'defenders', 'advocates'] as const
export type ImportName = (typeof IMPORT_NAMES)[number]

/** Every kind of list that can be imported. A new one is a file and a line here. */
export const importKinds: Readonly<Record<ImportName, AnyKind>> = {
  'class-list': classList,
  leads,
  defenders,
  advocates,
}
