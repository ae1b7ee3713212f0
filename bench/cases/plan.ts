import type { Connection } from 'mongoose'
import { NOUN_NAMES } from '../../src/cases/index.ts'

type About = { person: string; claim: string; matter: string; now: Date }

/** What pages, lists, counts and the sweeper ask the store, as find commands. */
const questionsAbout = ({ person, claim, matter, now }: About): [name: string, command: object][] => {
  const page = { find: 'cases', sort: { _id: 1 }, limit: 51 }
  const newest = { sort: { receivedAt: -1, _id: -1 }, limit: 51 }
  return [
    ['cases of a person', { ...page, filter: { personId: person, noun: { $in: [...NOUN_NAMES] } } }],
    ['addresses', { find: 'addresses', filter: { people: person } }],
    ['updates of a person', { find: 'updates', filter: { personId: person }, sort: { receivedAt: -1 }, limit: 50 }],
    ['updates of documents', { find: 'updates', filter: { noun: 'claim', subject: { $in: [claim] } } }],
    ['claims of a matter', { find: 'cases', filter: { noun: 'claim', matterId: matter } }],
    ['how people stand in a matter', { find: 'standings', filter: { matterId: matter } }],
    ['matters of a person', { find: 'standings', filter: { personId: { $in: [person] } } }],
    ['what is to be counted', { find: 'cases', filter: { uncounted: true }, limit: 500 }],
    ['counts to be made', { find: 'funnels', filter: { stale: true }, limit: 20 }],
    ['a page of a list', { ...page, filter: { noun: 'claim', matterId: matter, _id: { $gt: `claim:${claim}` } } }],
    ['a page of a whole noun', { ...page, filter: { noun: 'claim', _id: { $gt: `claim:${claim}` } } }],
    ['what is a Defender’s own', { ...page, filter: { noun: 'task', 'facets.defender_id': person } }],
    ['the staff queue', { find: 'cases', filter: { noun: 'handoff', state: 'OPEN' }, sort: { 'facets.urgency': 1 } }],
    ['everything of a noun', { find: 'cases', filter: { noun: 'claim' }, sort: { _id: 1 } }],
    ['a page of the log', { find: 'updates', filter: { outcome: 'accepted' }, ...newest }],
    ['what is due', { find: 'cases', filter: { dueAt: { $lte: now } }, sort: { dueAt: 1, _id: 1 } }],
    [
      'everybody, page by page',
      { find: 'people', filter: { _id: { $gt: person } }, hint: { _id: 1 }, sort: { _id: 1 }, limit: 200 },
    ],
    ['who took others in', { find: 'cases', filter: { 'facets.merged_into': { $in: [person] } } }],
    ['voice notes that were heard', { find: 'media', filter: { kind: 'audio', heardAt: { $lte: now } }, limit: 200 }],
    [
      'messages of some time ago',
      { find: 'inbox', filter: { state: 'handled', receivedAt: { $lte: now } }, limit: 200 },
    ],
    ['whose erasure waits', { find: 'people', filter: { erasureAt: { $gte: new Date(0) } }, limit: 200 }],
    ['whose remains are looked for', { find: 'people', filter: { clearAt: { $lte: now } }, limit: 500 }],
    ['what is to be chained', { find: 'updates', filter: { unchained: true }, limit: 500 }],
    ['a block of a chain', { find: 'audit', filter: { log: 'updates' }, sort: { n: -1 }, limit: 1 }],
    ['what subscribers wait for', { find: 'webhook_deliveries', filter: { nextAt: { $lte: now } }, limit: 500 }],
  ]
}

/** Questions that the store answers by looking through a whole collection. */
export async function scansAmong(
  connection: Connection,
  about: About,
): Promise<{ questions: number; scans: string[] }> {
  const questions = questionsAbout(about)
  const scans: string[] = []
  for (const [name, command] of questions) if ((await planOf(connection, command)) === 'scan') scans.push(name)
  return { questions: questions.length, scans }
}

/**
 * How the store finds the answer to a find command: by an index, or by looking through the whole collection.
 * @throws when the store does not say
 */
async function planOf(connection: Connection, command: object): Promise<'index' | 'scan'> {
  const told = await connection.db?.command({ explain: command, verbosity: 'queryPlanner' })
  const stages = [...JSON.stringify(told?.queryPlanner?.winningPlan ?? {}).matchAll(/"stage":"(\w+)"/g)].map(
    ([, stage]) => stage,
  )
  if (stages.length === 0) throw new Error('The store does not tell how it finds what is asked')
  return stages.includes('COLLSCAN') ? 'scan' : 'index'
}
