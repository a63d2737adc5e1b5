(function () {
  "use strict";
  var form = document.getElementById("plans"), filter = document.getElementById("filter"), hint = document.getElementById("hint");
  filter.addEventListener("input", function () {
    var text = filter.value.trim().toLocaleLowerCase();
    form.querySelectorAll("section").forEach(function (section) {
      var left = 0, named = section.querySelector("h2").textContent.toLocaleLowerCase().indexOf(text) >= 0;
      section.querySelectorAll("tbody tr").forEach(function (row) {
        row.hidden = !named && row.textContent.toLocaleLowerCase().indexOf(text) < 0;
        left += row.hidden ? 0 : 1;
      });
      section.hidden = !left;
    });
  });
  filter.addEventListener("keydown", function (event) { if (event.key === "Enter") event.preventDefault(); });
  form.addEventListener("submit", function (event) {
    if (form.querySelector("input[type=checkbox]:checked")) { hint.textContent = hint.dataset.opening; return; }
    event.preventDefault();
    hint.textContent = hint.dataset.none;
  });
  // A page of many plans takes seconds to be made: that it was asked for is said at once, and is not so any more when one comes back.
  form.addEventListener("click", function (event) {
    if (event.target.closest("a") && !event.ctrlKey && !event.metaKey && !event.shiftKey) hint.textContent = hint.dataset.opening;
  });
  window.addEventListener("pageshow", function () { hint.textContent = ""; });
})();
