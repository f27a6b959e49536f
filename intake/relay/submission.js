// One submission: what was posted, and the row that it becomes in the Inbox, as
// intake/submission.py has them.
"use strict";

const SUBMISSION_ID = /^[0-9A-Za-z][0-9A-Za-z-]{15,63}$/;
const CONSENT_VERSION = /^[0-9]{4}-[0-9]{2}-[0-9]{2}\.[0-9]{1,4}$/;
const SECONDS = /^[0-9]{0,9}$/;

// The message is its kind, for the log: nobody else is told.
class Refusal extends Error {}

// The fields of a post, of the right shape but not yet read as answers.
function readSent(event) {
  const form = own(FIELDS.forms, (event.parameter || {}).form);
  if (!form) throw new Refusal("unknown form");
  const fields = readFields(event.postData);
  const sent = {
    form,
    id: textOf(fields, "submission_id"),
    language: textOf(fields, "lang"),
    consentVersion: textOf(fields, "consent_version"),
    seconds: textOf(fields, "seconds"),
    trap: tidy(textOf(fields, FIELDS.honeypot)) !== "",
    raw: new Map(),
  };
  for (const question of askedIn(form, sent.language))
    if (fields.has(question.id)) sent.raw.set(question.id, shaped(question, fields));
  if (
    fields.size ||
    !SUBMISSION_ID.test(sent.id) ||
    !CONSENT_VERSION.test(sent.consentVersion) ||
    !SECONDS.test(sent.seconds) ||
    !form.languages.includes(sent.language)
  )
    throw new Refusal("malformed");
  if (sent.trap) throw new Refusal("spam");
  return sent;
}

function own(object, key) {
  return Object.prototype.hasOwnProperty.call(object, key) ? object[key] : undefined;
}

// JSON as plain text: what a browser sends to another address without asking first.
function readFields(posted) {
  if (!posted || !/^(text\/plain|application\/json)\b/i.test(posted.type))
    throw new Refusal("malformed");
  if (posted.length > FIELDS.largest) throw new Refusal("too large");
  let loaded;
  try {
    loaded = JSON.parse(posted.contents);
  } catch (error) {
    throw new Refusal("malformed"); // not the error itself: it quotes what was sent
  }
  if (loaded === null || typeof loaded !== "object" || Array.isArray(loaded))
    throw new Refusal("malformed");
  return new Map(Object.entries(loaded));
}

// The field, taken out of the others.
function taken(fields, name) {
  const value = fields.has(name) ? fields.get(name) : "";
  fields.delete(name);
  return value;
}

function textOf(fields, name) {
  return asText(taken(fields, name));
}

function asText(value) {
  if (!["string", "number", "boolean"].includes(typeof value)) throw new Refusal("malformed");
  return String(value);
}

function shaped(question, fields) {
  const value = taken(fields, question.id);
  return question.type === "choices" ? [].concat(value).map(asText) : asText(value);
}

// What is to be kept, before it has a reference. Of a token only the hash.
function arrivalOf(sent, values) {
  const { questions, name } = sent.form;
  const token = questions.find((question) => question.type === "token");
  const linked = questions.find(({ type, id }) => /^(code|token)$/.test(type) && values.get(id));
  const kept = [...sent.raw].filter(([id]) => !token || id !== token.id);
  const answers = dump(kept);
  if (answers.length > FIELDS.longestAnswers) throw new Refusal("too large");
  return {
    id: sent.id,
    form: name,
    language: sent.language,
    consentVersion: sent.consentVersion,
    key: token ? hex(sha256(values.get(token.id))) : "",
    answers,
    tooQuick: sent.seconds !== "" && Number(sent.seconds) < sent.form.shortest,
    area: own(FIELDS.areas, values.get("city")) || FIELDS.national,
    about: linked ? values.get(linked.id).slice(0, 8) : "",
  };
}

// What JSON would leave as it is and no cell can hold is escaped too.
function dump(answers) {
  const text = JSON.stringify(Object.fromEntries(answers));
  return text.replace(
    /[\x7f-\x9f\ufffe\uffff]/g,
    (unit) => "\\u" + unit.charCodeAt(0).toString(16).padStart(4, "0")
  );
}

// The same for the same answers, however they were spaced or ordered; null for what is no JSON.
function fingerprint(answers) {
  try {
    const told = Object.entries(JSON.parse(answers)).map(([id, value]) => [id, tidied(value)]);
    return JSON.stringify(told.filter(([, value]) => value.length).sort());
  } catch (error) {
    return null; // somebody typed in the cell
  }
}

function tidied(value) {
  return Array.isArray(value)
    ? [...new Set(value.map(tidy))].filter(Boolean).sort()
    : tidy(value);
}

function isSame(cells, arrival) {
  return (
    cells.sleutel === arrival.key && fingerprint(cells.antwoorden) === fingerprint(arrival.answers)
  );
}

// "waarom" is a column of the other tab alone: why it looks like one of a flood.
function cellsOf(arrival, id, reference, now, why) {
  return {
    inzending: id,
    aanmelding: reference,
    ontvangen: now.toISOString(),
    formulier: arrival.form,
    taal: arrival.language,
    toestemming: arrival.consentVersion,
    sleutel: arrival.key,
    antwoorden: arrival.answers,
    waarom: why,
  };
}

// Eight characters to be read aloud: the first 40 bits of the hash, five bits each.
function referenceFor(seed, attempt) {
  const bytes = sha256(attempt ? seed + "#" + attempt : seed).slice(0, 5);
  const bits = bytes.map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return bits.replace(/.{5}/g, (five) => REFERENCE_ALPHABET[parseInt(five, 2)]);
}

function freeReference(seed, used) {
  let attempt = 0;
  while (used.has(referenceFor(seed, attempt))) attempt += 1;
  return referenceFor(seed, attempt);
}

// The service gives bytes of -128 to 127.
function sha256(text) {
  const { DigestAlgorithm, Charset } = Utilities;
  const bytes = Utilities.computeDigest(DigestAlgorithm.SHA_256, text, Charset.UTF_8);
  return bytes.map((byte) => byte & 255);
}

function hex(bytes) {
  return bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
