(function () {
  "use strict";
  function at(id) { return document.getElementById(id); }
  var form = at("ask"), asked = JSON.parse(form.dataset.asked), words = asked.words;
  var answer = null, running = null;
  var SVG = "http://www.w3.org/2000/svg";

  function made(tag, text, attributes) {
    var element = document.createElement(tag);
    if (text !== undefined) element.textContent = text;
    Object.keys(attributes || {}).forEach(function (name) { element.setAttribute(name, attributes[name]); });
    return element;
  }
  function drawn(tag, attributes, text) {
    var element = document.createElementNS(SVG, tag);
    Object.keys(attributes).forEach(function (name) { element.setAttribute(name, attributes[name]); });
    if (text !== undefined) element.textContent = text;
    return element;
  }
  function put(template) {
    var rest = Array.prototype.slice.call(arguments, 1);
    return template.replace(/\{\}/g, function () { return rest.shift(); });
  }
  function number(value) { return value.toLocaleString(asked.lang === "en" ? "en" : "id"); }

  // what is asked -----------------------------------------------------------------------------------------------------------
  function choose() {
    var query = asked.queries[at("name").value];
    at("free").hidden = Boolean(query);
    at("copy").hidden = !query;
    at("description").textContent = query ? query.description : "";
    at("fields").textContent = "";
    if (!query) return;
    query.parameters.forEach(function (parameter) {
      var label = made("label", parameter.name + (parameter.required ? " (" + words.required + ")" : ""), { for: "p-" + parameter.name });
      var field = made("input", undefined, { id: "p-" + parameter.name, name: parameter.name, type: "text", autocomplete: "off" });
      var value = parameter.default;
      field.value = value === null || value === undefined ? "" : Array.isArray(value) ? value.join(", ") : String(value);
      field.required = parameter.required;
      field.dataset.first = field.value;
      at("fields").append(label, field, made("small", parameter.meaning));
    });
  }
  function question() {
    var name = at("name").value, parameters = {};
    if (name) {
      at("fields").querySelectorAll("input").forEach(function (field) {
        if (field.value !== field.dataset.first || field.required) parameters[field.name] = field.value;
      });
      return { query: name, parameters: parameters };
    }
    at("parameters").value.split("\n").forEach(function (line) {
      var sign = line.indexOf("=");
      if (sign > 0) parameters[line.slice(0, sign).trim()] = line.slice(sign + 1).trim();
    });
    return { query: at("text").value, parameters: parameters };
  }
  // The question stands in the address, so that Back and a bookmark lead to it; whoever opens it presses the button himself.
  function restore() {
    var told;
    try { told = JSON.parse(decodeURIComponent(location.hash.slice(1))); } catch (_) { return; }
    if (!told || typeof told.query !== "string") return;
    var named = Object.prototype.hasOwnProperty.call(asked.queries, told.query);
    at("name").value = named ? told.query : "";
    choose();
    Object.keys(told.parameters || {}).forEach(function (name) {
      var field = named && at("p-" + name);
      if (field) field.value = String(told.parameters[name]);
    });
    if (!named) {
      at("text").value = told.query;
      at("parameters").value = Object.keys(told.parameters || {}).map(function (name) { return name + "=" + told.parameters[name]; }).join("\n");
    }
  }

  // what comes back ---------------------------------------------------------------------------------------------------------
  function run(event) {
    event.preventDefault();
    if (running) running.abort();
    var mine = running = new AbortController(), told = question();
    history.replaceState(null, "", "#" + encodeURIComponent(JSON.stringify(told)));
    say(words.running);
    fetch("/api/query", {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(told), signal: mine.signal,
    }).then(function (response) {
      return response.json().then(function (body) {
        if (!response.ok) throw new Error(body.error);
        show(body);
      });
    }).catch(function (error) {
      if (error.name === "AbortError") return;
      clear();
      say(error instanceof TypeError ? words.failed : error.message || words.failed, true);
    }).finally(function () { if (running === mine) running = null; });
  }
  function say(text, wrong) {
    at("status").textContent = text;
    at("status").className = wrong ? "error" : "";
  }
  function clear() {
    answer = null;
    at("rows").textContent = at("drawing").textContent = "";
    at("views").hidden = true;
  }
  function show(body) {
    clear();
    answer = body;
    var told = put(words.rows, number(body.rows.length), number(body.seconds));
    if (body.more) told += put(words.more, number(body.rows.length));
    if (body.drawing) told += "; " + put(words.nodesShown, number(body.drawing.boxes.length));
    say(body.rows.length ? told : words.noRows);
    at("views").hidden = !body.rows.length;
    at("as-drawing").hidden = !body.drawing;
    table(body);
    if (body.drawing) draw(body.drawing);
    pick(body.drawing && body.rows.every(function (row) { return row.some(holds); }) ? "drawing" : "rows");
  }
  function pick(name) {
    at("rows").hidden = name !== "rows";
    at("drawing").hidden = name !== "drawing";
    at("as-table").setAttribute("aria-pressed", String(name === "rows"));
    at("as-drawing").setAttribute("aria-pressed", String(name === "drawing"));
  }
  function holds(value) { return Boolean(value) && typeof value === "object"; }
  function isNode(value) { return holds(value) && typeof value.label === "string" && typeof value.id === "string"; }

  // A figure by year, or a count by name.
  function isPair(value) { return holds(value) && !Array.isArray(value) && Object.keys(value).length === 2 && !Object.values(value).some(holds); }
  function pair(value) {
    var of = Object.values(value);
    return of[0] + ": " + (typeof of[1] === "number" ? number(of[1]) : of[1]);
  }

  function table(body) {
    var query = asked.queries[at("name").value];
    var head = made("tr"), rows = made("tbody"), whole = made("table");
    body.columns.forEach(function (column) {
      head.append(made("th", column, query && query.columns[column] ? { scope: "col", title: query.columns[column] } : { scope: "col" }));
    });
    body.rows.forEach(function (row) {
      var line = made("tr");
      row.forEach(function (value, place) { line.append(cell(value, body.columns[place])); });
      rows.append(line);
    });
    var top = made("thead");
    top.append(head);
    whole.append(top, rows);
    at("rows").append(whole);
  }
  function cell(value, column) {
    var td = made("td");
    if (typeof value === "number") {
      td.className = "number";
      td.textContent = Number.isInteger(value) && Math.abs(value) < 10000 ? String(value) : number(value); // a year is no amount
    } else if (column === "document" && typeof value === "string" && value) {
      td.append(made("a", value, { href: "/view?document=" + encodeURIComponent(value) }));
    } else td.append(text(value));
    return td;
  }
  function text(value) {
    if (value === null || value === undefined) return "";
    if (typeof value === "boolean") return value ? words.yes : words.no;
    if (isNode(value)) return made("span", value.label + " " + (value.code || "") + " " + (value.text || value.name || value.title || value.id),
      { class: "chip", title: JSON.stringify(value, null, 1) });
    if (Array.isArray(value) && !value.some(holds)) return value.map(String).join("; ");
    if (Array.isArray(value) && value.every(isPair)) return made("span", value.map(pair).join("\n"), { class: "pairs" });
    return holds(value) ? JSON.stringify(value) : String(value);
  }

  function draw(picture) {
    var edge = 16, boxes = new Map();
    var svg = drawn("svg", {
      width: picture.width + 2 * edge, height: picture.height + 2 * edge,
      viewBox: [-edge, -edge, picture.width + 2 * edge, picture.height + 2 * edge].join(" "), role: "img", "aria-label": at("drawing").getAttribute("aria-label"),
    });
    picture.boxes.forEach(function (box) { boxes.set(box.id, box); });
    picture.lines.forEach(function (line) {
      var a = boxes.get(line.from), b = boxes.get(line.to);
      if (!a || !b) return;
      var left = a.x <= b.x ? a : b, right = left === a ? b : a;
      var same = a.x === b.x, x1 = left.x + left.width, x2 = same ? right.x + right.width : right.x;
      var y1 = left.y + left.height / 2, y2 = right.y + right.height / 2, middle = same ? x1 + 60 : (x1 + x2) / 2;
      var path = drawn("path", { d: "M" + x1 + " " + y1 + " C" + middle + " " + y1 + " " + middle + " " + y2 + " " + x2 + " " + y2, class: "line" });
      path.append(drawn("title", {}, line.type));
      svg.append(path);
    });
    picture.boxes.forEach(function (box) {
      var group = drawn("g", { class: "box level-" + box.label, transform: "translate(" + box.x + " " + box.y + ")" });
      group.append(drawn("title", {}, box.title + "\n" + box.id));
      group.append(drawn("rect", { width: box.width, height: box.height, rx: 6 }));
      group.append(drawn("text", { x: 10, y: 17, class: "kind" }, box.kind));
      box.lines.forEach(function (line, place) { group.append(drawn("text", { x: 10, y: 35 + 17 * place }, line)); });
      svg.append(group);
    });
    at("drawing").append(svg);
  }

  function csv() {
    if (!answer) return;
    function quoted(value) {
      var told = value === null || value === undefined ? "" : holds(value) ? JSON.stringify(value) : String(value);
      if (typeof value === "string" && /^[=+\-@\t\r]/.test(told)) told = "'" + told; // no formula for a spreadsheet
      return '"' + told.replace(/"/g, '""') + '"';
    }
    var lines = [answer.columns].concat(answer.rows).map(function (row) { return row.map(quoted).join(","); });
    var address = URL.createObjectURL(new Blob(["\ufeff" + lines.join("\r\n") + "\r\n"], { type: "text/csv" }));
    made("a", "", { href: address, download: (at("name").value || "query") + ".csv" }).click();
    setTimeout(function () { URL.revokeObjectURL(address); }, 1000);
  }

  at("name").addEventListener("change", choose);
  form.addEventListener("submit", run);
  at("copy").addEventListener("click", function () {
    var name = at("name").value, told = question();
    at("text").value = asked.queries[name].cypher.trim();
    at("parameters").value = asked.queries[name].parameters.map(function (parameter) {
      var value = told.parameters[parameter.name];
      return parameter.name + "=" + (value === undefined ? JSON.stringify(parameter.default) : JSON.stringify(value));
    }).join("\n");
    at("name").value = "";
    choose();
  });
  at("text").addEventListener("keydown", function (event) { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit(); });
  at("as-table").addEventListener("click", function () { pick("rows"); });
  at("as-drawing").addEventListener("click", function () { pick("drawing"); });
  at("csv").addEventListener("click", csv);
  choose();
  restore();
})();
