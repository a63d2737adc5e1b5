"use strict";
/* Ties the parts together: which plan, which card, which of the two ways of showing. */
(function (S) {
  var plan = null;
  var view = "diagram";

  var stale = false; // the list is out of sight and not up to date

  /** Shows what is open now; `toggled` is the one card that was opened or closed, null if none was, undefined if many were. */
  function paint(toggled) {
    if (view === "diagram") {
      S.canvas.show(plan, toggled === null ? undefined : toggled);
      stale = true;
    } else if (toggled === undefined || stale) list();
    else {
      if (toggled !== null) S.list.refresh(toggled);
      S.list.select();
    }
  }
  function list() {
    S.list.show(plan);
    stale = false;
  }
  function empty(text) {
    S.byId("nothing").textContent = text || "";
    S.byId("nothing").hidden = !text;
  }

  /* plans -------------------------------------------------------------------------------------------------------------- */
  function planName(entry) {
    var about = entry.document;
    var owner = entry.owner || S.word("noDocument");
    if (!about) return owner + (entry.owner ? " — " + S.word("noPlan") : "");
    var period = about.period_start ? " " + about.period_start + "–" + about.period_end : "";
    return owner + " — " + (about.kind || about.title || "") + period;
  }
  function selector() {
    var select = S.byId("plans");
    var groups = {};
    var order = S.page.plans.map(function (entry, index) {
      return { entry: entry, index: index, region: entry.region || "", name: planName(entry) };
    });
    order.sort(function (a, b) {
      return a.region.localeCompare(b.region) || Number(b.entry.regional) - Number(a.entry.regional) || a.name.localeCompare(b.name);
    });
    order.forEach(function (item) {
      var region = item.region || S.word("noRegion");
      if (!groups[region]) {
        groups[region] = S.make("optgroup", null, { label: region });
        select.appendChild(groups[region]);
      }
      groups[region].appendChild(S.make("option", item.name, { value: String(item.index) }));
    });
    select.addEventListener("change", function () {
      showPlan(Number(select.value));
      S.panel.show(plan, "plan");
    });
    var first = order.find(function (item) { return item.entry.document && !item.entry.regional; }) || order[0];
    return first ? first.index : -1;
  }
  function showPlan(index) {
    plan = S.plan(index);
    S.byId("plans").value = String(index);
    S.search.inPlan(index);
    empty(plan.cards.length ? "" : S.word("emptyPlan"));
    paint();
    S.canvas.home();
    S.say(planName(S.page.plans[index]));
  }

  /* cards -------------------------------------------------------------------------------------------------------------- */
  /** Shows a card in the panel and, unless `still`, opens or closes it: a first click opens, a click on the chosen open card closes. */
  function choose(id, still) {
    var open = S.isOpen(plan, id);
    var turn = !still && plan.children[id].length > 0 && (!open || plan.chosen === id);
    if (turn) S.setOpen(plan, id, !open);
    show(id, turn ? id : null);
  }
  function toggle(id) {
    S.setOpen(plan, id, !S.isOpen(plan, id));
    paint(id);
    follow(id);
    S.say(S.title(plan.cards[id]) + ": " + S.word(S.isOpen(plan, id) ? "open" : "shut"));
  }
  function show(id, toggled, jump) {
    plan.chosen = id;
    paint(toggled);
    S.panel.show(plan, "card");
    panel(true);
    follow(id, jump);
    history.replaceState(null, "", plan.details[id].key ? "#" + encodeURIComponent(plan.details[id].key) : "#");
    S.say(S.term(plan.cards[id].group) + ": " + S.title(plan.cards[id]));
  }
  function reveal(id) {
    S.reveal(plan, id);
    show(id, undefined, true);
  }
  function follow(id, jump) {
    if (view === "diagram") S.canvas.follow(id, jump);
    else S.list.follow(id);
  }
  /** Opens the card named after # in the address, so that a report can point into this file. */
  function fromAddress() {
    var key = "";
    try {
      key = decodeURIComponent(location.hash.slice(1));
    } catch (_) {
      return false;
    }
    if (!key) return false;
    for (var index = 0; index < S.page.plans.length; index += 1) {
      var id = S.byKey(S.plan(index), key);
      if (id >= 0) {
        showPlan(index);
        reveal(id);
        return true;
      }
    }
    return false;
  }

  /* frame -------------------------------------------------------------------------------------------------------------- */
  function panel(open) {
    document.body.classList.toggle("panel-shut", !open);
  }
  function tab(name, take) {
    view = name;
    ["diagram", "list"].forEach(function (other) {
      var button = S.byId("tab-" + other);
      button.setAttribute("aria-selected", String(other === name));
      button.tabIndex = other === name ? 0 : -1;
      S.byId(other).hidden = other !== name;
    });
    S.byId("fit").disabled = name !== "diagram";
    if (take) S.byId("tab-" + name).focus();
    if (!plan) return;
    paint();
    S.canvas.home();
    if (plan.chosen !== null) follow(plan.chosen);
  }
  function buttons() {
    ["diagram", "list"].forEach(function (name) {
      S.byId("tab-" + name).addEventListener("click", function () { tab(name); });
      S.byId("tab-" + name).addEventListener("keydown", function (event) {
        if (event.key === "ArrowLeft" || event.key === "ArrowRight") tab(name === "list" ? "diagram" : "list", true);
      });
    });
    S.byId("open-all").addEventListener("click", function () { S.openAll(plan); paint(); S.canvas.home(0.4); });
    S.byId("close-all").addEventListener("click", function () {
      S.closeAll(plan);
      if (plan.chosen !== null && S.visible(plan).indexOf(plan.chosen) < 0) plan.chosen = null;
      paint();
      S.canvas.home();
    });
    S.byId("fit").addEventListener("click", function () { S.canvas.fit(); });
    S.byId("summary").addEventListener("click", function () { S.panel.show(plan, "plan"); panel(true); });
    S.byId("legend").addEventListener("click", function () { S.panel.show(plan, "legend"); panel(true); });
    S.byId("close").addEventListener("click", function () { panel(false); S.byId(view === "list" ? "tab-list" : "canvas").focus(); });
    S.byId("widen").addEventListener("click", function () {
      var wide = document.body.classList.toggle("panel-wide");
      S.byId("widen").setAttribute("aria-pressed", String(wide));
      S.byId("widen").textContent = S.word(wide ? "narrow" : "widen");
    });
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && !event.target.closest(".find")) panel(false);
      else if (event.key === "/" && !event.target.closest("input, select")) {
        event.preventDefault();
        S.byId("search").focus();
      }
    });
  }

  function begin() {
    S.canvas.connect(choose, toggle);
    S.list.connect(choose, toggle);
    S.panel.connect(reveal);
    S.search.connect(function (index, id) {
      if (plan.index !== index) showPlan(index);
      reveal(id);
    });
    buttons();
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", S.canvas.redraw);
    window.addEventListener("beforeprint", function () { if (plan && stale) list(); });
    window.addEventListener("hashchange", fromAddress);
    var first = selector();
    panel(!S.phone());
    if (S.phone()) tab("list");
    if (first < 0) {
      empty(S.word("emptyGraph"));
      ["open-all", "close-all", "fit", "summary", "search", "plans"].forEach(function (id) { S.byId(id).disabled = true; });
      S.panel.show(null, "legend");
      return;
    }
    if (fromAddress()) return;
    showPlan(first);
    S.panel.show(plan, "plan");
  }
  begin();
})(Selaras);
