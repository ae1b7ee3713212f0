import { fileURLToPath } from 'node:url'

/** The folder that holds flows/ and locales/. */
export const projectRoot: string = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')
