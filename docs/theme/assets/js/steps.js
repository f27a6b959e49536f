// The sections of a form one at a time, then all answers together. The browser's own back button
// goes a step back; what does not apply is no step.
export class Steps {
  #sections;
  #words;
  #here = null;

  // `reached` is called after every move, with the section that is shown, until the signal.
  constructor(form, words, signal, reached) {
    this.#sections = [...form.querySelectorAll("[data-step]")];
    this.#words = words;
    this.reached = reached;
    addEventListener("popstate", ({ state }) => state?.step && this.#show(state.step), { signal });
  }

  get here() {
    return this.#here;
  }

  // Those with something to fill in, and the last one, where there is nothing.
  get all() {
    const applies = (section) => section.querySelector("[data-question]:not([hidden])");
    return this.#sections.filter((section) => section.matches("[data-check]") || applies(section));
  }

  get isLast() {
    return this.#here === this.all.at(-1);
  }

  get isFirst() {
    return this.#here === this.all[0];
  }

  get previous() {
    return this.all[this.all.indexOf(this.#here) - 1];
  }

  get next() {
    return this.all[this.all.indexOf(this.#here) + 1];
  }

  // Without a step in the history: that of a page that was just opened.
  open(section) {
    history.replaceState({ step: section.id }, "");
    this.#show(section.id);
  }

  go(section) {
    if (section === this.#here) return;
    history.pushState({ step: section.id }, "");
    this.#show(section.id);
  }

  of(field) {
    return field.closest("[data-step]");
  }

  #show(id) {
    const all = this.all;
    this.#here = all.find((section) => section.id === id) || all[0];
    for (const section of this.#sections) section.hidden = section !== this.#here;
    this.name();
    this.reached(this.#here);
  }

  // The number changes with the answers: some steps only come after a certain one.
  name() {
    const all = this.all;
    const number = all.indexOf(this.#here) + 1;
    this.#here.querySelector("[data-number]").textContent = this.#words.step
      .replace("{number}", number)
      .replace("{count}", all.length);
  }

  get title() {
    return this.#here.querySelector("h2").textContent.trim().replace(/\s+/g, " ");
  }
}
