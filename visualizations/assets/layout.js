"use strict";
/* Where the cards go: a column per level that is to be seen; children begin at their parent's own height. A closed card follows right
   after the one above it; an open one begins where the columns of its children are free, so no lines cross. Pure: measures text,
   draws nothing. */
(function (S) {
  var FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";
  S.card = { width: 232, pad: 11, gap: 12, column: 46, knob: 19, fonts: { code: "11.5px " + FONT, head: "600 12px " + FONT, text: "14px " + FONT, money: "13px " + FONT, mark: "600 12px " + FONT } };
  var LINE = 18;
  var context = document.createElement("canvas").getContext("2d");
  var shaped = new WeakMap();

  /** Lines of a text within a width; the last one ends in … where the text is longer. */
  S.wrap = function (text, font, width, most) {
    context.font = font;
    var lines = [];
    var line = "";
    var words = text.split(/\s+/);
    for (var i = 0; i < words.length; i += 1) {
      var longer = line ? line + " " + words[i] : words[i];
      if (context.measureText(longer).width <= width) {
        line = longer;
        continue;
      }
      if (line) lines.push(line);
      line = words[i];
      if (lines.length === most) break;
      while (context.measureText(line).width > width && lines.length < most) {
        var cut = fitting(line, width); // one word longer than the card
        lines.push(line.slice(0, cut));
        line = line.slice(cut);
      }
      if (lines.length === most) break;
    }
    if (lines.length < most) {
      if (line) lines.push(line);
      return lines;
    }
    var last = lines[most - 1];
    while (last && context.measureText(last + "…").width > width) last = last.slice(0, -1);
    lines[most - 1] = last.replace(/[\s,;.]+$/, "") + "…";
    return lines;
  };
  function fitting(word, width) {
    var length = 1;
    while (length < word.length && context.measureText(word.slice(0, length + 1)).width <= width) length += 1;
    return length;
  }

  /** What a card shows and how tall it is; worked out once per card. */
  S.shape = function (card) {
    if (shaped.has(card)) return shaped.get(card);
    var inner = S.card.width - 2 * S.card.pad - 4;
    var lines = S.wrap(card.group === "Loose" ? S.word("looseHelp") : card.label, S.card.fonts.text, inner, card.group === "SubActivity" ? 2 : 3);
    var marks = S.marks(card);
    var money = card.money ? "Rp " + S.rupiah(card.money[1]) : "";
    var year = card.money ? card.money[0] + (card.money[2] ? " · Σ" : "") : "";
    var shape = { lines: lines, marks: marks, money: money, year: year, line: LINE };
    shape.height = 30 + lines.length * LINE + (money ? 20 : 0) + (marks.length ? 24 : 0) + 10;
    shaped.set(card, shape);
    return shape;
  };

  /** {places: {id: {x: its middle, top, bottom: that of all below it}}, columns: [{level, named: whether a card of it is there}]} of the visible cards. */
  S.layout = function (plan, visible) {
    var levels = {};
    visible.forEach(function (id) {
      levels[plan.cards[id].level] = true;
    });
    var columns = Object.keys(levels).map(Number).sort(function (a, b) {
      return a - b;
    });
    var columnOf = {};
    columns.forEach(function (level, index) {
      columnOf[level] = index * (S.card.width + S.card.column);
    });
    var places = {};
    var floor = {}; // per column, where the next card may begin
    var shown = {};
    var under = {};
    visible.forEach(function (id) {
      shown[id] = true;
    });
    function kids(id) {
      return plan.open[id] ? plan.children[id].filter(function (child) { return shown[child]; }) : [];
    }
    /** The columns that the cards below `id` need. */
    function columnsUnder(id) {
      if (!under[id]) {
        under[id] = {};
        kids(id).forEach(function (child) {
          under[id][plan.cards[child].level] = true;
          Object.assign(under[id], columnsUnder(child));
        });
      }
      return under[id];
    }
    function free(level) {
      return floor[level] || 0;
    }
    function place(id, top) {
      var card = plan.cards[id];
      var height = S.shape(card).height;
      var begin = Math.max(top, free(card.level));
      var mine = kids(id).filter(function (child) { return !places[child]; });
      if (mine.length) Object.keys(columnsUnder(id)).forEach(function (level) { begin = Math.max(begin, free(level)); });
      places[id] = { x: columnOf[card.level] + S.card.width / 2, top: begin, bottom: begin + height };
      floor[card.level] = begin + height + S.card.gap;
      mine.forEach(function (child) {
        if (places[child]) return;
        place(child, begin);
        places[id].bottom = Math.max(places[id].bottom, places[child].bottom);
      });
    }
    plan.roots.forEach(function (root) {
      if (!shown[root]) return;
      var level = plan.cards[root].level;
      place(root, free(level) ? free(level) + 2 * S.card.gap : 0);
    });
    var heads = columns.map(function (level) {
      return { level: level, named: visible.some(function (id) { return plan.cards[id].group === S.page.levels[level]; }) };
    });
    return { places: places, columns: heads };
  };
})(Selaras);
