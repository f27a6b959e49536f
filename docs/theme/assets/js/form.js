// A form page: keeps a draft, sends the answers once, and says what did not work.
// Without this script the form is an ordinary post. All wording comes from the page.
(function () {
  "use strict";
  const page = document.querySelector(".sh-form");
  if (!page) return;
  page.classList.add("sh-form--scripted");
  page.addEventListener("click", (event) => event.target.matches("[data-print]") && print());
  const form = page.querySelector("form");
  if (!form) return;

  const words = JSON.parse(page.querySelector("script").textContent);
  const fields = [...form.querySelectorAll("[data-question]")];
  const summary = page.querySelector(".sh-errors");
  const notice = form.querySelector(".sh-notice");
  const status = form.querySelector("[role=status]");
  const button = form.querySelector("[type=submit]");
  const draft = form.querySelector(".sh-form__draft");
  const action = new URL(form.getAttribute("action"), location.href);
  const title = document.title.replace(words.errors, "");
  const key = "sh-" + words.form;
  let sending = false;
  let state = stored() || fresh();

  draft.hidden = false;
  if (summary.hidden) fill(state.answers);
  else summary.focus();
  readLink();

  form.addEventListener("input", keep);
  form.addEventListener("submit", send);
  form.querySelector("[data-wipe]").addEventListener("click", wipe);
  addEventListener("hashchange", readLink);

  function fresh() {
    return { id: newId(), answers: {} };
  }

  // Over plain http, as on a local network, there are only bytes.
  function newId() {
    if (crypto.randomUUID) return crypto.randomUUID();
    return crypto.getRandomValues(new Uint32Array(4)).join("-");
  }

  // The draft lives in this tab only: a phone may be shared.
  function stored() {
    try {
      return JSON.parse(sessionStorage.getItem(key));
    } catch (error) {
      return null; // no storage, or no draft of ours
    }
  }

  function store(value) {
    try {
      if (value) sessionStorage.setItem(key, JSON.stringify(value));
      else sessionStorage.removeItem(key);
    } catch (error) {
      draft.hidden = true; // nothing is kept, so do not say so
    }
  }

  function keep() {
    showWhatApplies();
    state.answers = answers();
    store(state);
    status.textContent = "";
  }

  function answers() {
    const data = new FormData(form);
    const found = {};
    for (const field of fields) {
      const name = field.dataset.question;
      const many = field.querySelector("fieldset:not([role])");
      if (data.has(name)) found[name] = many ? data.getAll(name) : data.get(name);
    }
    return found;
  }

  function fill(values) {
    for (const field of fields) {
      if (!(field.dataset.question in values)) continue;
      const given = [].concat(values[field.dataset.question]);
      for (const input of field.querySelectorAll("input, select")) {
        if (/radio|checkbox/.test(input.type)) input.checked = given.includes(input.value);
        else input.value = given[0];
      }
    }
    showWhatApplies();
  }

  function empty() {
    for (const field of fields) fill({ [field.dataset.question]: "" });
    clean();
    state = fresh();
  }

  // A question that does not apply is hidden, and not sent.
  function showWhatApplies() {
    for (const field of fields) {
      if (!field.dataset.if) continue;
      field.hidden = !field.dataset.if.split(" ").some(holds);
      for (const input of field.querySelectorAll("input, select")) input.disabled = field.hidden;
    }
  }

  // A condition is a question that was answered, or question=answer.
  function holds(condition) {
    const [name, answer] = condition.split("=");
    const given = new FormData(form).getAll(name);
    return answer ? given.includes(answer) : given.some((text) => text.trim());
  }

  // Answers that came with the link, behind the #, which no server gets to see.
  function readLink() {
    const given = {};
    for (const [name, answer] of new URLSearchParams(location.hash.slice(1)))
      if (words.link[name]) given[words.link[name]] = answer;
    const secret = words.link[words.secret];
    if (given[secret]) {
      // A draft with another secret is about somebody else.
      if (state.answers[secret] !== given[secret]) empty();
      history.replaceState(null, "", location.pathname + location.search);
    }
    fill(given);
    keep();
  }

  function wipe() {
    if (!confirm(words.wipeSure)) return;
    empty();
    store(null);
    readLink();
    status.textContent = words.wiped;
  }

  async function send(event) {
    event.preventDefault();
    if (sending) return;
    busy(true);
    clean();
    const answer = await post(submission());
    busy(false);
    if (answer.ok) return confirmed(answer.reference);
    const errors = answer.errors || [];
    showErrors(errors);
    if (errors.length) return show(summary, words.errors);
    notice.querySelector("[data-sentence]").textContent = sentence(answer);
    show(notice, words.notSent);
  }

  function busy(now) {
    sending = now;
    button.setAttribute("aria-disabled", String(now));
    status.textContent = now ? words.sending : "";
  }

  // The id stays until the answers are confirmed: sending again never adds one.
  function submission() {
    form.elements.submission_id.value = state.id;
    const body = answers();
    for (const name of ["lang", "submission_id", "consent_version", "website"])
      body[name] = form.elements[name].value;
    return JSON.stringify(body);
  }

  // Status 0: cut off, so nobody knows whether it arrived.
  async function post(body) {
    // To another origin a browser sends plain text without asking first.
    const type = action.origin === location.origin ? "application/json" : "text/plain";
    const signal = AbortSignal.timeout?.(30000);
    try {
      const headers = { "Content-Type": type };
      const response = await fetch(action, { method: "POST", headers, body, signal });
      const wait = Number(response.headers.get("Retry-After"));
      // No JSON: something in between answered.
      const said = await response.json().catch(() => ({}));
      return { status: response.status, wait, ...said };
    } catch (error) {
      return { status: 0 };
    }
  }

  function sentence(answer) {
    if (answer.status !== 429 || !answer.wait) return words.said[answer.status] || words.failed;
    const [wait, unit] = answer.wait > 90 ? [words.wait.minutes, 60] : [words.wait.seconds, 1];
    const count = Math.ceil(answer.wait / unit);
    return words.tooManyWait.replace("{wait}", wait.replace("{count}", count));
  }

  function clean() {
    summary.hidden = notice.hidden = true;
    document.title = title;
    showErrors([]);
  }

  function showErrors(errors) {
    summary.querySelector("ul").replaceChildren(...errors.map(errorLine));
    for (const field of fields) {
      const wrong = errors.find((error) => error.question === field.dataset.question);
      field.classList.toggle("sh-field--wrong", Boolean(wrong));
      field.querySelector(".sh-error").hidden = !wrong;
      field.querySelector("[data-message]").textContent = wrong ? wrong.message : "";
      const checked = field.querySelectorAll("[role=radiogroup], select, input:not([type=radio])");
      for (const input of checked) input.setAttribute("aria-invalid", String(Boolean(wrong)));
    }
  }

  function errorLine(error) {
    const link = document.createElement("a");
    link.href = "#f-" + error.question;
    link.textContent = error.message;
    const line = document.createElement("li");
    line.append(link);
    return line;
  }

  function show(box, prefix) {
    box.hidden = false;
    document.title = prefix + title;
    box.focus();
  }

  function confirmed(reference) {
    store(null);
    // The next link opens an empty form.
    removeEventListener("hashchange", readLink);
    addEventListener("hashchange", () => location.hash.includes("=") && location.reload());
    page.replaceChildren(page.querySelector("template").content.cloneNode(true));
    const code = page.querySelector("[data-reference]");
    code.dataset.reference = code.textContent = reference;
    page.querySelector("[data-spelled]").textContent = [...reference].join(" ");
    page.querySelector("[data-mail]").href += encodeURIComponent(reference);
    document.title = words.confirmed + title;
    scrollTo(0, 0);
    page.querySelector("h1").focus();
  }
})();
