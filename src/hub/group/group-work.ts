import type { AnyDoc } from '../../cases/index.ts'
import type { PostDoc } from '../../cases/post.ts'
import type { QuestionDoc } from '../../cases/question.ts'
import type { CaseDocument } from '../../store/case-documents.ts'
import { createAct } from '../act.ts'
import type { Relay } from '../relay.ts'
import type { DeliverParts } from '../sending/deliver.ts'
import type { RecordUpdates, Subject } from '../updates/record.ts'
import { createCluster } from './cluster.ts'
import { createPassOn } from './pass-on.ts'
import { createTellAnswers } from './tell-answers.ts'

/** What there is to do for a group: a post goes to its members, a question to those of its kind, its answer to all. Done twice it changes nothing. */
export function createGroupWork(parts: DeliverParts & { record: Pick<RecordUpdates, 'drain'> }, relay: Relay) {
  const act = createAct(parts)
  const passOn = createPassOn({ ...parts, act }, relay)
  const cluster = createCluster({ ...parts, act })
  const tellAnswers = createTellAnswers({ ...parts, act })
  return async ({ noun, subject }: Subject): Promise<void> => {
    const document = await parts.store.cases.get<AnyDoc>(noun, subject)
    if (!document) return
    if (noun === 'post') await passOn(document as unknown as CaseDocument<PostDoc>)
    if (noun !== 'question') return
    const question = document as unknown as CaseDocument<QuestionDoc>
    await cluster(question)
    await tellAnswers(question)
  }
}
