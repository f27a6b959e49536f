// Apps Script as far as a web app sees it: node main.mjs, settings as JSON on the first line of
// stdin: {folder, sheets, token, properties, most, busyStatus, seconds, longestWait}. Prints its
// address. POST /_test/… is for tests alone: log (what was logged), running (how many), forget
// and later (the cache, by so many seconds), hold and release (the lock), mail (what went out, with
// the properties as they were then), allow (so many mails still) and break (what fails once: the
// mail "before" or "after" it went out, the execution when it just went out, "killed", the "note"
// that it did, or the "answer").
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import { MessageChannel, Worker } from "node:worker_threads";

const PATH = "/macros/s/deployment/exec";
const ECHO = "/macros/echo";
const OPEN_TO_ALL = { "Access-Control-Allow-Origin": "*" };

const settings = await firstLine();
const answers = new Map(); // one-time addresses
const cache = new Map();
const waiting = []; // for the lock, in turn
const logged = [];
const mailed = [];
let mailsLeft = 100;
let broken = "";
let holder = null;
const workers = new Map();
let running = 0;
let ahead = 0; // seconds, of the cache's clock

const server = createServer((request, response) => {
  route(request, response).catch(() => html(response, 500, "Sorry, unable to open the file."));
});
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));
// Who started this is gone.
process.stdin.on("close", () => process.exit()).on("end", () => process.exit()).resume();

async function firstLine() {
  for await (const line of createInterface({ input: process.stdin })) return JSON.parse(line);
}

async function route(request, response) {
  const url = new URL(request.url, "http://localhost");
  const posted = await body(request);
  if (url.pathname in tests) return response.end(JSON.stringify(await tests[url.pathname](posted)));
  if (url.pathname === ECHO && request.method === "GET") return echo(url, response);
  if (url.pathname !== PATH) return html(response, 404, "Page not found");
  if (request.method === "POST") return execute("doPost", request, url, posted, response);
  if (request.method === "GET") return execute("doGet", request, url, posted, response);
  return html(response, 405, "Method not allowed"); // OPTIONS too: there is no preflight
}

const tests = {
  "/_test/log": () => logged,
  "/_test/running": () => running,
  "/_test/forget": () => cache.clear(),
  "/_test/later": (seconds) => (ahead += Number(seconds)),
  "/_test/hold": () => tryLock({ id: "test" }, 60000),
  "/_test/release": () => services.lock.releaseLock({ id: "test" }),
  "/_test/mail": () => mailed,
  "/_test/properties": () => settings.properties,
  "/_test/allow": (count) => (mailsLeft = Number(count)),
  "/_test/break": (how) => (broken = String(how)),
};

async function body(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function html(response, status, sentence) {
  response.writeHead(status, { "Content-Type": "text/html; charset=utf-8" });
  response.end(`<!DOCTYPE html><html><title>Error</title><body>${sentence}</body></html>`);
}

// The answer of a script stands at another address, for one visit.
function echo(url, response) {
  const key = url.searchParams.get("user_content_key");
  const answer = answers.get(key);
  answers.delete(key);
  if (!answer) return html(response, 404, "Page not found");
  const type = { "Content-Type": `${answer.mimeType}; charset=utf-8` };
  response.writeHead(200, { ...OPEN_TO_ALL, ...type }).end(answer.content);
}

async function execute(name, request, url, posted, response) {
  if (running >= settings.most)
    return html(response, settings.busyStatus, "Service invoked too many times simultaneously.");
  running += 1;
  try {
    const answer = await run(name, eventOf(request, url, posted));
    if (breaks("answer")) return response.destroy();
    const key = randomUUID();
    answers.set(key, answer);
    const Location = `${ECHO}?user_content_key=${key}&lib=x`;
    response.writeHead(302, { ...OPEN_TO_ALL, Location, "Content-Type": "text/html" }).end();
  } catch (error) {
    html(response, 200, "The script has failed."); // such a page has status 200
  } finally {
    running -= 1;
  }
}

// Without headers and without the client's address, as there.
function eventOf(request, url, posted) {
  const parameters = {};
  for (const [name, value] of url.searchParams)
    parameters[name] = [...(parameters[name] || []), value];
  const parameter = Object.fromEntries(
    Object.entries(parameters).map(([name, values]) => [name, values[0]])
  );
  const event = { parameter, parameters, queryString: url.search.slice(1), contextPath: "" };
  if (request.method !== "POST") return { ...event, contentLength: -1 };
  const type = request.headers["content-type"] || "";
  const contents = posted.toString("utf8");
  const postData = { contents, length: posted.length, name: "postData", type };
  return { ...event, contentLength: posted.length, postData };
}

function run(name, event) {
  const { port1, port2 } = new MessageChannel();
  const signal = new Int32Array(new SharedArrayBuffer(4));
  const execution = { id: randomUUID() };
  const workerData = { folder: settings.folder, name, event, port: port2, signal };
  const worker = new Worker(new URL("execution.mjs", import.meta.url), {
    workerData,
    transferList: [port2],
    stderr: false,
  });
  workers.set(execution.id, worker);
  port1.on("message", async ({ service, method, parameters }) => {
    let answer;
    try {
      answer = { value: await services[service][method](execution, ...parameters) };
    } catch (error) {
      const { message, details, name } = error;
      answer = { error: { message, details, name } };
    }
    port1.postMessage(answer);
    Atomics.store(signal, 0, 1);
    Atomics.notify(signal, 0);
  });
  const limit = setTimeout(() => worker.terminate(), settings.seconds * 1000);
  return new Promise((resolve, reject) => {
    worker.on("message", resolve);
    worker.on("error", reject);
    worker.on("exit", () => {
      clearTimeout(limit);
      port1.close();
      workers.delete(execution.id);
      if (holder === execution.id) passOn();
      reject(new Error("Exceeded maximum execution time"));
    });
  });
}

// The lock goes to who waited longest.
function passOn() {
  const next = waiting.shift();
  holder = next ? next.id : null;
  if (next) next.got(true);
}

function tryLock(execution, milliseconds) {
  if (holder === execution.id) return true;
  if (holder === null) {
    holder = execution.id;
    return true;
  }
  return new Promise((resolve) => {
    const entry = { id: execution.id };
    const late = setTimeout(() => {
      waiting.splice(waiting.indexOf(entry), 1);
      resolve(false);
    }, Math.min(milliseconds, settings.longestWait));
    entry.got = (got) => {
      clearTimeout(late);
      resolve(got);
    };
    waiting.push(entry);
  });
}

const now = () => Date.now() / 1000 + ahead;

// Whether this is what a test wants to see fail now; it then works again.
function breaks(how) {
  if (broken !== how) return false;
  broken = "";
  return true;
}

const services = {
  cache: {
    get: (_, key) => {
      const { value = null, until = 0 } = cache.get(key) || {};
      return until > now() ? value : null;
    },
    put: (_, key, value, seconds) => {
      cache.set(key, { value, until: now() + Math.min(seconds, 21600) });
    },
  },
  console: { log: (_, line) => void logged.push(line) },
  lock: {
    tryLock,
    releaseLock: ({ id }) => {
      if (holder === id) passOn();
    },
  },
  properties: {
    getProperty: (_, key) => settings.properties[key] || null,
    getProperties: () => ({ ...settings.properties }),
    setProperty: (_, key, value) => {
      if (value.startsWith("sent") && breaks("note")) throw new Error("Service error: Properties");
      settings.properties[key] = value;
    },
    deleteProperty: (_, key) => void delete settings.properties[key],
  },
  mail: {
    getRemainingDailyQuota: () => mailsLeft,
    sendEmail: ({ id }, message) => {
      if (breaks("before")) throw new Error("Service error: Mail");
      if (mailsLeft < 1) throw new Error("Service invoked too many times for one day: email.");
      mailsLeft -= 1;
      mailed.push({ message, properties: { ...settings.properties } });
      if (breaks("after")) throw new Error("Service error: Mail");
      if (breaks("killed")) workers.get(id).terminate();
    },
  },
  sheets: {
    get: (_, id, options) => ask("get", "GET", `/v4/spreadsheets/${id}?${query(options)}`),
    batchUpdate: (_, resource, id) =>
      ask("batchUpdate", "POST", `/v4/spreadsheets/${id}:batchUpdate`, resource),
  },
};

function query(options) {
  const pairs = Object.entries(options).flatMap(([name, value]) =>
    [].concat(value).map((one) => [name, String(one)])
  );
  return new URLSearchParams(pairs);
}

// As the advanced service does: an error of the API is thrown with its body as details.
async function ask(name, method, path, resource) {
  const response = await fetch(settings.sheets + path, {
    method,
    headers: { Authorization: `Bearer ${settings.token}`, "Content-Type": "application/json" },
    body: resource && JSON.stringify(resource),
  });
  const text = await response.text();
  const json = response.headers.get("content-type").startsWith("application/json");
  if (response.ok && json) return JSON.parse(text);
  const details = json ? JSON.parse(text).error : undefined;
  const why = details ? details.message : "Empty response";
  const error = new Error(`API call to sheets.spreadsheets.${name} failed with error: ${why}`);
  throw Object.assign(error, details && { name: "GoogleJsonResponseException", details });
}
