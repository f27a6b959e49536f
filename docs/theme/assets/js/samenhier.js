// The search dialog: opened by a button, closed by its cross or Escape, focus goes back where it was.
(function () {
  "use strict";
  var toggle = document.getElementById("__search");
  var opener = document.querySelector(".sh-search-button");
  var closer = document.querySelector(".sh-search-close");
  if (!toggle || !opener || !closer) return;

  function show(open) {
    if (toggle.checked !== open) toggle.click();
  }

  opener.addEventListener("click", function () {
    show(true);
  });
  closer.addEventListener("click", function () {
    show(false);
    opener.focus();
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && toggle.checked) {
      show(false);
      opener.focus();
    }
  });
})();
