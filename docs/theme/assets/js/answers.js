// From what was sent to answers and what is wrong with them, as intake/answers.py reads them.
// A phone number and an e-mail address are only looked at roughly: what is wrong all the same
// becomes a problem at its cell. Nothing that is right there is refused here.
"use strict";

const REFERENCE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const REFERENCE = /^[0-9A-HJKMNP-TV-Z]{8}$/;
const YES = ["ja", "yes", "on", "true", "x", "✓", "✔", "waar", "1"];
const MISREAD = { I: "1", L: "1", O: "0" };

// Zero-width space, word joiner, byte order mark, soft hyphen; then the direction marks.
const INVISIBLE =
  /[\u200b\u2060\ufeff\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

class InvalidAnswer extends Error {}

// The values by question id, and for each wrong answer {question, message} in the language.
function readAnswers(form, raw, language) {
  const asked = askedIn(form, language);
  const values = new Map();
  const wrong = new Map();
  for (const question of asked) {
    if (!applies(question, values)) continue;
    try {
      values.set(question.id, readAnswer(question, raw.get(question.id) || "", values));
    } catch (error) {
      if (!(error instanceof InvalidAnswer)) throw error;
      wrong.set(question.id, error.message);
    }
  }
  for (const question of asked)
    if (lacksAll(question, values, wrong)) wrong.set(question.id, "none");
  const errors = asked
    .filter(({ id }) => wrong.has(id))
    .map(({ id, errors }) => ({ question: id, message: errors[wrong.get(id)][language] }));
  return { values, errors };
}

// Whether neither it nor what could stand for it was answered, be it wrongly.
function lacksAll(question, values, wrong) {
  if (!question.unless || !applies(question, values)) return false;
  const answered = (id) => wrong.has(id) || ![undefined, null].includes(values.get(id));
  return ![question.id].concat(question.unless).some(answered);
}

// Nobody consents in a language that nobody has checked, so not every question has every language.
function askedIn(form, language) {
  return form.questions.filter((question) => question.languages.includes(language));
}

function applies(question, values) {
  return !question.showIf || question.showIf.some((condition) => holds(condition, values));
}

function holds(condition, values) {
  const value = values.get(condition.question);
  if (value === undefined || value === null) return false;
  return !condition.answer || [].concat(value).includes(condition.answer);
}

// null when it is empty and may be.
function readAnswer(question, raw, values) {
  const parts = [].concat(raw).map(tidy).filter(Boolean);
  if (!parts.length && question.required) throw new InvalidAnswer("missing");
  if (!parts.length) return null;
  if (question.type === "choices") return readChoices(question, parts);
  if ([...parts[0]].length > question.limits.longest) throw new InvalidAnswer("too_long");
  return READERS[question.type](question, parts[0], values);
}

// Composed, on one line, without control and invisible characters.
function tidy(text) {
  const words = text
    .replace(/\p{Cs}/gu, "")
    .replace(INVISIBLE, "")
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, " ")
    .split(/\s+/);
  return words.filter(Boolean).join(" ").normalize("NFC");
}

const READERS = {
  text: (question, text) => text,
  name: (question, text) => matching(text, /\p{L}/u, "name"),
  email: (question, text) =>
    matching(text.replace(/ /g, ""), /^(?!.*=\?)[^@]+@[^@]+[.。．｡][^@]+$/, "email"),
  // Letters may stand for digits, after the first three.
  phone: (question, text) => matching(text, /\p{Nd}.*\p{Nd}.*\p{Nd}/u, "phone"),
  district: (question, text) =>
    matching(westernDigits(text), /^[1-9][0-9]{3} ?([A-Za-z]{2})?$/, "district").slice(0, 4),
  number: readNumber,
  date: readDate,
  choice: (question, text) => option(question, text, "choice"),
  consent: readConsent,
  code: (question, text) => readReference(text),
  case_number: readCaseNumber,
  token: readToken,
};

function matching(text, pattern, code) {
  if (!pattern.test(text)) throw new InvalidAnswer(code);
  return text;
}

function readNumber(question, text, values) {
  const { min, max, atMost } = question.limits;
  const number = parseInt(
    matching(westernDigits(text), /^[+-]?[0-9]{1,9}(\.0+)?$/, "number"),
    10
  );
  if (number < min) throw new InvalidAnswer("too_small");
  if (number > max) throw new InvalidAnswer("too_large");
  if (typeof values.get(atMost) === "number" && number > values.get(atMost))
    throw new InvalidAnswer("more_than");
  return number;
}

// As year-month-day, from a day written year first or day first.
function readDate(question, text, values) {
  const digits = westernDigits(text);
  const found =
    /^(?<year>[0-9]{4})[-/.](?<month>[0-9]{1,2})[-/.](?<day>[0-9]{1,2})( 00:00:00)?$/.exec(digits) ||
    /^(?<day>[0-9]{1,2})[-/. ](?<month>[0-9]{1,2})[-/. ](?<year>[0-9]{4})$/.exec(digits);
  if (!found) throw new InvalidAnswer("date");
  const { year, month, day } = found.groups;
  const date = new Date(Date.UTC(year, month - 1, day));
  // A day that is not there, such as 31 February, rolls over into the next month.
  const isThere = date.getUTCMonth() === month - 1 && date.getUTCDate() === Number(day);
  if (!isThere || year < 1900 || year > 2100) throw new InvalidAnswer("date");
  const written = date.toISOString().slice(0, 10);
  if (written < (values.get(question.limits.notBefore) || "")) throw new InvalidAnswer("before");
  return written;
}

// Digits of any script as 0-9: each script has its ten in a row, some stand beside another's.
function westernDigits(text) {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0);
    let first = code;
    while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
    return String((code - first) % 10);
  });
}

function readChoices(question, parts) {
  const chosen = new Set(parts.map((part) => option(question, part, "choices")));
  if (chosen.size > question.limits.most) throw new InvalidAnswer("too_many");
  return question.options.filter((id) => chosen.has(id));
}

function option(question, text, code) {
  if (!question.options.includes(text)) throw new InvalidAnswer(code);
  return text;
}

function readConsent(question, text) {
  const yes = YES.includes(text.toLowerCase().split(/[\s,;.:(]/)[0]);
  if (!yes && question.required) throw new InvalidAnswer("missing");
  return yes;
}

function readReference(text) {
  const code = tidy(text).replace(/[\s-]/g, "").toUpperCase();
  return matching(code.replace(/[ILO]/g, (letter) => MISREAD[letter]), REFERENCE, "code");
}

// Few letters and digits at a time, and eight digits at most: no name, no number of a person.
function readCaseNumber(question, text) {
  const few = /^(?=(?:[^0-9]*[0-9]){2,8}[^0-9]*$)(?!.*(?:[A-Za-z]{5}|[0-9]{7}))[0-9A-Za-z/. -]{2,16}$/;
  return matching(text, few, "code");
}

function readToken(question, text) {
  const [reference, ...secret] = text.split(".");
  matching(secret.join("."), /^[0-9a-f]{32}$/, "code");
  return readReference(reference) + "." + secret[0];
}
