import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command } from 'commander'
import { judgeStory } from '../demo/checks/index.ts'
import { gatherEvidence } from '../demo/evidence.ts'
import { storyReport } from '../demo/report.ts'
import { openStage } from '../demo/stage.ts'
import { playStory, STORY_BEGINS } from '../demo/story.ts'
import { createStoryClock } from '../demo/story-clock.ts'
import { startServices } from '../services/services.ts'

export function registerDemo(program: Command): void {
  program
    .command('demo')
    .description('play the story of the 46 workers and print the final report')
    .option('--quiet', 'print the report only')
    .action(async ({ quiet }: { quiet?: boolean }) => {
      // A database of its own, thrown away at the end: what the hub of this machine knows is not touched.
      const dataDir = mkdtempSync(join(tmpdir(), 'portavoz-demo-'))
      const services = await startServices({ redisUrl: NO_REDIS, dataDir, log: silent })
      try {
        const stage = await openStage(new URL('/story', services.mongodbUri).href, createStoryClock(STORY_BEGINS))
        try {
          if (!quiet) process.stderr.write('Playing 24 weeks; this takes some minutes.\n')
          const told = await playStory(stage, (line) => {
            if (!quiet) process.stderr.write(`${line}\n`)
          })
          const evidence = await gatherEvidence(stage)
          const verdicts = judgeStory(evidence, told)
          process.stdout.write(storyReport(evidence, told, verdicts))
          if (verdicts.some(({ holds }) => !holds)) process.exitCode = 1
        } finally {
          await stage.close()
        }
      } finally {
        await services.stop()
        rmSync(dataDir, { recursive: true, force: true })
      }
    })
}

/** The story passes wake-up calls by itself: an address keeps a server from being started for nothing. */
const NO_REDIS = 'redis://127.0.0.1:0'
const silent = { info: () => {}, warn: () => {}, error: () => {} }
