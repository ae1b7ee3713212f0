import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, runAloud } from './say.mjs'

/** The web pages that the hub serves, each with its own Vite project. */
const projects = ['simulator/phones', 'console']

/** Pages are built when their sources, or the packages they are built with, are not those of the last build. */
export const pages = {
  missing: () => stale().length > 0,

  run: async () => {
    for (const project of stale()) {
      const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
      const node = join(root, 'node_modules', '.bin', 'node')
      await runAloud(`Building the pages of ${project}`, node, [vite, 'build', project, '--logLevel', 'warn'])
      writeFileSync(stamp(project), hash(project))
    }
  },
}

const stale = () =>
  projects.filter((project) => {
    if (!existsSync(join(root, project, 'index.html'))) return false
    return !existsSync(stamp(project)) || readFileSync(stamp(project), 'utf8') !== hash(project)
  })

const stamp = (project) => join(root, project, 'dist', '.sources')

function hash(project) {
  const digest = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')))
  for (const file of sources(join(root, project)).sort()) digest.update(file).update(readFileSync(file))
  return digest.digest('hex')
}

function sources(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return ['dist', 'node_modules'].includes(entry.name) ? [] : sources(path)
    return entry.isFile() ? [path] : []
  })
}
