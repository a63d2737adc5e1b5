"use strict";
/* The same cascade as a nested list: an ARIA tree, which screen readers, keyboards and phones can use. A card with several parents
   stands under each of them. */
(function (S) {
  var plan = null;
  var act = { choose: function () {}, toggle: function () {} };
  var focused = null; // the way to the item that Tab leads to

  function row(card, way, level, position, size) {
    var open = S.isOpen(plan, card.id);
    var children = plan.children[card.id];
    var head = S.make("span.row-head", [
      S.make("span.kind", S.term(card.group)),
      card.code ? S.make("span.code", card.code) : null,
    ]);
    var money = card.money ? S.make("span.money", [S.make("span.year", card.money[0] + (card.money[2] ? " Σ" : "")), " Rp " + S.rupiah(card.money[1])]) : null;
    var marks = S.marks(card).map(function (mark) {
      return S.make("span.mark." + mark.kind, [S.make("b", mark.sign, { "aria-hidden": "true" }), " " + mark.text]);
    });
    if (card.dim) marks.push(S.make("span.mark.plain", S.word("otherAgency")));
    if (plan.parents[card.id].length > 1) marks.push(S.make("span.mark.plain", S.word("otherParents", plan.parents[card.id].length - 1)));
    if (!open && plan.below[card.id]) marks.push(S.make("span.mark.warning", "● " + plan.below[card.id] + " " + S.word("below")));
    var knob = children.length ? S.make("span.knob", open ? "−" : String(children.length), { "aria-hidden": "true" }) : S.make("span.knob.none", "", { "aria-hidden": "true" });
    var line = S.make("div.row.level-" + card.group + (card.dim ? ".dim" : "") + (card.orphan ? ".is-orphan" : card.findings ? ".is-" + card.severity : ""), [
      knob,
      S.make("span.words", [head, card.group === "Loose" ? S.word("looseHelp") : S.make("span.text", S.title(card)), money, marks.length ? S.make("span.marks", marks) : null]),
    ]);
    knob.addEventListener("click", function (event) {
      event.stopPropagation();
      focused = way;
      act.toggle(card.id);
    });
    line.addEventListener("click", function () {
      focused = way;
      act.choose(card.id);
    });
    var item = S.make("li", line, {
      role: "treeitem", "aria-level": level, "aria-setsize": size, "aria-posinset": position, tabindex: "-1",
      "aria-selected": String(plan.chosen === card.id), "aria-expanded": children.length ? String(open) : null,
      "aria-label": spoken(card), "data-way": way, "data-card": card.id,
    });
    if (open) item.appendChild(group(children, way, level + 1));
    return item;
  }
  function spoken(card) {
    var parts = [S.term(card.group), card.code, card.group === "Loose" ? null : S.title(card)];
    if (card.money) parts.push(card.money[0] + ": Rp " + S.rupiah(card.money[1]));
    S.marks(card).forEach(function (mark) {
      parts.push(mark.text);
    });
    return parts.filter(Boolean).join(", ");
  }
  function group(ids, way, level) {
    return S.make(
      "ul",
      ids.map(function (id, index) {
        return row(plan.cards[id], way + "/" + id, level, index + 1, ids.length);
      }),
      { role: level === 1 ? "tree" : "group", "aria-label": level === 1 ? S.word("treeLabel") : null }
    );
  }

  function items() {
    return Array.prototype.slice.call(S.byId("list").querySelectorAll("[role=treeitem]"));
  }
  function current(all) {
    var found = all.filter(function (item) {
      return item.getAttribute("data-way") === focused;
    });
    return found[0] || all.filter(function (item) {
      return item.getAttribute("aria-selected") === "true";
    })[0] || all[0];
  }
  function aim(item, take) {
    items().forEach(function (other) {
      if (other.tabIndex === 0) other.tabIndex = -1;
    });
    if (!item) return;
    item.tabIndex = 0;
    focused = item.getAttribute("data-way");
    if (take) item.focus();
  }

  function keys(event) {
    var item = event.target.closest("[role=treeitem]");
    if (!item || event.ctrlKey || event.altKey || event.metaKey) return;
    var id = Number(item.getAttribute("data-card"));
    var all = items();
    var at = all.indexOf(item);
    var open = S.isOpen(plan, id);
    if (event.key === "ArrowDown") aim(all[at + 1] || item, true);
    else if (event.key === "ArrowUp") aim(all[at - 1] || item, true);
    else if (event.key === "Home") aim(all[0], true);
    else if (event.key === "End") aim(all[all.length - 1], true);
    else if (event.key === "ArrowRight") {
      if (!plan.children[id].length) return;
      if (open) aim(all[at + 1], true);
      else act.toggle(id);
    } else if (event.key === "ArrowLeft") {
      if (open) act.toggle(id);
      else {
        var parent = item.parentElement.closest("[role=treeitem]");
        if (parent) aim(parent, true);
      }
    } else if (event.key === "Enter" || event.key === " ") act.choose(id);
    else return;
    event.preventDefault();
  }

  S.list = {
    connect: function (choose, toggle) {
      act = { choose: choose, toggle: toggle };
      S.byId("list").addEventListener("keydown", keys);
      S.byId("list").addEventListener("focusin", function (event) {
        var item = event.target.closest("[role=treeitem]"); // screen readers move the focus without a key or a click
        if (item && item.getAttribute("data-way") !== focused) aim(item, false);
      });
    },
    /** One card was opened or closed: only its own items are made anew. */
    refresh: function (id) {
      var box = S.byId("list");
      var had = box.contains(document.activeElement);
      items().forEach(function (item) {
        if (item.getAttribute("data-card") !== String(id) || !box.contains(item)) return;
        var said = function (name) { return Number(item.getAttribute("aria-" + name)); };
        item.replaceWith(row(plan.cards[id], item.getAttribute("data-way"), said("level"), said("posinset"), said("setsize")));
      });
      aim(current(items()), had);
    },
    /** Another card was chosen, nothing opened. */
    select: function () {
      items().forEach(function (item) {
        item.setAttribute("aria-selected", String(item.getAttribute("data-card") === String(plan.chosen)));
      });
      aim(current(items()), S.byId("list").contains(document.activeElement));
    },
    /** Everything anew: another plan, or many cards opened at once. */
    show: function (next) {
      if (plan !== next) focused = null;
      plan = next;
      var box = S.byId("list");
      var had = box.contains(document.activeElement);
      var scroll = box.scrollTop;
      S.fill(box, plan.roots.length ? [group(plan.roots, "", 1)] : []);
      box.scrollTop = scroll;
      aim(current(items()), had);
    },
    /** Scrolls to a card, by the first way to it that is open. */
    follow: function (id) {
      var item = current(items());
      if (!item || item.getAttribute("data-card") !== String(id)) item = S.byId("list").querySelector('[data-card="' + id + '"]');
      if (!item) return;
      aim(item, false);
      item.firstElementChild.scrollIntoView({ block: "nearest" });
    },
  };
})(Selaras);
