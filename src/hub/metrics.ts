import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

export type Metrics = ReturnType<typeof createMetrics>

/** Names end in unit or `_total`. Labels hold codes only: never a number, a name or free text. */
export function createMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[] = []) =>
    new Counter({ name, help, labelNames, registers })
  const gauge = <Label extends string>(name: string, help: string, labelNames: Label[] = []) =>
    new Gauge({ name, help, labelNames, registers })
  const seconds = (name: string, help: string) => new Histogram({ name, help, buckets: SECONDS, registers })
  return {
    registry,
    webhooks: counter('hub_webhook_requests_total', 'Webhook requests by kind and answer', ['channel', 'code']),
    webhookAck: seconds('hub_webhook_ack_seconds', 'Time to acknowledge a webhook, durable insert included'),
    signatureFailures: counter('hub_signature_failures_total', 'Webhooks with a wrong signature'),
    duplicates: counter('hub_inbound_duplicates_total', 'Inbound messages that were there already'),
    inboxLag: gauge('hub_inbox_lag_seconds', 'Age of the oldest inbound message that waits'),
    steps: counter('hub_flow_steps_total', 'Turns by result', ['result']),
    stepSeconds: seconds('hub_flow_step_seconds', 'Time of one turn, commit included'),
    replySeconds: seconds('hub_reply_seconds', 'From receiving a message to handing our answer to the provider'),
    sends: counter('hub_sends_total', 'Sends by channel, result and code', ['channel', 'status', 'code']),
    sendSeconds: seconds('hub_send_seconds', 'Time of one send at the provider'),
    ambiguous: gauge('hub_sends_ambiguous', 'Sends whose result is unknown now'),
    reconciled: counter('hub_reconciled_total', 'Unknown sends settled, by outcome', ['outcome']),
    optOutBlocked: counter('hub_optout_blocked_total', 'Messages stopped by an opt-out'),
    refused: counter('hub_sends_refused_total', 'Messages refused by a send rule', ['rule']),
    quarantined: gauge('hub_quarantined_total', 'Inbox items put aside for a person'),
    updates: counter('hub_updates_total', 'Updates by noun and outcome', ['noun', 'outcome']),
    auditOk: gauge(
      'hub_audit_verify_ok',
      '1: the hash chains of the logs are whole as far as they were looked at; 0: not',
    ),
    webhooksSent: counter('hub_webhooks_sent_total', 'Messages to subscribers, by outcome', ['outcome']),
    media: counter('hub_media_total', 'Files that people sent, by what became of them', ['outcome']),
    broadcastRecipients: gauge('hub_broadcast_recipients', 'People of broadcasts under way, by state', ['state']),
    broadcastEta: gauge('hub_broadcast_eta_seconds', 'Until the last of them, at the rate of the fastest sender'),
    errors: counter('hub_errors_total', 'Errors by the place they were caught', ['where']),
    queueJobs: gauge('bullmq_job_count', 'Jobs by queue and state', ['queue', 'state']),
  }
}
