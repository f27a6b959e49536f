// A question is searched by the words that matter. The theme puts a star behind every word, so that
// "a" finds all that begins with an a, and leaves small words out of its index, so that a page named
// "Who does what" is not found by its name. Both are put right in what it sends to its worker.
(function () {
  "use strict";
  var BEGIN = 0;
  var ASK = 2;
  var SMALL = {
    nl:
      "aan al alle als ben bent bij daar dan dat de deze die dit doe doen doet door dus een eens en er " +
      "ga gaan gaat geen haar had heb hebben hebt heeft hem het hier hoe hun iemand iets ik in is je " +
      "jij jou jouw jullie kan kun kunnen kunt maar mag me met mij mijn moet moeten mogen na naar niet " +
      "nog nu of om ons onze ook op over te toch tot u uit uw van voor waar waarom wanneer was wat we " +
      "wel welke werd wie wij wil willen wilt word worden wordt zal ze zelf zich zij zijn zo zou",
    en:
      "a about all am an and any are as at be been but by can could did do does for from get had has " +
      "have he her him his how i if in into is it its just may me must my not of on or our she should " +
      "so some somebody than that the their them then there these they this to too us was we were what " +
      "when where which while who whom why will with would you your",
  };
  var small = new Set((SMALL[document.documentElement.lang] || "").split(" "));

  function matters(word) {
    return word && !small.has(word.toLowerCase().replace(/\W+$/, ""));
  }

  function asked(text) {
    // Who uses quotation marks knows what they look for.
    if (text.includes('"')) return text;
    var words = text.replace(/[?!.,;:]+(?=\s|$)/g, "").trim().split(/\s+/);
    var kept = words.filter(matters);
    if (kept.length) return kept.join(" ");
    return words.length > 1 ? '"' + words.join(" ") + '"' : text;
  }

  var send = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message) {
    if (message.type === BEGIN) message.data.config.pipeline = [];
    if (message.type === ASK) message.data = asked(message.data);
    return send.apply(this, arguments);
  };
})();
