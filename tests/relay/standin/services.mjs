// The Apps Script services that the relay uses, as a script sees them: each call waits for its
// answer. What they do is done by the main thread, for all executions together.
import { createHash } from "node:crypto";
import { receiveMessageOnPort } from "node:worker_threads";

// A call to the main thread; the answer is {value} or {error: {name, message, details}}.
export function callerOf(port, signal) {
  return (service, method, ...parameters) => {
    Atomics.store(signal, 0, 0);
    port.postMessage({ service, method, parameters });
    Atomics.wait(signal, 0, 0);
    const { error, value } = receiveMessageOnPort(port).message;
    if (!error) return value;
    throw Object.assign(new Error(error.message), error);
  };
}

// The global names of a script, besides those of the language.
export function servicesOver(call) {
  return {
    CacheService: { getScriptCache: () => cacheOver(call) },
    ContentService: { MimeType: { JSON: "application/json" }, createTextOutput },
    LockService: { getScriptLock: () => lockOver(call) },
    MailApp: mailOver(call),
    PropertiesService: { getScriptProperties: () => propertiesOver(call) },
    Sheets: { Spreadsheets: spreadsheetsOver(call) },
    Utilities: utilities,
    console: consoleOver(call),
  };
}

function cacheOver(call) {
  return {
    get: (key) => call("cache", "get", text(key, 250)),
    put: (key, value, seconds = 600) =>
      call("cache", "put", text(key, 250), text(value, 100 * 1024), seconds),
  };
}

function text(value, longest) {
  if (typeof value !== "string") throw new Error("Expected a string but received: " + typeof value);
  if (value.length > longest) throw new Error("Argument too large");
  return value;
}

function createTextOutput(content = "") {
  const output = { content: text(content, Infinity), mimeType: "text/plain", isTextOutput: true };
  output.setMimeType = (mimeType) => Object.assign(output, { mimeType });
  return output;
}

function lockOver(call) {
  return {
    tryLock: (milliseconds) => call("lock", "tryLock", milliseconds),
    releaseLock: () => call("lock", "releaseLock"),
  };
}

function propertiesOver(call) {
  return {
    getProperty: (key) => call("properties", "getProperty", key),
    getProperties: () => call("properties", "getProperties"),
    setProperty: (key, value) =>
      call("properties", "setProperty", text(key, 9 * 1024), text(value, 9 * 1024)),
    deleteProperty: (key) => call("properties", "deleteProperty", key),
  };
}

function mailOver(call) {
  return {
    getRemainingDailyQuota: () => call("mail", "getRemainingDailyQuota"),
    sendEmail: (message) => call("mail", "sendEmail", message),
  };
}

function spreadsheetsOver(call) {
  return {
    get: (id, options = {}) => call("sheets", "get", id, options),
    batchUpdate: (resource, id) => call("sheets", "batchUpdate", resource, id),
  };
}

const utilities = {
  DigestAlgorithm: { SHA_256: "sha256" },
  Charset: { UTF_8: "utf8" },
  // Signed bytes, as in Java.
  computeDigest: (algorithm, value, charset) =>
    Array.from(new Int8Array(createHash(algorithm).update(value, charset).digest())),
};

function consoleOver(call) {
  const log = (...parts) => call("console", "log", parts.map(String).join(" "));
  return { log, info: log, warn: log, error: log };
}
