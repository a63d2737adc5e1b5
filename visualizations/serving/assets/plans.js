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
    if (form.querySelector("input[type=checkbox]:checked")) return;
    event.preventDefault();
    hint.textContent = hint.dataset.none;
  });
})();
