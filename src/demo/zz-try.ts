import { mkdtempSync, rmSync } from 'node:fs'
import { startServices } from '../services/services.ts'
import { openStage } from './stage.ts'
import { playStory, STORY_BEGINS } from './story.ts'
import { createStoryClock } from './story-clock.ts'

const dir = mkdtempSync('/tmp/demo-')
const services = await startServices({
  redisUrl: 'redis://unused',
  dataDir: dir,
  log: { info() {}, warn() {}, error() {} },
})
const t0 = Date.now()
try {
  const uri = new URL(services.mongodbUri)
  uri.pathname = '/demo_try'
  const stage = await openStage(uri.href, createStoryClock(STORY_BEGINS))
  try {
    await playStory(stage, (l) => console.log(((Date.now() - t0) / 1000).toFixed(1), l))
  } finally {
    for (const c of await stage.store.cases.list<any>({ noun: 'claim' }, 200)) {
      const p = await stage.store.cases.get<any>('person', c.personId!)
      const conv = await stage.store.conversations.get(c.personId!)
      console.log(
        c.doc.list_no,
        c.state,
        p?.state,
        conv?.status,
        conv?.flow,
        JSON.stringify(p?.doc.prefs),
        p?.doc.trust && JSON.stringify(p.doc.trust),
      )
    }
    const refused = await stage.store.messages.model.find({ state: { $in: ['refused', 'failed'] } }).lean()
    const by: any = {}
    for (const m of refused) {
      const k = `${m.state} ${m.code} ${m.flow}.${m.node}`
      by[k] = (by[k] ?? 0) + 1
    }
    console.log(by)
    const ur = await stage.store.updates.model.find({ outcome: 'refused' }).lean()
    const by2: any = {}
    for (const m of ur) {
      const k = `${m.noun}.${m.move} ${m.reason}`
      by2[k] = (by2[k] ?? 0) + 1
    }
    console.log(by2)
    for (const f of (process.env.SHOW ?? '').split(',').filter(Boolean)) {
      console.log('=====', f)
      for (const ch of ['whatsapp', 'sms'] as const)
        for (const b of stage.simulator.control.thread(f, ch))
          console.log(
            ch[0],
            b.at.slice(5, 16),
            b.mine ? '   >' : '<',
            b.text.slice(0, 160),
            b.layout.options.map((o) => o.id.split('.').pop()).join('|'),
          )
    }
    const ids: any = {}
    for (const h of await stage.store.cases.list<any>({ noun: 'handoff' }, 1000)) {
      const k = `${h.doc.reason} ${h.state}`
      ids[k] = (ids[k] ?? 0) + 1
    }
    console.log(ids, 'msgs', stage.simulator.control.messages().length)
    await stage.close()
  }
} finally {
  await services.stop()
  rmSync(dir, { recursive: true, force: true })
  console.log('total', (Date.now() - t0) / 1000)
}
