// A checklist: what somebody ticked stays on this device. Without this script it is a list on paper.
const list = document.querySelector("[data-checklist]");
const key = "sh-ticks-" + list.dataset.checklist;
const boxes = [...list.querySelectorAll("[data-item]")];
const tools = list.querySelector(".sh-checklist__tools");

// Null where nothing may be kept: then the ticks last as long as the page, and nothing is promised.
function kept() {
  try {
    return JSON.parse(localStorage.getItem(key)) || [];
  } catch (error) {
    return null;
  }
}

function keep() {
  const ticked = boxes.filter((box) => box.checked).map((box) => box.dataset.item);
  if (ticked.length) localStorage.setItem(key, JSON.stringify(ticked));
  else localStorage.removeItem(key);
}

const ticked = kept();
if (ticked) {
  for (const box of boxes) box.checked = ticked.includes(box.dataset.item);
  list.addEventListener("change", keep);
  list.querySelector("[data-wipe]").addEventListener("click", () => {
    for (const box of boxes) box.checked = false;
    keep();
  });
} else {
  list.querySelector("[data-wipe]").remove();
  tools.querySelector("span").remove();
}
list.querySelector("[data-print]").addEventListener("click", () => print());
tools.hidden = false;
