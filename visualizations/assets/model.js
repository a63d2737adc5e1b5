"use strict";
/* One plan: its cards, what stands under what, and which cards are open. Knows nothing of the screen. */
(function (S) {
  var parsed = {};

  /** The plan at a place of the selector; parsed at first use, so thirty plans open as fast as one. */
  S.plan = function (index) {
    if (!parsed[index]) parsed[index] = build(JSON.parse(S.byId("plan-" + index).textContent), index);
    return parsed[index];
  };

  function build(data, index) {
    var plan = { data: data, index: index, cards: data.net.nodes, children: [], parents: [], details: data.details, findings: data.findings };
    plan.cards.forEach(function (card) {
      plan.children[card.id] = [];
      plan.parents[card.id] = [];
    });
    data.net.edges.forEach(function (line) {
      plan.children[line.from].push(line.to);
      plan.parents[line.to].push(line.from);
    });
    plan.children.forEach(function (list) {
      list.sort(function (a, b) {
        return a - b; // numbers were given in reading order
      });
    });
    plan.roots = plan.cards
      .filter(function (card) {
        return !plan.parents[card.id].length;
      })
      .map(function (card) {
        return card.id;
      });
    plan.open = {};
    data.start.forEach(function (id) {
      plan.open[id] = true;
    });
    if (data.loose !== undefined && plan.roots.length === 1) plan.open[data.loose] = true;
    plan.start = Object.assign({}, plan.open);
    plan.below = below(plan);
    plan.chosen = null;
    return plan;
  }

  /** Per card, how many cards under it carry a mark; every card counts once, however many ways lead to it. */
  function below(plan) {
    var counts = [];
    plan.cards.forEach(function (card) {
      var seen = {};
      var count = 0;
      var pending = plan.children[card.id].slice();
      while (pending.length) {
        var id = pending.pop();
        if (seen[id]) continue;
        seen[id] = true;
        // What only hangs on something without a parent follows from that, and is not counted again.
        if (plan.cards[id].findings || (plan.cards[id].orphan && plan.cards[id].orphan !== "unreached")) count += 1;
        plan.children[id].forEach(function (child) {
          pending.push(child);
        });
      }
      counts[card.id] = count;
    });
    return counts;
  }

  /** Cards to be seen now, parents first: the roots and the children of everything open. */
  S.visible = function (plan) {
    var seen = {};
    var order = [];
    function visit(id) {
      if (seen[id]) return;
      seen[id] = true;
      order.push(id);
      if (plan.open[id]) plan.children[id].forEach(visit);
    }
    plan.roots.forEach(visit);
    return order;
  };
  S.isOpen = function (plan, id) {
    return Boolean(plan.open[id]) && plan.children[id].length > 0;
  };
  S.setOpen = function (plan, id, open) {
    if (open) plan.open[id] = true;
    else delete plan.open[id];
  };
  S.openAll = function (plan) {
    plan.cards.forEach(function (card) {
      if (plan.children[card.id].length) plan.open[card.id] = true;
    });
  };
  /** Back to the first sight: visi, misi and tujuan. */
  S.closeAll = function (plan) {
    plan.open = Object.assign({}, plan.start);
  };
  /** Opens every card on one way from a root to `id`. */
  S.reveal = function (plan, id) {
    var up = plan.parents[id][0];
    while (up !== undefined) {
      plan.open[up] = true;
      up = plan.parents[up][0];
    }
  };
  /** All cards above `id`, on any way. */
  S.above = function (plan, id) {
    var seen = {};
    var pending = [id];
    while (pending.length) {
      plan.parents[pending.pop()].forEach(function (parent) {
        if (!seen[parent]) {
          seen[parent] = true;
          pending.push(parent);
        }
      });
    }
    return seen;
  };
  S.path = function (plan, id) {
    var names = [];
    var up = plan.parents[id][0];
    while (up !== undefined) {
      names.unshift(S.title(plan.cards[up]));
      up = plan.parents[up][0];
    }
    return names;
  };
  S.title = function (card) {
    return card.group === "Loose" ? S.word("loose") : card.label;
  };
  S.byKey = function (plan, key) {
    return plan.details.findIndex(function (detail) {
      return detail.key === key;
    });
  };
})(Selaras);
