/** A phone of the look-alike: what its owner sees, and how the network treats it. */
export type Phone = {
  /** Stable and short: `w01`, `defender`. Used in addresses of the control interface. */
  id: string
  label: string
  /** E.164, from the fictional ranges. */
  number: string
  role: 'worker' | 'family' | 'stranger' | 'defender' | 'advocate' | 'staff' | 'nobody'
  /** A phone without `whatsapp` gets 63003 on that channel. */
  channels: PhoneChannel[]
  /** `landline` refuses SMS at once (21614), `off` lets it come back undelivered (30003), `gone` too (30005). Absent: a mobile phone. */
  line?: 'landline' | 'off' | 'gone'
  /** The name in the person's own WhatsApp profile. */
  profileName?: string
  /** Mexican numbers are written `+521...` by WhatsApp, as in reality, unless this says otherwise. */
  whatsappForm?: string
  /** Business-scoped id, sent as `ExternalUserId`; with `hidesNumber` the number itself stays hidden. */
  userId?: string
  hidesNumber?: boolean
  /** Places on the class list whose people this phone reaches. */
  listNumbers?: number[]
  /** One line for whoever plays this person. */
  hint?: { es: string; en: string }
}

export type PhoneChannel = 'whatsapp' | 'sms'
