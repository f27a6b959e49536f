// The mail of whoever runs the relay, for a program that knows the secret: intake/mail.py. Each
// message goes out once: its id is in the ledger before it goes, and a repeat changes nothing.
"use strict";

const SHORTEST_SECRET = 32;
const MESSAGE_ID = /^[0-9a-f]{32}$/;
const LEDGER = "mail-"; // before each id, among the script's properties
const LARGEST_LEDGER = 3000; // all properties together take 500 kB at most
const [BEGUN, GONE_OUT] = ["begun", "sent"];

function answerToMail(event) {
  try {
    return sendOnce(readMail(event));
  } catch (error) {
    console.error("no mail: " + kindOf(error));
    return { ok: false, errors: [] };
  }
}

function readMail(event) {
  const fields = readFields(event.postData);
  const secret = PropertiesService.getScriptProperties().getProperty("MAIL_SECRET") || "";
  // Hashes are compared, so that how long it takes tells nothing of the secret.
  const known = secret.length >= SHORTEST_SECRET && hex(sha256(textOf(fields, "secret")));
  if (known !== hex(sha256(secret))) throw new Refusal("not allowed");
  const mail = {
    id: textOf(fields, "id"),
    to: textOf(fields, "to"),
    replyTo: textOf(fields, "replyTo"),
    subject: textOf(fields, "subject"),
    body: textOf(fields, "text"),
    again: textOf(fields, "again") === "true",
  };
  // One address: more of them stand with a comma between them.
  const addressed = [mail.to, mail.replyTo].every((text) => /^[^\s@,;<>]+@[^\s@,;<>]+$/.test(text));
  if (fields.size || !MESSAGE_ID.test(mail.id) || !addressed || !mail.body)
    throw new Refusal("malformed");
  return mail;
}

// {ok, state, left}: state is sent, full (nothing more today) or unknown (it may have been sent);
// left is how many Google allows still today.
function sendOnce(mail) {
  // Never let go: that happens when the script ends, and an error there would hide what was sent.
  if (!LockService.getScriptLock().tryLock(PATIENCE)) throw new Refusal("busy");
  const ledger = PropertiesService.getScriptProperties();
  const [before] = (ledger.getProperty(LEDGER + mail.id) || "").split(" ");
  const left = MailApp.getRemainingDailyQuota();
  if (before === GONE_OUT) return { ok: true, state: "sent", left };
  if (before && !mail.again) return { ok: true, state: "unknown", left };
  if (left < 1) return { ok: true, state: "full", left };
  makeRoom(ledger);
  enter(ledger, mail.id, BEGUN);
  try {
    const { to, replyTo, subject, body } = mail;
    MailApp.sendEmail({ to, replyTo, subject, body, name: subject });
  } catch (error) {
    console.error("mail unknown: " + error.name);
    return { ok: true, state: "unknown", left };
  }
  try {
    enter(ledger, mail.id, GONE_OUT);
  } catch (error) {
    console.error("not noted: " + error.name); // it was sent all the same
  }
  return { ok: true, state: "sent", left: left - 1 };
}

function enter(ledger, id, state) {
  ledger.setProperty(LEDGER + id, state + " " + new Date().toISOString());
}

// The workbooks remember what was sent; the oldest here is of use to nobody any more.
function makeRoom(ledger) {
  const lines = Object.entries(ledger.getProperties()).filter(([key]) => key.startsWith(LEDGER));
  if (lines.length < LARGEST_LEDGER) return;
  const moment = ([, text]) => text.split(" ")[1];
  lines.sort((one, other) => (moment(one) < moment(other) ? -1 : 1));
  for (const [key] of lines.slice(0, LARGEST_LEDGER / 10)) ledger.deleteProperty(key);
}
