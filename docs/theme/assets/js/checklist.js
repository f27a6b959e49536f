// A checklist: what somebody ticked stays on this device. Without this script it is a list on paper.
const list = document.querySelector("[data-checklist]");
const key = "sh-ticks-" + list.dataset.checklist;
const boxes = [...list.querySelectorAll("[data-item]")];
const tools = list.querySelector(".sh-checklist__tools");

// Whether anything may be kept: some browsers let a page read and not write.
function mayKeep() {
  try {
    localStorage.setItem(key + "-try", "1");
    localStorage.removeItem(key + "-try");
    return true;
  } catch (error) {
    return false;
  }
}

// What is no list of ours counts as none, and the next tick takes its place.
function kept() {
  try {
    const stored = JSON.parse(localStorage.getItem(key));
    return Array.isArray(stored) ? stored : [];
  } catch (error) {
    return [];
  }
}

function keep() {
  const ticked = boxes.filter((box) => box.checked).map((box) => box.dataset.item);
  try {
    if (ticked.length) localStorage.setItem(key, JSON.stringify(ticked));
    else localStorage.removeItem(key);
  } catch (error) {
    promiseNothing(); // full since the page was opened
  }
}

function show() {
  const ticked = kept();
  for (const box of boxes) box.checked = ticked.includes(box.dataset.item);
}

// The ticks last as long as the page then, and nothing is promised.
function promiseNothing() {
  list.querySelector("[data-wipe]")?.remove();
  tools.querySelector("span")?.remove();
}

if (mayKeep()) {
  show();
  list.addEventListener("change", keep);
  // The same list in another tab: what is ticked or wiped there is so here, and not put back.
  addEventListener("storage", (event) => (event.key === key || event.key === null) && show());
  list.querySelector("[data-wipe]").addEventListener("click", () => {
    for (const box of boxes) box.checked = false;
    keep();
  });
} else {
  promiseNothing();
}
list.querySelector("[data-print]").addEventListener("click", () => print());
tools.hidden = false;
