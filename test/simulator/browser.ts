import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { findBrowser } from '../support/browser.ts'

/** The browser as a path, which is what Playwright starts; null where there is none. */
export function browserPath(): string | null {
  const found = findBrowser()
  if (found === null || existsSync(found)) return found
  const places = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, found))
  return places.find((place) => existsSync(place)) ?? null
}
