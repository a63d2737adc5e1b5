"use strict";
/* Finds cards by text or code, in the plan that is shown and then in the others, and also by what only the panel shows of a card. */
(function (S) {
  var MOST = 40;
  var shown = -1; // place of the plan in view
  var hits = [];
  var at = -1;
  var choose = function () {};

  /** The folded words by which a card is found: its own text and code, then its indicators, strategies, results. */
  function haystack(plan) {
    if (plan.haystack) return plan.haystack;
    plan.haystack = plan.cards.map(function (card) {
      var detail = plan.details[card.id];
      var own = [card.label, card.code, detail.printed];
      var more = [];
      (detail.indicators || []).forEach(function (entry) { more.push(entry.text); });
      (detail.strategies || []).concat(detail.results || []).forEach(function (entry) {
        more.push(entry.text);
        (entry.below || []).forEach(function (below) { more.push(below.text); });
      });
      return { own: S.fold(own.filter(Boolean).join(" · ")), more: more };
    });
    return plan.haystack;
  }
  function words(text) {
    return S.fold(text).split(" ").filter(Boolean);
  }
  function within(text, sought) {
    return sought.every(function (word) { return text.indexOf(word) >= 0; });
  }
  /** Hits of one plan; those in a card's own words first. */
  function search(index, sought) {
    var plan = S.plan(index);
    var own = [];
    var inside = [];
    haystack(plan).forEach(function (entry, id) {
      if (plan.cards[id].group === "Loose") return;
      if (within(entry.own, sought)) own.push({ plan: index, id: id });
      else {
        var found = entry.more.filter(function (text) { return within(S.fold(text), sought); });
        if (found.length) inside.push({ plan: index, id: id, inside: found[0] });
      }
    });
    return own.concat(inside);
  }
  function find(text) {
    var sought = words(text);
    if (!sought.length) return [];
    var order = S.page.plans.map(function (_, index) { return index; });
    order.sort(function (a, b) { return (a === shown ? -1 : a) - (b === shown ? -1 : b); });
    return order.reduce(function (all, index) { return all.concat(search(index, sought)); }, []);
  }

  function option(hit, index) {
    var plan = S.plan(hit.plan);
    var card = plan.cards[hit.id];
    var where = S.path(plan, hit.id).slice(-2).join(" › ");
    return S.make("div.hit", [
      S.make("span.row-head", [S.make("span.kind.level-" + card.group, S.term(card.group)), card.code ? S.make("span.code", card.code) : null, hit.plan !== shown ? S.make("span.faint", plan.data.owner || S.word("noDocument")) : null]),
      S.make("span.text", card.label),
      hit.inside ? S.make("span.inside", "↳ " + hit.inside) : null,
      where ? S.make("span.faint.way", where) : null,
    ], { role: "option", id: "hit-" + index, "aria-selected": "false", click: function () { take(index); } });
  }
  function show(text) {
    var found = find(text);
    hits = found.slice(0, MOST);
    at = -1;
    var box = S.byId("hits");
    var lines = hits.map(option);
    if (words(text).length && !found.length) lines.push(S.make("p.faint", S.word("noHits")));
    if (found.length > MOST) lines.push(S.make("p.faint", S.word("moreHits", found.length - MOST)));
    S.fill(box, lines);
    open(lines.length > 0);
    if (words(text).length) S.say(found.length ? S.word("hits", found.length) : S.word("noHits"));
  }
  function open(yes) {
    S.byId("hits").hidden = !yes;
    S.byId("search").setAttribute("aria-expanded", String(yes));
    if (!yes) S.byId("search").removeAttribute("aria-activedescendant");
  }
  function aim(next) {
    if (!hits.length) return;
    at = (next + hits.length) % hits.length;
    hits.forEach(function (_, index) {
      S.byId("hit-" + index).setAttribute("aria-selected", String(index === at));
    });
    S.byId("search").setAttribute("aria-activedescendant", "hit-" + at);
    S.byId("hit-" + at).scrollIntoView({ block: "nearest" });
  }
  function take(index) {
    open(false);
    S.byId("search").blur();
    choose(hits[index].plan, hits[index].id);
  }

  S.search = {
    connect: function (handler) {
      choose = handler;
      var input = S.byId("search");
      var pending = null;
      input.addEventListener("input", function () {
        clearTimeout(pending);
        pending = setTimeout(function () { show(input.value); }, 120);
      });
      input.addEventListener("focus", function () {
        if (input.value) show(input.value);
      });
      input.addEventListener("keydown", function (event) {
        if (event.key === "ArrowDown") aim(at + 1);
        else if (event.key === "ArrowUp") aim(at < 0 ? -1 : at - 1);
        else if (event.key === "Enter" && hits.length && !S.byId("hits").hidden) take(Math.max(at, 0));
        else if (event.key === "Escape") open(false);
        else return;
        event.preventDefault();
      });
      document.addEventListener("pointerdown", function (event) {
        if (!event.target.closest(".find")) open(false);
      });
    },
    inPlan: function (index) {
      shown = index;
    },
  };
})(Selaras);
