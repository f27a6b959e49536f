// The search dialog. The theme's script and the index come only when somebody opens it, so that a
// page stays light. Closed by its cross or Escape; focus goes back to the button.
(function () {
  "use strict";
  var toggle = document.getElementById("__search");
  var waiting = document.getElementById("sh-search-script");
  var opener = document.querySelector(".sh-search-button");
  var closer = document.querySelector(".sh-search-close");
  var field = document.querySelector("[data-md-component=search-query]");
  if (!toggle || !waiting || !opener || !closer || !field) return;
  document.documentElement.classList.replace("no-js", "js");

  function load() {
    var scripts = waiting.content.querySelectorAll("script[src]");
    waiting.remove();
    scripts.forEach(function (found) {
      var script = document.createElement("script");
      script.src = found.getAttribute("src");
      script.async = false;
      // What was typed before the script came is searched for after all.
      script.onload = function () {
        field.dispatchEvent(new Event("keyup"));
      };
      document.body.append(script);
    });
  }

  function show(open) {
    if (toggle.checked !== open) toggle.click();
    (open ? field : opener).focus();
  }

  opener.addEventListener("click", function () {
    show(true);
    if (waiting.isConnected) load();
  });
  closer.addEventListener("click", function () {
    show(false);
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && toggle.checked) show(false);
  });
})();
