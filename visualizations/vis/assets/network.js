(function () {
  "use strict";
  var data = JSON.parse(document.getElementById("data").textContent);
  var words = data.words;
  function at(id) { return document.getElementById(id); }

  // A title is text, whatever it looks like: vis-network shows an element as it is.
  var nodes = new vis.DataSet(data.nodes.map(function (node) {
    var shown = Object.assign({}, node);
    if (typeof node.title === "string") {
      var told = document.createElement("div");
      told.textContent = node.title;
      shown.title = told;
    }
    return shown;
  }));
  var edges = new vis.DataSet(data.edges);
  var network = new vis.Network(at("network"), { nodes: nodes, edges: edges }, data.options);
  var still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  var animation = still ? false : { duration: 250, easingFunction: "easeInOutQuad" };

  function fit() { network.fit({ animation: animation, maxZoomLevel: 1 }); }

  // First sight: the top of the diagram at a size that can be read, rather than all of it as dots.
  function start() {
    network.fit({ animation: false, maxZoomLevel: 1 });
    if (network.getScale() >= 0.45 || !data.nodes.length) return;
    var canvas = at("network").getBoundingClientRect();
    var placed = data.nodes.filter(function (node) { return typeof node.x === "number" && typeof node.y === "number"; });
    if (!placed.length) return;
    var scale = 0.85;
    var left = Math.min.apply(null, placed.map(function (node) { return node.x; }));
    var first = placed.filter(function (node) { return node.x === left; }).reduce(function (a, b) { return a.y <= b.y ? a : b; });
    network.moveTo({ position: { x: left - 170 + canvas.width / 2 / scale, y: first.y }, scale: scale, animation: false });
  }

  function tell(id) {
    var box = at("told");
    box.textContent = "";
    var node = data.nodes.find(function (one) { return one.id === id; });
    var heading = document.createElement("h2");
    var text = document.createElement("p");
    if (!node) {
      text.className = "faint";
      text.textContent = words.hint;
      box.append(text);
      return;
    }
    var lines = String(node.title || node.label || node.id).split("\n");
    heading.textContent = lines.shift();
    if (node.full) {
      var full = document.createElement("p");
      full.textContent = node.full;
      while (lines.length && node.full.replace(/\s+/g, " ").indexOf(lines[0].trim()) >= 0) lines.shift();
      box.append(heading, full);
    } else box.append(heading);
    text.textContent = lines.join("\n");
    box.append(text);
    box.scrollTop = 0;
  }

  function choose(id) {
    network.selectNodes([id]);
    network.focus(id, { scale: Math.max(network.getScale(), 0.8), animation: animation });
    tell(id);
  }

  network.on("click", function (event) { tell(event.nodes[0]); });

  // Search: Enter goes from one card to the next.
  var asked = "", hits = [], where = -1;
  function find(step) {
    var text = at("find").value.trim().toLocaleLowerCase();
    if (text !== asked) {
      asked = text;
      where = -1;
      hits = !text ? [] : data.nodes.filter(function (node) {
        return (String(node.full || "") + "\n" + String(node.label || "").replace(/\n/g, " ")).toLocaleLowerCase().indexOf(text) >= 0;
      });
    }
    at("found").textContent = !text ? "" : hits.length ? words.found.replace("{}", where < 0 ? 1 : where + 1).replace("{}", hits.length) : words.none;
    if (!hits.length || !step) return;
    where = (where + step + hits.length) % hits.length;
    at("found").textContent = words.found.replace("{}", where + 1).replace("{}", hits.length);
    choose(hits[where].id);
  }
  at("search").addEventListener("submit", function (event) { event.preventDefault(); find(1); });
  at("find").addEventListener("input", function () { find(0); });

  function scale(factor) { network.moveTo({ scale: network.getScale() * factor, animation: animation }); }
  at("closer").addEventListener("click", function () { scale(1.3); });
  at("farther").addEventListener("click", function () { scale(1 / 1.3); });
  at("fit").addEventListener("click", fit);
  at("network").addEventListener("keydown", function (event) {
    var step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (step) {
      var centre = network.getViewPosition(), far = 120 / network.getScale();
      network.moveTo({ position: { x: centre.x + step[0] * far, y: centre.y + step[1] * far } });
    } else if (event.key === "+" || event.key === "=") scale(1.3);
    else if (event.key === "-") scale(1 / 1.3);
    else if (event.key === "0") fit();
    else return;
    event.preventDefault();
  });

  // The legend: each level that is there, in its colour, with how many cards it has.
  var levels = new Map();
  data.nodes.forEach(function (node) {
    if (!node.kind) return;
    if (!levels.has(node.kind)) levels.set(node.kind, { level: node.level, color: node.color || {}, count: 0 });
    levels.get(node.kind).count += 1;
  });
  Array.from(levels).sort(function (a, b) { return a[1].level - b[1].level; }).forEach(function (entry) {
    var svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    var box = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    [["width", 16], ["height", 12]].forEach(function (pair) { svg.setAttribute(pair[0], pair[1]); });
    svg.setAttribute("aria-hidden", "true");
    [["x", 1], ["y", 1], ["width", 14], ["height", 10], ["rx", 3], ["stroke-width", 1.5]].forEach(function (pair) { box.setAttribute(pair[0], pair[1]); });
    box.setAttribute("fill", entry[1].color.background || "#fff");
    box.setAttribute("stroke", entry[1].color.border || "#555");
    svg.append(box);
    var item = document.createElement("li");
    item.append(svg, entry[0] + " (" + entry[1].count + ")");
    at("levels").append(item);
  });
  at("levels").hidden = levels.size === 0;

  start();
  network.once("afterDrawing", function () { document.documentElement.dataset.ready = "1"; });
  network.redraw();
  window.cascade = { network: network, nodes: nodes, edges: edges };
})();
