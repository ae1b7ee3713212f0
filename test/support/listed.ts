import type { NewUpdate } from '../../src/hub/updates/tell-update.ts'

type Told = Pick<NewUpdate, 'noun' | 'subject' | 'move' | 'payload' | 'actor' | 'personId'>

/** What a list tells of somebody, and of their claim where one is named. */
export function listed(personId: string, given_name: string, claim?: { id: string; matter: string }): Told[] {
  const row = { personId, move: 'import', actor: { kind: 'import' } } as const
  return [
    { ...row, noun: 'person', subject: personId, payload: { given_name } },
    ...(claim
      ? [
          {
            ...row,
            noun: 'claim',
            subject: claim.id,
            payload: { person_id: personId, matter_id: claim.matter },
          } as const,
        ]
      : []),
  ]
}
