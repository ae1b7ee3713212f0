import type { NounName } from '../../cases/index.ts'

/**
 * The fields of each noun that an export gives a column of their own, in this order, between its id and state and when it was
 * changed. All other fields stand together in the last column, so that none is left out.
 */
export const EXPORT_COLUMNS: Readonly<Record<NounName, readonly string[]>> = {
  person: words(
    'given_name first_surname second_surname nickname name_on_id address_form birth_year town region country language known',
    'opted_out opted_out_at wrong_party shared consents merged_into',
  ),
  address: words('shared right_for wrong_for code rechecked_at'),
  matter: words('title category participation deadline court_zone languages class_size outreach outreach_reason'),
  claim: words(
    'matter_id person_id list_no participation deadline last_year employers work notified_at understood intended_at signed_on',
    'filed_on joined_at declined_at decline_reason closed_reason missing method payee_open amount currency expires_on paid_at',
    'payout_code',
  ),
  handoff: words(
    'reason priority person_id claim_id about silent opened_at taken_by taken_at escalated_at resolved_at resolved_by note',
  ),
  organisation: words('name country regions languages public_phone member_since left_because'),
  defender: words(
    'name called organisation_id person_id country regions languages skills may_legally language mode best_hour zone capacity',
    'load facilitations away_until danger_at suspended_because',
  ),
  advocate: words('name called firm country language mode email person_id agreement_id agreed_at facilitations'),
  facilitation: words(
    'matter_id advocate_id defender_id source reference referral_id country languages task_types deadline about where_now',
    'category urgency triage call_at call_held_on decision_reason offered_at accepted_at contract_id contract_state rate',
    'currency cap_minutes expense_cap alerted next_report_on paused_because closed_at cancelled_because outcome',
  ),
  agreement: words(
    'kind facilitation_id matter_id advocate_id defender_id version hash signing_allowed ready_at reminders reason',
    'superseded_by',
  ),
  task: words(
    'type title facilitation_id matter_id person_id advocate_id defender_id due_on instructions blocked_reason needs waits_for',
    'follow_up_on submitted_at returned_because done_at done_note',
  ),
  hours_report: words(
    'facilitation_id matter_id defender_id advocate_id from to submitted_at defender_payment paid_on paid_amount paid_currency',
    'paid_rate paid_method advocate_invoice invoice invoice_due_on invoice_paid_on dispute',
  ),
  evaluation: words(
    'facilitation_id by advocate_id defender_id invited_at overall communication clarity timeliness safety would_repeat comment',
    'lesson released',
  ),
  outcome: words(
    'facilitation_id matter_id advocate_id result amount currency people ended_on publishable note asked_at',
  ),
  invitation: words('person_id group_id matter_id invited_at alias joined_at left_at removed_because'),
  letter: words('facilitation_id advocate_id defender_id from sent_at'),
  referral: words(
    'kind defender_id person_id what place country happened who contact asks_money asks_papers asks_for fee currency may_call',
    'verdict facilitation_id matter_id declined_because',
  ),
  search: words('person_id matter_id matters defender_id opened_at route found_at share_contact shared_at reason'),
  relationship: words('person_id other_id kind contact may_hear authority document proposed_by authorised reason'),
  consent: words('person_id address purpose asked_version text_version source asked_at given_at withdrawn_at'),
  incident: words(
    'kind person_id matter_id what reported_at reported_by severity plan frozen closed_because closed_by',
  ),
  complaint: words('person_id about about_id what received_at taken_by answer answered_at reason'),
  privacy_request: words(
    'person_id kind scope what asked_at checked_how checked_by decision reason decided_by done_at',
  ),
  group: words('kind matter_id defender_id people opened_at quiet_because closes_on closed_at'),
  post: words('kind group_id matter_id person_id member_id by text posted_at rule released_by reason'),
  question: words(
    'person_id group_id matter_id member_id text asked_at with topic short answer legal drafted_by approved_by digest published_at reason',
  ),
  alert: words('matter_id incident drafted_at sent_at reason'),
  broadcast: words(
    'title matter_id purpose level pressing approved_by approved_at frozen_at people starts_at expires_at started_at reason',
    'done_at',
  ),
}

function words(...lines: string[]): readonly string[] {
  return lines.join(' ').split(' ')
}
