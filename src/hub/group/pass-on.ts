import type { DefenderDoc } from '../../cases/defender.ts'
import type { GroupDoc } from '../../cases/group.ts'
import type { MatterDoc } from '../../cases/matter-doc.ts'
import type { PersonDoc } from '../../cases/person-doc.ts'
import { isFrozen } from '../../cases/person-safety.ts'
import type { PostDoc } from '../../cases/post.ts'
import type { TextRef } from '../../engine/events.ts'
import type { CaseDocument } from '../../store/case-documents.ts'
import type { MessageRecord } from '../../store/messages.ts'
import type { Act } from '../act.ts'
import type { Relay } from '../relay.ts'
import type { DeliverParts } from '../sending/deliver.ts'
import { createTellUpdates } from '../updates/tell-update.ts'
import { createBring } from './bring.ts'
import { knockFor, openBundles } from './bundle.ts'
import { createFileFromChat } from './file-from-chat.ts'
import { COPIES, idOfCopy, TALK_KEYS } from './group-messages.ts'
import { createHearFirst } from './hear-first.ts'
import { withoutKeptOut } from './kept-out.ts'
import { membersOf } from './members.ts'
import { type Recipient, recipientsOf } from './recipients.ts'
import { createSendCopies } from './send-copies.ts'
import { startDigest } from './start-digest.ts'

/**
 * Brings a post to every member, each a copy of their own that goes the way of every message. The ids of the copies are made of post and
 * member: done again, by another process or after a crash, it adds nothing.
 */
export function createPassOn(parts: DeliverParts & { act: Act }, relay: Relay) {
  const { store, clock, wake } = parts
  const sendCopies = createSendCopies(parts, relay)
  const tellUpdates = createTellUpdates(parts)
  const fileFromChat = createFileFromChat(parts)
  const bring = createBring(parts)
  const hearFirst = createHearFirst(parts, relay)

  return async (post: CaseDocument<PostDoc>): Promise<void> => {
    if (post.state === 'TAKEN_DOWN') await store.messages.takeDown(post.subject)
    if (post.state !== 'POSTED') return
    const group = await store.cases.get<GroupDoc>('group', post.doc.group_id ?? '')
    if (group && (group.state === 'OPEN' || group.state === 'QUIET')) {
      if (post.doc.kind === 'BROUGHT') await bring(post)
      else if (await hearFirst(post)) return
      else if (post.doc.kind === 'DIGEST') await startDigest(parts, post.subject, group.doc)
      else if (!post.personId || !(await speaksNoMore(post.personId))) await copy(post, group.doc)
    }
    await tellUpdates([
      {
        key: `passed:${post.subject}`,
        noun: 'post',
        subject: post.subject,
        move: 'pass_on',
        payload: {},
        actor: { kind: 'timer' },
        source: post.subject,
        eventAt: clock.now(),
      },
    ])
  }

  async function copy({ subject, doc }: CaseDocument<PostDoc>, group: GroupDoc): Promise<void> {
    const members = await membersOf(parts, group)
    const defender = await nameOfDefender(doc)
    const words = group.kind === 'NETWORK' ? COPIES.network : wordsOf(doc, defender)
    const talk = TALK_KEYS.includes(words.key)
    // Whoever mutes the talk is warned all the same.
    const readers = members.filter(({ id, muted }) => id !== doc.member_id && !(muted && talk))
    const matter = group.matter_id ? await store.cases.get<MatterDoc>('matter', group.matter_id) : null
    const file = await fileFromChat(doc)
    if (file === null && doc.file)
      await relay.handOff({
        id: `file:${subject}`,
        reason: 'group_file_not_sent',
        priority: 'normal',
        about: `post/${subject}`,
      })
    const own = members.find(({ id }) => id === doc.member_id)?.alias ?? null
    const alias = matter?.doc.facts.alias ?? (await store.settings.organisation()).alias
    const values: TextRef['values'] = {
      'matter.alias': alias,
      text: doc.text ?? null,
      ...(file === null ? {} : { file }),
      alias: group.kind === 'NETWORK' ? (own ?? defender ?? alias) : (defender ?? own),
      closes_on: group.closes_on ?? null,
    }
    const ref: TextRef = { ...words, values }
    const able = await recipientsOf(parts, readers, {
      group: group.id,
      matter: matter?.doc ?? null,
      talk,
      // What has a file is one message by itself.
      apart: file !== null,
    })
    const recipients = await withoutKeptOut(parts, able, group.kind)
    const open = await sendCopies(
      recipients.map((recipient) => ({ recipient, ref, message: copyFor(recipient, subject, group.id, ref) })),
    )
    const late = recipients.filter(({ together }) => together !== null)
    const knocks = [
      ...(await openBundles(parts, group, late)),
      ...(await knockFor(
        parts,
        // An approved template needs no opening.
        words === COPIES.alert ? [] : recipients.filter(({ together, closed }) => together === null && closed),
        group,
        subject,
      )),
    ]
    await Promise.all([
      ...open.map((personId) => wake('deliver', { personId })),
      ...knocks.map((addressId) => wake('converse', { addressId })),
    ])
  }

  function copyFor(
    { personId, address, reading, together }: Recipient,
    post: string,
    group: string,
    ref: TextRef,
  ): MessageRecord {
    const id = idOfCopy(store.vault, post, personId)
    const now = clock.now()
    const alert = ref.flow === COPIES.alert.flow
    return {
      _id: id,
      personId,
      addressId: address._id,
      direction: 'out',
      kind: 'ours',
      state: together === null ? 'queued' : 'owed',
      order: now.getTime() * 1000,
      at: now,
      notBefore: now,
      level: 'L1',
      template: alert,
      pressing: alert ? 'safety' : 'asked',
      flow: ref.flow,
      node: ref.key,
      after: [],
      attempts: 0,
      group,
      post,
      sealed: store.vault.seal(reading.key, JSON.stringify(ref), `messages/${id}`),
    }
  }

  /** As people of the matter know them. */
  async function nameOfDefender({ defender_id }: PostDoc): Promise<string | null> {
    const { called, name } = (defender_id && (await store.cases.get<DefenderDoc>('defender', defender_id))?.doc) || {}
    return called ?? name?.split(' ')[0] ?? null
  }

  async function speaksNoMore(personId: string): Promise<boolean> {
    const person = await store.cases.get<PersonDoc>('person', personId)
    return person === null || isFrozen(person.doc)
  }
}

const wordsOf = ({ kind, by }: PostDoc, defender: string | null): (typeof COPIES)[keyof typeof COPIES] => {
  if (kind === 'ALERT') return COPIES.alert
  if (kind === 'CLOSING') return COPIES.closing
  if (defender) return COPIES.defender
  return by ? COPIES.team : COPIES.talk
}
