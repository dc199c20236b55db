/** Forwarded mail as the usual programs write it, in the languages of their users. */

export const BODY = [
  'The ferry to Osterholm will stop running in June after ninety years, its owner said on Wednesday.',
  '“We have carried what there was to carry,” said the captain, Henrik Aas, who has steered it since 1998.',
  'Mayor Lotte Brix said 640 people would need another way to work, and that the county had promised them a bus.',
];
export const TEXT = BODY.join('\n\n');
export const QUOTED = TEXT.split('\n')
  .map((line) => `> ${line}`)
  .join('\n');
const HTML = BODY.map((line) => `<p>${line}</p>`).join('');
export const TITLE = 'Ferry to Osterholm to stop in June';
export const ADDRESS = 'karl.lund@agency.example';

export const mail = (subject: string, body: string, type = 'text/plain', head: string[] = []): string =>
  [
    'From: Nora Beck <nora@monitor.example>',
    'To: inbox@monitor.example',
    `Subject: ${subject}`,
    'Date: Fri, 06 Mar 2026 18:02:11 +0100',
    'MIME-Version: 1.0',
    `Content-Type: ${type}; charset=utf-8`,
    ...head,
    '',
    body,
  ].join('\r\n');

const OUTLOOK_FOOTER = 'CAUTION: This email originated from outside of the organization. Do not click links.';

export const FORWARDED: Record<string, string> = {
  Gmail: mail(
    `Fwd: ${TITLE}`,
    `FYI\n\n---------- Forwarded message ---------\nFrom: Karl Lund <${ADDRESS}>\nDate: Wed, Mar 4, 2026 at 5:58 PM\nSubject: ${TITLE}\nTo: <nora@monitor.example>\n\n\n${TEXT}\n`,
  ),
  'Gmail in Spanish, with a signature and a footer': mail(
    `Fwd: ${TITLE}`,
    `Para ti.\n\n---------- Forwarded message ---------\nDe: Karl Lund <${ADDRESS}>\nDate: mié, 4 mar 2026 a las 17:58\nSubject: ${TITLE}\nTo: Nora Beck <nora@monitor.example>\n\n${TEXT}\n\n--\nKarl Lund | Calle 4, Antofagasta\nSi no desea recibir este boletín, haga clic aquí`,
  ),
  'Gmail in French': mail(
    `Fwd: ${TITLE}`,
    `---------- Forwarded message ---------\nDe : Karl Lund <${ADDRESS}>\nDate: mer. 4 mars 2026 à 17:58\nSubject: ${TITLE}\nTo: <nora@monitor.example>\n\n${TEXT}\n\nPour vous désabonner, cliquez ici.`,
  ),
  'Gmail in German': mail(
    `Fwd: ${TITLE}`,
    `---------- Forwarded message ---------\nVon: Karl Lund <${ADDRESS}>\nDate: Mi., 4. März 2026 um 17:58 Uhr\nSubject: ${TITLE}\nTo: <nora@monitor.example>\n\n${TEXT}`,
  ),
  'Outlook on the desktop, which draws nothing above the head': mail(
    `FW: ${TITLE}`,
    `\n\nFrom: Karl Lund <${ADDRESS}>\nSent: Wednesday, March 4, 2026 3:34 PM\nTo: Nora Beck <nora@monitor.example>\nSubject: ${TITLE}\n\n${TEXT}\n`,
  ),
  'Outlook, with the forwarder’s signature and disclaimer above': mail(
    `FW: ${TITLE}`,
    `One for tomorrow's conference? The county has been silent on it all week, and I think nobody else has it yet.\n\nBest regards,\n\nNora Beck\nSenior Editor, Planning\nThe Monitor | 4 Harbour Row, Elster\nT: +47 5555 5555\n\nThis e-mail and any attachments are confidential and intended solely for the addressee. If you have received it in error, please tell the sender and delete it from your system.\n\n________________________________\nFrom: Karl Lund <${ADDRESS}<mailto:${ADDRESS}>>\nSent: Wednesday, March 4, 2026 3:34 PM\nTo: Nora Beck\nSubject: ${TITLE}\n\n${OUTLOOK_FOOTER}\n\n${TEXT}\n`,
  ),
  'Outlook on the web in German': mail(
    `WG: ${TITLE}`,
    `zur Kenntnis\n\n________________________________\nVon: Lund, Karl <${ADDRESS}>\nGesendet: Mittwoch, 4. März 2026 15:34\nAn: Nora Beck <nora@monitor.example>\nBetreff: ${TITLE}\n\n${TEXT}\n\nWenn Sie diesen Newsletter nicht mehr erhalten möchten, klicken Sie hier.`,
  ),
  'Outlook in French': mail(
    `TR: ${TITLE}`,
    `De : Karl Lund <${ADDRESS}>\nEnvoyé : mercredi 4 mars 2026 15:34\nÀ : Nora Beck <nora@monitor.example>\nObjet : ${TITLE}\n\n${TEXT}\n\nEnvoyé de mon iPhone`,
  ),
  'Outlook in Spanish': mail(
    `RV: ${TITLE}`,
    `De: Karl Lund [mailto:${ADDRESS}]\nEnviado el: miércoles, 4 de marzo de 2026 15:34\nPara: Nora Beck\nCC: Mesa <mesa@monitor.example>;\nRedacción <redaccion@monitor.example>\nAsunto: ${TITLE}\n\n${TEXT}\n\nEnviado desde mi iPhone`,
  ),
  'Outlook in Dutch': mail(
    `FW: ${TITLE}`,
    `Ter info\n\nVan: Karl Lund <${ADDRESS}>\nVerzonden: woensdag 4 maart 2026 15:34\nAan: Nora Beck <nora@monitor.example>\nOnderwerp: ${TITLE}\n\n${TEXT}\n\nMet vriendelijke groet,\nKarl Lund\nRedacteur`,
  ),
  'Outlook in Italian': mail(
    `I: ${TITLE}`,
    `Da: Karl Lund <${ADDRESS}>\nInviato: mercoledì 4 marzo 2026 15:34\nA: Nora Beck <nora@monitor.example>\nOggetto: ${TITLE}\n\n${TEXT}\n\nInviato da iPhone`,
  ),
  'Outlook on a telephone': mail(
    `Fwd: ${TITLE}`,
    `Get Outlook for iOS<https://aka.ms/o0ukef>\n________________________________\nFrom: Karl Lund <${ADDRESS}>\nSent: Wednesday, March 4, 2026 3:34:05 PM\nTo: Nora Beck <nora@monitor.example>\nSubject: ${TITLE}\n\n${TEXT}\n\nGet Outlook for iOS<https://aka.ms/o0ukef>`,
  ),
  'Outlook’s older mark': mail(
    `FW: ${TITLE}`,
    `-----Original Message-----\nFrom: Karl Lund <${ADDRESS}> \nSent: 04 March 2026 15:34\nTo: Nora Beck <nora@monitor.example>\nSubject: ${TITLE}\n\n${TEXT}`,
  ),
  'Apple Mail': mail(
    `Fwd: ${TITLE}`,
    `Have a look.\n\nSent from my iPhone\n\nBegin forwarded message:\n\n> From: Karl Lund <${ADDRESS}>\n> Subject: ${TITLE}\n> Date: March 4, 2026 at 5:58:02 PM GMT+1\n> To: Nora Beck <nora@monitor.example>\n> \n${QUOTED}\n\nNora`,
  ),
  'Apple Mail in German': mail(
    `Fwd: ${TITLE}`,
    `Anfang der weitergeleiteten Nachricht:\n\nVon: Karl Lund <${ADDRESS}>\nBetreff: ${TITLE}\nDatum: 4. März 2026 um 17:58:02 MEZ\nAn: Nora Beck <nora@monitor.example>\n\n${TEXT}\n\nVon meinem iPhone gesendet`,
  ),
  'Apple Mail in Dutch': mail(
    `Fwd: ${TITLE}`,
    `Begin doorgestuurd bericht:\n\nVan: Karl Lund <${ADDRESS}>\nOnderwerp: ${TITLE}\nDatum: 4 maart 2026 om 17:58:02 CET\nAan: Nora Beck <nora@monitor.example>\n\n${TEXT}\n\nVerstuurd vanaf mijn iPhone`,
  ),
  Thunderbird: mail(
    `Fwd: ${TITLE}`,
    `\n\n-------- Forwarded Message --------\nSubject: \t${TITLE}\nDate: \tWed, 4 Mar 2026 17:58:02\nFrom: \tKarl Lund <${ADDRESS}>\nReply-To: \tdesk@agency.example\nTo: \tNora Beck <nora@monitor.example>\n\n\n\n${TEXT}\n`,
  ),
  'Thunderbird in Italian': mail(
    `Fwd: ${TITLE}`,
    `-------- Messaggio Inoltrato --------\nOggetto: \t${TITLE}\nData: \tmercoledì 4 marzo 2026 17:58\nMittente: \tKarl Lund <${ADDRESS}>\nA: \tNora Beck <nora@monitor.example>\n\n\n${TEXT}\n`,
  ),
  Yahoo: mail(
    `Fw: ${TITLE}`,
    `\n----- Forwarded Message ----- From: Karl Lund <${ADDRESS}>To: Nora Beck\n----- Forwarded Message -----\nFrom: "Karl Lund" <${ADDRESS}>\nTo: "Nora Beck" <nora@monitor.example>\nSent: Wednesday, March 4, 2026 at 05:58:02 PM GMT+1\nSubject: ${TITLE}\n\n${TEXT}\n\nYou are receiving this email because you signed up at agency.example.\n\nUnsubscribe\n\nAgency, 4 Harbour Row, Elster\n`,
  ),
  'a reply that only passes the mail on': mail(
    `Re: ${TITLE}`,
    `This one.\n\nOn Wed, Mar 4, 2026 at 5:58 PM Karl Lund <${ADDRESS}>\nwrote:\n\n${QUOTED}\n`,
  ),
  'the same in German': mail(
    `AW: ${TITLE}`,
    `Bitte prüfen\n\nAm 04.03.2026 um 17:58 schrieb Karl Lund <${ADDRESS}>:\n${QUOTED}\n-- \nNora`,
  ),
  'the same in French': mail(
    `Re: ${TITLE}`,
    `Voilà\n\nLe mer. 4 mars 2026 à 17:58, Karl Lund <${ADDRESS}> a écrit :\n\n${QUOTED}\n`,
  ),
  'Gmail in Polish, whose labels are among the rarer': mail(
    `Fwd: ${TITLE}`,
    `---------- Forwarded message ---------\nOd: Karl Lund <${ADDRESS}>\nDate: śr., 4 mar 2026 o 15:34\nSubject: ${TITLE}\nTo: <nora@monitor.example>\n\n${TEXT}`,
  ),
  'Gmail in a language whose labels are not known': mail(
    `Fwd: ${TITLE}`,
    `---------- Forwarded message ---------\nLähettäjä: Karl Lund <${ADDRESS}>\nDate: 2026-03-04 15:34\nSubject: ${TITLE}\nTo: <nora@monitor.example>\n\n${TEXT}`,
  ),
  'Outlook, through a gateway, with a German disclaimer': mail(
    `WG: ${TITLE}`,
    `Nora\n\n-----Ursprüngliche Nachricht-----\nVon: Karl Lund <${ADDRESS}> \nGesendet: Mittwoch, 4. März 2026 15:34\nAn: Nora Beck\nCc: Desk <desk@agency.example>; Foto <foto@agency.example>\nBetreff: ${TITLE}\nPriorität: Hoch\n\n[EXTERNAL EMAIL]\n\n${TEXT}\n\nMit freundlichen Grüßen\n\nKarl Lund\nRedakteur\n\nAgentur Nord GmbH | Hafenstr. 4 | 12345 Elster\nTel.: +49 30 5555 5555\n\nDiese E-Mail kann vertrauliche Informationen enthalten. Wenn Sie nicht der richtige Adressat sind, informieren Sie bitte den Absender.\n`,
  ),
  'Gmail, sent for somebody else': mail(
    `Fwd: ${TITLE}`,
    `---------- Forwarded message ----------\nFrom: Desk <desk@agency.example> on behalf of Lund, Karl <${ADDRESS}>\nDate: 4 March 2026 at 15:34\nSubject: ${TITLE}\nTo: Nora\n\n\n${TEXT}\n\nPress contact:\nEva Holm\n+47 5555 5555\n`,
  ),
  'forwarded twice': mail(
    `FW: Fwd: ${TITLE}`,
    `For you.\n\nFrom: Desk <desk@agency.example>\nSent: Thursday, March 5, 2026 9:00 AM\nTo: Nora Beck\nSubject: Fwd: ${TITLE}\n\nNot ours, I think.\n\n-- \nThe desk\n\n---------- Forwarded message ---------\nFrom: Karl Lund <${ADDRESS}>\nDate: Wed, Mar 4, 2026 at 5:58 PM\nSubject: ${TITLE}\nTo: <desk@agency.example>\n\n${TEXT}\n`,
  ),
  'forwarded twice, quoted': mail(
    `Fwd: Fwd: ${TITLE}`,
    `Begin forwarded message:\n\n> From: Desk <desk@agency.example>\n> Subject: Fwd: ${TITLE}\n> Date: 5 March 2026 at 9:00:00 GMT\n> \n> \n>> Begin forwarded message:\n>> \n>> From: Karl Lund <${ADDRESS}>\n>> Subject: ${TITLE}\n>> Date: 4 March 2026 at 17:58:02 GMT\n>> \n${QUOTED.replace(/^/gm, '>')}\n> \n> Regards, the desk\n`,
  ),
  'Gmail, HTML only': mail(
    `Fwd: ${TITLE}`,
    `<div dir="ltr">FYI<br><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">---------- Forwarded message ---------<br>From: <strong class="gmail_sendername" dir="auto">Karl Lund</strong> <span dir="auto">&lt;<a href="mailto:${ADDRESS}">${ADDRESS}</a>&gt;</span><br>Date: Wed, Mar 4, 2026 at 5:58 PM<br>Subject: ${TITLE}<br>To: &lt;<a href="mailto:nora@monitor.example">nora@monitor.example</a>&gt;<br></div><br><br><div>${HTML}</div><p>To unsubscribe from this list, <a href="u">click here</a>.</p></div></div>`,
    'text/html',
  ),
  'Outlook, HTML only': mail(
    `FW: ${TITLE}`,
    `<html><head><style>p{margin:0}</style></head><body><div class="WordSection1"><p class="MsoNormal">See below.<o:p></o:p></p><div><div style="border-top:solid #E1E1E1 1.0pt"><p class="MsoNormal"><b>From:</b> Karl Lund &lt;${ADDRESS}&gt; <br><b>Sent:</b> Wednesday, March 4, 2026 3:34 PM<br><b>To:</b> Nora Beck &lt;nora@monitor.example&gt;<br><b>Subject:</b> ${TITLE}<o:p></o:p></p></div></div>${HTML}<p class="MsoNormal">Sent from my iPhone</p></div></body></html>`,
    'text/html',
  ),
  'Thunderbird, HTML only': mail(
    `Fwd: ${TITLE}`,
    `<html><body><p><br></p><div class="moz-forward-container"><br><br>-------- Weitergeleitete Nachricht --------<table class="moz-email-headers-table"><tbody><tr><th nowrap="nowrap">Betreff: </th><td>${TITLE}</td></tr><tr><th>Datum: </th><td>Wed, 4 Mar 2026 17:58:02</td></tr><tr><th>Von: </th><td>Karl Lund <a href="mailto:x">&lt;${ADDRESS}&gt;</a></td></tr><tr><th>An: </th><td>Nora Beck</td></tr></tbody></table><br><br>${HTML}</div></body></html>`,
    'text/html',
  ),
  'attached as a mail': [
    mail(`Fwd: ${TITLE}`, '', 'multipart/mixed; boundary=b1').trimEnd(),
    '',
    '--b1',
    'Content-Type: text/plain',
    '',
    'FYI',
    '--b1',
    'Content-Type: message/rfc822',
    'Content-Disposition: attachment; filename="ferry.eml"',
    '',
    `From: Karl Lund <${ADDRESS}>`,
    `Subject: ${TITLE}`,
    'Date: Wed, 4 Mar 2026 17:58:02 +0100',
    'Content-Type: text/plain; charset=utf-8',
    '',
    TEXT,
    '--b1--',
  ].join('\r\n'),
};
