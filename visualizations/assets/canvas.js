"use strict";
/* The diagram: vis-network holds the visible cards, shows, zooms and picks them; how a card looks is drawn here. */
(function (S) {
  var network = null;
  var nodes = new vis.DataSet();
  var plan = null;
  var layout = { places: {}, columns: [] };
  var visible = [];
  var marked = {};
  var colours = {};
  var act = { choose: function () {}, toggle: function () {} };
  var hovered = null;
  var size = {}; // of the diagram's box, in pixels, as vis-network knows it
  var KNOB = 11;

  function colour(name) {
    if (!colours[name]) colours[name] = getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim() || "#888";
    return colours[name];
  }
  function rounded(ctx, x, y, width, height, radius) {
    ctx.beginPath();
    ctx.moveTo(x + radius, y);
    ctx.arcTo(x + width, y, x + width, y + height, radius);
    ctx.arcTo(x + width, y + height, x, y + height, radius);
    ctx.arcTo(x, y + height, x, y, radius);
    ctx.arcTo(x, y, x + width, y, radius);
    ctx.closePath();
  }
  function border(card) {
    if (card.orphan || card.group === "Loose") return colour("orphan");
    if (card.findings) return colour(card.severity || "note");
    return colour("edge");
  }

  function renderer(given) {
    var card = plan.cards[given.id];
    var shape = S.shape(card);
    var width = S.card.width;
    return {
      drawNode: function () {
        drawCard(given.ctx, card, shape, given.x - width / 2, given.y - shape.height / 2, hovered === given.id);
      },
      nodeDimensions: { width: width, height: shape.height },
    };
  }

  function drawCard(ctx, card, shape, left, top, hover) {
    var chosen = plan.chosen === card.id;
    var far = network.getScale() < 0.3;
    var width = S.card.width;
    var tint = colour("level-" + card.group);
    ctx.save();
    rounded(ctx, left, top, width, shape.height, 8);
    ctx.fillStyle = chosen ? colour("chosen") : hover ? colour("hover") : colour("paper");
    ctx.fill();
    ctx.save();
    ctx.clip();
    ctx.fillStyle = tint;
    ctx.globalAlpha = card.dim ? 0.35 : 1;
    ctx.fillRect(left, top, 5, shape.height);
    if (far) {
      ctx.globalAlpha = 0.22;
      ctx.fillRect(left, top, width, shape.height);
    }
    ctx.restore();
    ctx.lineWidth = chosen ? 2.5 : card.orphan || card.findings ? 2 : 1;
    ctx.strokeStyle = chosen ? colour("accent") : border(card);
    if ((card.orphan || card.group === "Loose") && !chosen) ctx.setLineDash([6, 4]);
    ctx.stroke();
    ctx.setLineDash([]);
    if (!far) drawWords(ctx, card, shape, left + S.card.pad + 4, top, tint);
    drawKnob(ctx, card, left + width, top + S.card.knob);
    ctx.restore();
  }

  function drawWords(ctx, card, shape, left, top, tint) {
    var right = left + S.card.width - 2 * S.card.pad - 4;
    ctx.textBaseline = "alphabetic";
    ctx.textAlign = "left";
    ctx.font = S.card.fonts.head;
    ctx.fillStyle = card.dim ? colour("faint") : tint;
    ctx.fillText(S.term(card.group), left, top + 21);
    var room = right - left - ctx.measureText(S.term(card.group)).width - 12;
    ctx.font = S.card.fonts.code;
    if (card.code) {
      ctx.textAlign = "right";
      ctx.fillStyle = colour("faint");
      ctx.fillText(card.code, right - (plan.children[card.id].length ? 5 : 0), top + 21, room);
      ctx.textAlign = "left";
    }
    ctx.font = S.card.fonts.text;
    ctx.fillStyle = card.dim ? colour("faint") : colour("ink");
    var y = top + 40;
    shape.lines.forEach(function (line) {
      ctx.fillText(line, left, y);
      y += shape.line;
    });
    if (shape.money) {
      ctx.font = S.card.fonts.money;
      ctx.fillStyle = colour("faint");
      ctx.fillText(shape.year, left, y + 2);
      ctx.textAlign = "right";
      ctx.fillStyle = colour("ink");
      ctx.fillText(shape.money, right, y + 2);
      ctx.textAlign = "left";
      y += 20;
    }
    ctx.font = S.card.fonts.mark;
    var x = left;
    shape.marks.forEach(function (mark) {
      var text = mark.sign + " " + mark.text;
      var long = ctx.measureText(text).width + 14;
      rounded(ctx, x, y - 8, long, 19, 9);
      ctx.fillStyle = colour(mark.kind + "-soft");
      ctx.fill();
      ctx.fillStyle = colour(mark.kind);
      ctx.fillText(text, x + 7, y + 5.5);
      x += long + 6;
    });
  }

  /** How many children, at the right edge: filled when closed, with a dot when something under it is marked. */
  function drawKnob(ctx, card, x, y) {
    var count = plan.children[card.id].length;
    if (!count) return;
    var open = Boolean(plan.open[card.id]);
    ctx.beginPath();
    ctx.arc(x, y, KNOB, 0, 2 * Math.PI);
    ctx.fillStyle = open ? colour("paper") : colour("knob");
    ctx.fill();
    ctx.lineWidth = 1;
    ctx.strokeStyle = open ? colour("edge") : colour("knob");
    ctx.stroke();
    ctx.fillStyle = open ? colour("ink") : colour("paper");
    ctx.font = S.card.fonts.mark;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillText(open ? "−" : count > 99 ? "99+" : String(count), x, y + 0.5);
    if (!open && plan.below[card.id]) {
      ctx.beginPath();
      ctx.arc(x + 8, y - 8, 5, 0, 2 * Math.PI);
      ctx.fillStyle = colour("warning");
      ctx.fill();
      ctx.strokeStyle = colour("ground");
      ctx.lineWidth = 1.5;
      ctx.stroke();
    }
  }

  /** Lines with one bend, in the gap after the parent; those up from the chosen card and down to its children stand out. */
  function drawLines(ctx) {
    [false, true].forEach(function (strong) {
      ctx.strokeStyle = strong ? colour("accent") : colour("line");
      ctx.lineWidth = strong ? 2 : 1.25;
      ctx.beginPath();
      visible.forEach(function (id) {
        plan.parents[id].forEach(function (parent) {
          var from = layout.places[parent];
          if (!from || !plan.open[parent]) return;
          if (strong !== Boolean((marked[id] && marked[parent]) || parent === plan.chosen)) return;
          line(ctx, from, layout.places[id], parent);
        });
      });
      ctx.stroke();
    });
  }
  function line(ctx, from, to, parent) {
    var half = S.card.width / 2;
    var y0 = from.top + S.card.knob;
    var y1 = to.top + S.card.knob;
    var x0 = from.x + half;
    var x1 = to.x - half;
    ctx.moveTo(x0, y0);
    if (Math.abs(y0 - y1) < 1 || x1 <= x0) {
      ctx.lineTo(x1, y1);
      return;
    }
    var bend = x0 + S.card.column / 2 + (parent % 5) * 4 - 3; // lines of neighbours do not run into one
    var radius = Math.min(10, Math.abs(y1 - y0) / 2);
    ctx.arcTo(bend, y0, bend, y1, radius);
    ctx.arcTo(bend, y1, x1, y1, radius);
    ctx.lineTo(x1, y1);
  }

  /** Names of the columns, always in sight at the upper edge. */
  function drawHeads(ctx) {
    if (!visible.length) return;
    var scale = network.getScale();
    var corner = network.DOMtoCanvas({ x: 0, y: 0 });
    var height = 26 / scale;
    ctx.save();
    ctx.fillStyle = colour("ground");
    ctx.fillRect(corner.x, corner.y, S.byId("canvas").clientWidth / scale, height);
    var size = Math.min(12 / scale, 44);
    ctx.font = "600 " + size + "px system-ui, sans-serif";
    ctx.textBaseline = "middle";
    ctx.textAlign = "left";
    layout.columns.forEach(function (column, index) {
      if (!column.named) return; // only what has no parent stands there
      var name = S.page.levels[column.level];
      ctx.fillStyle = colour("level-" + name);
      ctx.fillText(S.term(name), index * (S.card.width + S.card.column) + 4, corner.y + height / 2, S.card.width + S.card.column - 12);
    });
    ctx.restore();
  }

  function start() {
    var options = Object.assign({}, S.page.options);
    network = new vis.Network(S.byId("canvas"), { nodes: nodes, edges: new vis.DataSet() }, options);
    network.on("beforeDrawing", drawLines);
    network.on("afterDrawing", drawHeads);
    network.on("click", function (event) {
      var at = event.pointer.canvas;
      var knob = knobAt(at);
      if (knob !== null) act.toggle(knob);
      else if (cardAt(at) !== null) act.choose(cardAt(at));
    });
    S.byId("canvas").addEventListener("mousemove", function (event) {
      var box = S.byId("canvas").getBoundingClientRect();
      var point = network.DOMtoCanvas({ x: event.clientX - box.left, y: event.clientY - box.top });
      var knob = knobAt(point);
      var next = knob !== null ? knob : cardAt(point);
      S.byId("canvas").style.cursor = next === null ? "" : "pointer";
      if (next === hovered) return;
      hovered = next;
      network.redraw();
    });
    S.byId("canvas").addEventListener("keydown", keys);
    new ResizeObserver(settle).observe(S.byId("canvas"));
  }
  /** When the panel comes or goes, nothing jumps: scale and upper left corner stay (vis-network by itself would zoom). */
  function settle() {
    var box = S.byId("canvas");
    if (!box.clientWidth || !box.clientHeight || (size.w === box.clientWidth && size.h === box.clientHeight)) return;
    size = { w: box.clientWidth, h: box.clientHeight };
    var scale = network.getScale();
    var corner = network.DOMtoCanvas({ x: 0, y: 0 });
    network.setSize(size.w + "px", size.h + "px");
    network.moveTo({ position: { x: corner.x + size.w / 2 / scale, y: corner.y + size.h / 2 / scale }, scale: scale });
    network.redraw();
  }
  function cardAt(point) {
    var found = visible.filter(function (id) {
      var place = layout.places[id];
      var height = S.shape(plan.cards[id]).height;
      return Math.abs(point.x - place.x) <= S.card.width / 2 && point.y >= place.top && point.y <= place.top + height;
    });
    return found.length ? found[0] : null;
  }
  function knobAt(point) {
    var reach = KNOB + 5;
    var found = visible.filter(function (id) {
      var place = layout.places[id];
      var x = place.x + S.card.width / 2;
      return plan.children[id].length && Math.abs(point.x - x) < reach && Math.abs(point.y - place.top - S.card.knob) < reach;
    });
    return found.length ? found[0] : null;
  }

  function keys(event) {
    var id = plan && plan.chosen !== null ? plan.chosen : visible[0];
    if (id === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    var next = null;
    var column = visible
      .filter(function (other) {
        return plan.cards[other].level === plan.cards[id].level;
      })
      .sort(function (a, b) {
        return layout.places[a].top - layout.places[b].top;
      });
    var at = column.indexOf(id);
    if (event.key === "ArrowDown") next = column[at + 1];
    else if (event.key === "ArrowUp") next = column[at - 1];
    else if (event.key === "ArrowLeft") next = plan.parents[id][0];
    else if (event.key === "ArrowRight") {
      if (plan.children[id].length && !plan.open[id]) act.toggle(id);
      next = plan.children[id][0];
    } else if (event.key === "Enter" || event.key === " ") act.toggle(id);
    else return;
    event.preventDefault();
    if (next !== undefined && next !== null) act.choose(next, true);
  }

  S.canvas = {
    connect: function (choose, toggle) {
      act = { choose: choose, toggle: toggle };
    },
    /** Shows the visible cards of a plan; only what changed is handed to vis-network. `still` is a card to keep where it is. */
    show: function (next, still) {
      if (!network) start();
      var before = still !== undefined && plan === next ? layout.places[still] : null;
      if (plan !== next) nodes.clear();
      plan = next;
      visible = S.visible(plan);
      layout = S.layout(plan, visible);
      marked = plan.chosen === null ? {} : S.above(plan, plan.chosen);
      if (plan.chosen !== null) marked[plan.chosen] = true;
      var gone = nodes.getIds().filter(function (id) {
        return !layout.places[id];
      });
      nodes.remove(gone);
      nodes.update(
        visible.map(function (id) {
          var place = layout.places[id];
          var shape = S.shape(plan.cards[id]);
          return { id: id, x: place.x, y: place.top + shape.height / 2, size: S.card.width / 2, ctxRenderer: renderer };
        })
      );
      if (before && layout.places[still]) {
        var middle = network.getViewPosition();
        var moved = { x: layout.places[still].x - before.x, y: layout.places[still].top - before.top };
        network.moveTo({ position: { x: middle.x + moved.x, y: middle.y + moved.y }, scale: network.getScale() });
      }
      network.redraw();
    },
    redraw: function () {
      colours = {};
      if (network) network.redraw();
    },
    /** The whole plan in sight, however small. */
    fit: function () {
      if (!network || !visible.length) return;
      settle();
      var box = S.byId("canvas");
      var low = 0;
      visible.forEach(function (id) {
        low = Math.max(low, layout.places[id].top + S.shape(plan.cards[id]).height);
      });
      var wide = layout.columns.length * (S.card.width + S.card.column) - S.card.column;
      var scale = Math.min(1, (box.clientWidth - 32) / (wide + 16), (box.clientHeight - 60) / low);
      var middle = { x: wide / 2, y: low / 2 - 14 / scale };
      network.moveTo({ position: middle, scale: scale, animation: !S.calm() && { duration: 300 } });
    },
    /** From the upper left corner, all columns if they can still be read: `least` is the smallest scale. */
    home: function (least) {
      if (!network || !visible.length) return;
      settle();
      var box = S.byId("canvas");
      var wide = layout.columns.length * (S.card.width + S.card.column) - S.card.column + 60;
      var scale = Math.max(Math.min(box.clientWidth / wide, 1), least || (S.phone() ? 0.8 : 0.7));
      var places = { x: box.clientWidth / 2 / scale - 24, y: box.clientHeight / 2 / scale - 24 - 26 / scale };
      network.moveTo({ position: places, scale: scale });
    },
    /** Moves as little as needed to show a card and the first of its open children; from far away (`jump`), to a third of the height. */
    follow: function (id, jump) {
      if (!network || !layout.places[id]) return;
      settle(); // the panel may just have come up
      var box = S.byId("canvas");
      if (!box.clientWidth) return;
      var scale = Math.max(network.getScale(), 0.7);
      var view = { w: box.clientWidth / scale, h: box.clientHeight / scale };
      var middle = network.getViewPosition();
      var place = layout.places[id];
      var kids = plan.open[id] && plan.children[id].length;
      var right = place.x + S.card.width / 2 + (kids ? S.card.column + S.card.width : 0) + 24;
      var bottom = Math.min(place.bottom, place.top + (kids ? 320 : S.shape(plan.cards[id]).height)) + 24;
      var x = keep(middle.x, view.w, place.x - S.card.width / 2 - 24, right);
      var y = keep(middle.y, view.h, place.top - 24 - 30 / scale, bottom);
      if (jump) y = place.top + view.h / 6;
      network.moveTo({ position: { x: x, y: y }, scale: scale, animation: !S.calm() && { duration: 250 } });
    },
    /** For tests and scripts: where a visible card is, in pixels of the page. */
    where: function (id) {
      var place = layout.places[id];
      if (!place) return null;
      var point = network.canvasToDOM({ x: place.x, y: place.top + 24 });
      var box = S.byId("canvas").getBoundingClientRect();
      return { x: point.x + box.left, y: point.y + box.top };
    },
    shown: function () {
      return nodes.getIds();
    },
  };
  /** The middle of a stretch of `size` moved so that [low, high] lies in it; where it is too long, its beginning does. */
  function keep(middle, size, low, high) {
    if (high > middle + size / 2) middle = high - size / 2;
    if (low < middle - size / 2) middle = low + size / 2;
    return middle;
  }
})(Selaras);
