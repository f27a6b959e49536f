// The relay: takes the posts of the forms on the site and puts each, once, as a row in the Inbox
// of the right workbook. It says the same as intake/receive.py, without status codes.
"use strict";

// How long to wait for the others who are signing up; the page waits 30 seconds for an answer.
const PATIENCE = 15000;

function doPost(event) {
  const asked = event || {};
  const found = (asked.parameter || {}).mail ? answerToMail(asked) : answerTo(asked);
  const answer = ContentService.createTextOutput(JSON.stringify(found));
  return answer.setMimeType(ContentService.MimeType.JSON);
}

function doGet() {
  return ContentService.createTextOutput("Samen Hier");
}

function answerTo(event) {
  try {
    const sent = readSent(event);
    const { values, errors } = readAnswers(sent.form, sent.raw, sent.language);
    if (errors.length) return { ok: false, errors };
    return { ok: true, reference: keep(arrivalOf(sent, values)) };
  } catch (error) {
    console.error("refused: " + kindOf(error));
    return { ok: false, errors: [] };
  }
}

// Never the message of an error that is not ours: it may quote what was sent.
function kindOf(error) {
  if (error instanceof Refusal) return error.message;
  return error.details ? "sheets " + error.details.code : error.name;
}

// Whether it may go well the next time: not when a workbook or a column is gone.
function willPass(error) {
  if (error instanceof Refusal) return false;
  return !error.details || error.details.code === 429 || error.details.code >= 500;
}

// The reference under which it stands in an Inbox when this returns.
function keep(arrival) {
  const record = arrival.about && homeOfRecord(arrival.about, arrival.area);
  const lock = LockService.getScriptLock();
  if (!lock.tryLock(PATIENCE)) throw new Refusal("busy");
  try {
    return keepAlone(arrival, record);
  } finally {
    // Nothing to flush: the Sheets service answers when a row has been written.
    lock.releaseLock();
  }
}

function keepAlone(arrival, record) {
  const inbox = earlierInbox(arrival.id) || usualInbox(arrival.area, record);
  const earlier = sentBefore(inbox, arrival.id);
  if (earlier.some((cells) => cells.formulier !== arrival.form)) throw new Refusal("malformed");
  const same = earlier.find((cells) => isSame(cells, arrival));
  if (same) return same.aanmelding;
  const used = new Set(inbox.rows.map((row) => row.aanmelding));
  const id = earlier.length ? freeCorrection(inbox, arrival.id, earlier.length) : arrival.id;
  const reference = earlier.length ? earlier[0].aanmelding : freeReference(arrival.id, used);
  write(inbox, arrival.id, cellsOf(arrival, id, reference, new Date(), whySuspect(arrival)));
  remember("record-" + reference, inbox.id);
  return reference;
}

// Why it looks like one of a flood, as Floods in intake/floods.py; here nobody's address is known.
// The cache keeps a count for six hours: more than a real day's in that time is a flood.
function whySuspect(arrival) {
  if (arrival.tooQuick) return FIELDS.floods.tooQuick;
  const key = "kept-" + Math.floor(Date.now() / 1000 / REMEMBERED_SECONDS);
  const kept = Number(recall(key));
  if (kept >= FIELDS.floods.most) return FIELDS.floods.manyInAll;
  remember(key, String(kept + 1));
  return "";
}

// Where it was sent to before, if it arrived there. A row in another workbook would be a second.
function earlierInbox(id) {
  const place = recall("sent-" + id);
  const inbox = place && openInbox(place);
  return inbox && inbox.rows.some((row) => sentAs(row) === id) ? inbox : null;
}

// That of the record, or else of the area; what cannot be opened is in landelijk's hands. About a
// record it is sent again later, if that may help: elsewhere nobody would know what it is about.
function usualInbox(area, record) {
  const place = record || own(registry(), area);
  try {
    if (place) return openInbox(place);
  } catch (error) {
    if (record && willPass(error)) throw error;
    console.error("workbook not opened: " + kindOf(error));
  }
  return openInbox(national());
}

function freeCorrection(inbox, id, count) {
  const used = new Set(inbox.rows.map((row) => row.inzending));
  let number = count + 1;
  while (used.has(id + "." + number)) number += 1;
  return id + "." + number;
}

// After an error the row may stand there all the same: that is read, never guessed.
function write(inbox, id, cells) {
  remember("sent-" + id, inbox.id);
  try {
    appendRow(inbox, cells);
  } catch (error) {
    if (!openInbox(inbox.id).rows.some((row) => row.inzending === cells.inzending)) throw error;
  }
}
