// What somebody typed, kept in this tab only: a phone may be shared. One draft a form, whatever
// the language of the page.
export class Draft {
  #key;
  #before;

  constructor(form) {
    this.#key = "sh-" + form;
    this.kept = true;
    const stored = this.#read();
    this.id = stored?.id || newId();
    this.answers = stored?.answers || {};
    this.step = stored?.step || "";
    this.linked = stored?.linked || ""; // the secret that a link brought
    this.#before = stored?.seconds || 0;
  }

  // How long somebody is at it, over reloads too.
  get seconds() {
    return Math.floor(this.#before + performance.now() / 1000);
  }

  #read() {
    try {
      return JSON.parse(sessionStorage.getItem(this.#key));
    } catch (error) {
      return null; // no storage, or no draft of ours
    }
  }

  keep() {
    const { id, answers, step, linked, seconds } = this;
    this.#store(JSON.stringify({ id, answers, step, linked, seconds }));
  }

  // Begin anew: the next sign-up is another one.
  empty() {
    Object.assign(this, { id: newId(), answers: {}, step: "", linked: "" });
    this.#store(null);
  }

  #store(text) {
    try {
      if (text) sessionStorage.setItem(this.#key, text);
      else sessionStorage.removeItem(this.#key);
    } catch (error) {
      this.kept = false; // so do not say that it is
    }
  }
}

// Over plain http, as on a local network, there are only bytes.
function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  return crypto.getRandomValues(new Uint32Array(4)).join("-");
}
