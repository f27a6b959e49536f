// A form page: one step at a time, keeps a draft, sends the answers once, and says what did not
// work. Without this script the form is one page with an ordinary post. All wording is the page's.
import { Draft } from "./draft.js";
import { Steps } from "./steps.js";

const page = document.querySelector(".sh-form");
page.classList.add("sh-form--scripted");
page.addEventListener("click", ({ target }) => target.matches("[data-print]") && print());
const form = page.querySelector("form");
if (form) start();

function start() {
  const words = JSON.parse(page.querySelector("script").textContent);
  const fields = [...form.querySelectorAll("[data-question]")];
  const summary = page.querySelector(".sh-errors");
  const notice = form.querySelector(".sh-notice");
  const status = form.querySelector("[role=status]");
  const button = form.querySelector("[type=submit]");
  const back = form.querySelector("[data-back]");
  const draftBox = form.querySelector(".sh-form__draft");
  const action = new URL(form.getAttribute("action"), location.href);
  const title = document.title.replace(words.errors, "");
  const draft = new Draft(words.form);
  // Once it was sent, nothing listens any more.
  const leaving = new AbortController();
  const { signal } = leaving;
  // Whoever changes one answer goes straight back to all of them.
  let checking = false;
  let sending = false;

  const steps = new Steps(form, words, signal, (section) => {
    back.hidden = steps.isFirst;
    page.classList.toggle("sh-form--begun", !steps.isFirst);
    button.textContent = steps.isLast ? words.send : words.next;
    checking ||= steps.isLast;
    if (steps.isLast) showAnswers(section);
    draft.step = section.id;
    keep();
  });

  draftBox.hidden = false;
  button.hidden = false;
  const refused = !summary.hidden;
  if (!refused) fill(draft.answers);
  showWhatApplies();
  readLink();
  steps.open(refused ? stepOf(firstWrong()) : firstToDo(history.state?.step || draft.step));
  clean();
  if (refused) showErrors(findErrors(fields));

  form.addEventListener("input", () => {
    keep();
    steps.name();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (steps.isLast) send();
    else goOn();
  });
  back.addEventListener("click", () => turnTo(steps.previous));
  form.querySelector("[data-wipe]").addEventListener("click", wipe);
  page.addEventListener("click", toQuestion);
  for (const link of form.querySelectorAll("a[data-form]"))
    link.addEventListener("click", () => hand(link));
  addEventListener("popstate", ({ state }) => state?.step && arrived(), { signal });
  addEventListener("hashchange", readLink, { signal });

  // --- answers ---

  function keep() {
    showWhatApplies();
    draft.answers = answers();
    draft.keep();
    draftBox.hidden = !draft.kept;
    status.textContent = "";
  }

  function answers() {
    const data = new FormData(form);
    const found = {};
    for (const field of fields) {
      const name = field.dataset.question;
      if (!data.has(name)) continue;
      const given = data.getAll(name);
      if (isMany(field)) found[name] = given;
      else found[name] = isDate(field) && given.join("").trim() ? given.join("-") : given[0];
    }
    return found;
  }

  function isMany(field) {
    return field.dataset.type === "choices";
  }

  // A day, a month and a year, each in a box of its own.
  function isDate(field) {
    return field.dataset.type === "date";
  }

  function fill(values) {
    for (const field of fields) {
      if (!(field.dataset.question in values)) continue;
      const value = values[field.dataset.question];
      const given = isDate(field) ? value.split("-") : [].concat(value);
      inputsOf(field).forEach((input, place) => {
        if (/radio|checkbox/.test(input.type)) input.checked = given.includes(input.value);
        else input.value = given[place] || "";
      });
    }
    showWhatApplies();
  }

  function inputsOf(field) {
    return field.querySelectorAll("input, select, textarea");
  }

  // A question that does not apply is hidden, and not sent; so is what only some need to read.
  function showWhatApplies() {
    for (const field of fields) {
      if (!field.dataset.if) continue;
      field.hidden = !field.dataset.if.split(" ").some(holds);
      for (const input of inputsOf(field)) input.disabled = field.hidden;
    }
    for (const aside of form.querySelectorAll("[data-below]")) {
      const number = Number(westernDigits(form.elements[aside.dataset.of].value) || NaN);
      aside.hidden = !(number < Number(aside.dataset.below));
    }
  }

  // Another form fits better: it begins with what both ask.
  function hand(link) {
    const { form: name, fills } = link.dataset;
    const other = new Draft(name);
    const number = answers()[link.closest("[data-of]").dataset.of];
    other.answers = { ...answers(), [fills]: number, ...other.answers };
    other.keep();
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
      if (draft.answers[secret] !== given[secret]) empty();
      draft.linked = given[secret];
      history.replaceState(history.state, "", location.pathname + location.search);
    }
    fill(given);
    keep();
    hideSecret();
    if (steps.here && !steps.all.includes(steps.here)) steps.open(steps.all[0]);
  }

  // What the link brought is no question any more, and no secret for others to see; what somebody
  // types stays in sight.
  function hideSecret() {
    const secret = words.link[words.secret];
    const field = fieldOf(secret);
    if (!field) return;
    field.hidden = draft.linked === answers()[secret] && !findErrors([field]).length;
  }

  function empty() {
    for (const field of fields) fill({ [field.dataset.question]: "" });
    hideSecret();
    draft.empty();
    checking = false;
    steps.open(steps.all[0]);
    clean();
  }

  function wipe() {
    if (!confirm(words.wipeSure)) return;
    empty();
    readLink();
    arrived();
    status.textContent = words.wiped;
  }

  // --- steps ---

  function goOn() {
    const errors = findErrors(shown(fields).filter((field) => stepOf(field) === steps.here));
    if (errors.length) return refuse(errors);
    turnTo(checking && !firstWrong() ? steps.all.at(-1) : steps.next);
  }

  function turnTo(section) {
    steps.go(section);
    arrived();
  }

  // What a new page would do: its title, its heading read aloud, nothing left of the last one.
  function arrived() {
    clean();
    scrollTo(0, 0);
    steps.here.querySelector("h2").focus();
  }

  function stepOf(field) {
    return field ? steps.of(field) : steps.all[0];
  }

  // Where somebody was, unless something before it still has to be done.
  function firstToDo(id) {
    const { all } = steps;
    const there = all.findIndex((section) => section.id === id);
    const wrong = firstWrong();
    const todo = wrong ? all.indexOf(stepOf(wrong)) : all.length - 1;
    return all[Math.max(0, Math.min(there, todo))];
  }

  function shown(some) {
    return some.filter((field) => !field.hidden);
  }

  // Read as the receiver reads them; it looks at everything once more.
  function findErrors(some) {
    const raw = new Map(Object.entries(answers()));
    const { errors } = readAnswers({ questions: words.questions }, raw, words.language);
    const asked = new Set(some.map((field) => field.dataset.question));
    return errors.filter((error) => asked.has(error.question));
  }

  function firstWrong() {
    const errors = findErrors(shown(fields));
    return errors.length ? fieldOf(errors[0].question) : null;
  }

  function fieldOf(question) {
    return fields.find((field) => field.dataset.question === question);
  }

  // --- all answers together ---

  function showAnswers(section) {
    const groups = steps.all.slice(0, -1).map((one) => {
      const group = page.querySelector("#sh-answers").content.cloneNode(true);
      group.querySelector("h3").textContent = one.dataset.title;
      const lines = shown(fields.filter((field) => stepOf(field) === one));
      group.querySelector("dl").append(...lines.map(answerLine));
      return group;
    });
    section.querySelector("[data-answers]").replaceChildren(...groups);
  }

  function answerLine(field) {
    const line = page.querySelector("#sh-answer").content.cloneNode(true);
    line.querySelector("dt").textContent = field.dataset.label;
    const said = saidIn(field);
    line.querySelector("bdi").textContent = said || words.nothing;
    line.querySelector("dd").classList.toggle("sh-nothing", !said);
    const link = line.querySelector("a");
    link.href = "#f-" + field.dataset.question;
    link.querySelector("span").textContent = field.dataset.label;
    return line;
  }

  function saidIn(field) {
    const select = field.querySelector("select");
    if (select) return select.value && select.selectedOptions[0].textContent;
    const ticked = [...field.querySelectorAll(":checked")].map((input) =>
      input.hasAttribute("data-consent") ? words.yes : input.parentElement.textContent.trim()
    );
    if (isMany(field) || field.querySelector("[type=radio], [type=checkbox]"))
      return ticked.join(words.comma);
    const typed = [...inputsOf(field)].map((input) => input.value.trim());
    return typed.filter(Boolean).join("-");
  }

  // A link to a question may lead to another step.
  function toQuestion(event) {
    const link = event.target.closest("a[href^='#f-']");
    const field = link && fieldOf(link.hash.slice(3));
    if (!field) return;
    event.preventDefault();
    if (stepOf(field) !== steps.here) {
      const errors = summary.contains(link) ? currentErrors() : [];
      steps.go(stepOf(field));
      clean();
      showErrors(errors);
    }
    inputsOf(field)[0].focus();
  }

  // --- sending ---

  async function send() {
    if (sending) return;
    busy(true);
    clean();
    const answer = await post(submission());
    busy(false);
    if (answer.ok) return confirmed(answer.reference);
    const errors = answer.errors || [];
    if (errors.length) {
      steps.go(stepOf(fieldOf(errors[0].question)));
      return refuse(errors);
    }
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
    form.elements.submission_id.value = draft.id;
    const body = answers();
    for (const name of ["lang", "submission_id", "consent_version", "website"])
      body[name] = form.elements[name].value;
    body.seconds = String(draft.seconds);
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

  // --- what is wrong ---

  function refuse(errors) {
    clean();
    showErrors(errors);
    // Nothing between what is wrong and the questions.
    page.classList.add("sh-form--begun");
    show(summary, words.errors);
  }

  function clean() {
    summary.hidden = notice.hidden = true;
    document.title = `${steps.title} – ${title}`;
    showErrors([]);
  }

  function currentErrors() {
    return [...summary.querySelectorAll("a")].map((link) => ({
      question: link.hash.slice(3),
      message: link.textContent,
    }));
  }

  function showErrors(errors) {
    summary.querySelector("ul").replaceChildren(...errors.map(errorLine));
    for (const field of fields) {
      const wrong = errors.find((error) => error.question === field.dataset.question);
      if (wrong) field.hidden = false;
      field.classList.toggle("sh-field--wrong", Boolean(wrong));
      field.querySelector(".sh-error").hidden = !wrong;
      field.querySelector("[data-message]").textContent = wrong ? wrong.message : "";
      const checked = field.querySelectorAll(
        "[role=radiogroup], select, textarea, input:not([type=radio])"
      );
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
    document.title = prefix + document.title;
    box.focus();
  }

  // One of the answers that are named, such as "request=erase request=copy", was given.
  function fits(named, given) {
    return named.split(" ").some((each) => {
      const [question, answer] = each.split("=");
      return given[question] === answer;
    });
  }

  function confirmed(reference) {
    const sent = answers();
    draft.empty();
    leaving.abort();
    // The next link opens an empty form.
    addEventListener("hashchange", () => location.hash.includes("=") && location.reload());
    // Not a reload: a browser then puts back what was typed.
    addEventListener("popstate", () => location.replace(location.pathname + location.search));
    page.replaceChildren(page.querySelector("#sh-arrived").content.cloneNode(true));
    for (const step of page.querySelectorAll("[data-if]"))
      if (!fits(step.dataset.if, sent)) step.remove();
    const code = page.querySelector("[data-reference]");
    code.dataset.reference = code.textContent = reference;
    page.querySelector("[data-spelled]").textContent = [...reference].join(" ");
    page.querySelector("[data-mail]").href += encodeURIComponent(reference);
    document.title = words.confirmed + title;
    scrollTo(0, 0);
    page.querySelector("h1").focus();
  }
}
