import type { Connection } from 'mongoose'
// Before the models are made.
import './no-empty-filter.ts'
import { accessLogStore } from './access-log.ts'
import { addressStore } from './addresses.ts'
import { apiKeyStore } from './api-keys.ts'
import { auditStore } from './audit.ts'
import { breakGlassStore } from './break-glass.ts'
import { caseDocumentStore } from './case-documents.ts'
import { conversationStore } from './conversations.ts'
import { flowVersionStore } from './flow-versions.ts'
import { funnelStore } from './funnels.ts'
import { idempotencyStore } from './idempotency.ts'
import { inboxStore } from './inbox.ts'
import { keyStore } from './keys.ts'
import { mediaStore } from './media.ts'
import { messageStore } from './messages.ts'
import { peopleStore } from './people.ts'
import { placeStore } from './places.ts'
import { pulseStore } from './pulse.ts'
import { recipientStore } from './recipients.ts'
import { retentionRunStore } from './retention-runs.ts'
import { sealedFileStore } from './sealed-files.ts'
import { segmentStore } from './segments.ts'
import { settingsStore } from './settings.ts'
import { standingStore } from './standings.ts'
import { updateStore } from './updates.ts'
import type { Vault } from './vault.ts'
import { webhookDeliveryStore } from './webhook-deliveries.ts'
import { webhookStore } from './webhooks.ts'

export type Store = ReturnType<typeof openStore>

/** Every collection, one line each. */
export function openStore(connection: Connection, vault: Vault) {
  const people = peopleStore(connection, vault)
  const keys = keyStore(connection, vault)
  return {
    connection,
    vault,
    keys,
    people,
    addresses: addressStore(connection, vault),
    inbox: inboxStore(connection, vault),
    conversations: conversationStore(connection),
    messages: messageStore(connection),
    media: mediaStore(connection),
    files: sealedFileStore(connection, vault),
    updates: updateStore(connection),
    retentionRuns: retentionRunStore(connection),
    pulse: pulseStore(connection),
    settings: settingsStore(connection),
    places: placeStore(connection),
    recipients: recipientStore(connection),
    segments: segmentStore(connection),
    cases: caseDocumentStore(connection, vault, people),
    standings: standingStore(connection),
    funnels: funnelStore(connection),
    accessLog: accessLogStore(connection),
    breakGlass: breakGlassStore(connection),
    audit: auditStore(connection),
    apiKeys: apiKeyStore(connection),
    webhooks: webhookStore(connection, vault),
    webhookDeliveries: webhookDeliveryStore(connection),
    idempotency: idempotencyStore(connection),
    flowVersions: flowVersionStore(connection),
    /**
     * Makes collections and indexes and takes up the hub's own keys; safe to run at every start and from several processes.
     * @throws MasterUnknown when the master key is not that of this store
     */
    async prepare(): Promise<void> {
      await Promise.all(Object.values(connection.models).map((model) => model.createIndexes()))
      await keys.takeUp()
    },
    /** Whether the store answers now. */
    async ping(): Promise<void> {
      await connection.db?.admin().ping()
    },
  }
}
