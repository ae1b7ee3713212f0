/** Mails as servers have them, of people who do not exist. A line of each stands in a line here. */
const mail = (headers: string[], body: string): string =>
  `${headers.join('\r\n')}\r\n\r\n${body.replace(/\n/g, '\r\n')}`

const vouched = [
  'Return-Path: <dana@whitfield.example>',
  'Delivered-To: reply+cf1042-0123456789abcdef0123@hub.example.org',
  'Authentication-Results: mx.hub.example.org;',
  '\tdkim=pass header.d=whitfield.example header.s=s1;',
  '\tdmarc=pass (p=reject) header.from=whitfield.example',
  'Received: from mail.whitfield.example by mx.hub.example.org; Mon, 9 Mar 2026 10:40:00 -0600',
]
const answer = [
  ...vouched,
  'From: Dana Whitfield <Dana@Whitfield.example>',
  'To: reply+cf1042-0123456789abcdef0123@hub.example.org',
  'Subject: Re: JIM: a message for you',
  'Message-ID: <a1@whitfield.example>',
  'MIME-Version: 1.0',
]
const plain = [...answer, 'Content-Type: text/plain; charset=utf-8']
const without = (headers: string[], name: string): string[] => headers.filter((line) => !line.startsWith(`${name}:`))

/** From a browser: both forms, the answer above what is quoted. */
const browser = mail(
  [...answer, 'Content-Type: multipart/alternative; boundary="b1"'],
  `--b1
Content-Type: text/plain; charset="UTF-8"
Content-Transfer-Encoding: quoted-printable

Please ask about the pay stubs of 2019. Se=C3=B1or Ruiz has them.

Dana Whitfield
Whitfield Law, Austin

On Mon, Mar 9, 2026 at 10:31=E2=80=AFAM <
reply+cf1042-0123456789abcdef0123@hub.example.org> wrote:

> JIM CF-1042, from the field:
>
> The office was closed.
--b1
Content-Type: text/html; charset="UTF-8"

<div>Please ask about the pay stubs of 2019.</div>
--b1--
`,
)

/** From an office program: what is answered stands below its headers, without a sign. */
const office = mail(
  [...answer, 'Content-Type: text/plain; charset=windows-1252', 'Content-Transfer-Encoding: 8bit'],
  `SEND

From: reply+cf1042-0123456789abcdef0123@hub.example.org
Sent: Monday, March 9, 2026 10:31 AM
To: Dana Whitfield
Subject: JIM: a message for you

JIM CF-1042, in Spanish: ...
`,
)

const withFile = mail(
  [...answer, 'Content-Type: multipart/mixed; boundary=b2'],
  `--b2
Content-Type: text/plain

See the order.
--b2
Content-Type: application/pdf; name="order.pdf"
Content-Disposition: attachment; filename="order.pdf"
Content-Transfer-Encoding: base64

JVBERi0xLjc=
--b2--
`,
)

/** Signed by the program: its signature is no file. */
const signed = mail(
  [...answer, 'Content-Type: multipart/signed; protocol="application/pkcs7-signature"; boundary=b6'],
  `--b6
Content-Type: text/plain

Thank you.
--b6
Content-Type: application/pkcs7-signature; name=smime.p7s
Content-Disposition: attachment; filename=smime.p7s
Content-Transfer-Encoding: base64

MIIB
--b6--
`,
)

/** A logo in the signature is no file. */
const withLogo = mail(
  [...answer, 'Content-Type: multipart/related; boundary=b3'],
  `--b3
Content-Type: text/plain

Thank you.
--b3
Content-Type: image/png; name="logo.png"
Content-Disposition: inline; filename="logo.png"
Content-ID: <logo@whitfield.example>
Content-Transfer-Encoding: base64

iVBORw0KGgo=
--b3--
`,
)

/** From a program that knows nothing but HTML. */
const htmlOnly = mail(
  [...answer, 'Content-Type: text/html; charset=utf-8', 'Content-Transfer-Encoding: quoted-printable'],
  `<div>Please ask about the pay stubs &amp; the visa.</div><div>Se=C3=B1or Ruiz has them.</div>
<div class=3D"quote">On Monday, March 9th, 2026 at 10:31 AM, &lt;reply+cf1042-0123456789abcdef0123@hub.example.org&gt; wrote:<br>
<blockquote type=3D"cite">JIM CF-1042, from the field:<blockquote>earlier</blockquote>closed</blockquote></div>`,
)
const emptyHtml = mail([...answer, 'Content-Type: text/html'], '<blockquote>only what was quoted</blockquote>')
const stopInSubject = mail([...without(plain, 'Subject'), 'Subject: STOP'], '\n')

const report = (action: string, status: string): string =>
  mail(
    [
      'Return-Path: <>',
      'From: MAILER-DAEMON@mx.whitfield.example',
      'To: hub@hub.example.org',
      'Message-ID: <r1@mx.whitfield.example>',
      'Auto-Submitted: auto-replied',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b4',
    ],
    `--b4
Content-Type: text/plain

Your mail could not be delivered.
--b4
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.whitfield.example

Final-Recipient: rfc822; dana@whitfield.example
Action: ${action}
Status: ${status}
--b4
Content-Type: text/rfc822-headers

From: hub@hub.example.org
To: dana@whitfield.example
Message-ID: <m_abc-DEF_1@hub.example.org>
Subject: JIM: a message for you
--b4--
`,
  )

const absent = mail(
  [...plain, 'Auto-Submitted: auto-replied'],
  'I am out of the office until Monday, CF-1042 will wait.',
)

export const mails = {
  ...{ browser, office, withFile, withLogo, signed, htmlOnly, emptyHtml, stopInSubject, absent },
  plain: (words: string, change: { id?: string; to?: string; from?: string; results?: string | null } = {}): string => {
    const { id = 'a1@whitfield.example', to, from, results } = change
    return mail(
      plain.flatMap((line) => {
        if (line.startsWith('Message-ID:')) return [`Message-ID: <${id}>`]
        if (to && line.startsWith('To:')) return [`To: ${to}`]
        if (to && line.startsWith('Delivered-To:')) return []
        if (from && line.startsWith('From:')) return [`From: ${from}`]
        if (results !== undefined && line.startsWith('\t')) return []
        if (results !== undefined && line.startsWith('Authentication-Results:'))
          return results === null ? [] : [`Authentication-Results: ${results}`]
        return [line]
      }),
      words,
    )
  },
  absentUnmarked: mail(
    [...without(plain, 'Subject'), 'Subject: =?utf-8?Q?R=C3=A9ponse_automatique=C2=A0: JIM: un message pour vous?='],
    'Je suis absente.',
  ),
  precedence: mail([...plain, 'Precedence: bulk'], 'Our news of March'),
  list: mail([...plain, 'List-Id: <news.whitfield.example>'], 'Our news of March'),
  failed: report('failed', '5.1.1'),
  full: report('failed', '5.2.2'),
  late: report('delayed', '4.4.1'),
  foreignReport: report('failed', '5.1.1').replace('m_abc-DEF_1@hub.example.org', 'x@elsewhere.example'),
  read: mail([...without(plain, 'Content-Type'), 'Content-Type: multipart/report; boundary=b5'], '--b5--'),
  twoSenders: mail([...plain, 'From: somebody@elsewhere.example'], 'Please ask about the pay stubs.'),
}
