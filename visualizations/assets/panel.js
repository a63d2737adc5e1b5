"use strict";
/* The side panel: everything about the chosen card, else about the plan, else the legend. */
(function (S) {
  var make = S.make;
  var plan = null;
  var choose = function () {};

  function section(title, content, name) {
    var children = (Array.isArray(content) ? content : [content]).filter(Boolean);
    return children.length ? make("section.part" + (name ? "." + name : ""), [make("h3", title)].concat(children)) : null;
  }
  function table(heads, rows, foot) {
    function cells(row, tag) {
      return make(
        "tr",
        row.map(function (cell, index) {
          return make(index === 0 && tag === "td" ? "th" : tag, cell === null || cell === undefined ? "–" : cell, { scope: tag === "th" ? "col" : index === 0 ? "row" : null });
        })
      );
    }
    var body = make("tbody", rows.map(function (row) { return cells(row, "td"); }));
    var parts = [make("thead", cells(heads, "th")), body];
    if (foot) parts.push(make("tfoot", cells(foot, "td")));
    return make("div.scroll", make("table", parts), { tabindex: "0", role: "group" });
  }

  /* places ------------------------------------------------------------------------------------------------------------- */
  function place(origin) {
    var parts = [];
    if (origin.page !== undefined) parts.push(S.word("page") + " " + origin.page);
    if (origin.line !== undefined) parts.push(S.word("line") + " " + origin.line);
    if (origin.table) parts.push(/^tab/i.test(origin.table) ? origin.table : S.word("table") + " " + origin.table);
    return parts.join(", ") || "–";
  }
  function printed(words) {
    return make("q.words", words);
  }
  function originItem(origin) {
    return make("li", [
      make("span", place(origin)),
      origin.document ? make("span.faint", " · " + S.word("inDocument") + " " + origin.document) : null,
      origin.wording ? make("div.faint", [S.word("wording") + ": ", printed(origin.wording)]) : null,
      origin.words && origin.words !== origin.wording ? make("div", printed(origin.words)) : null,
    ]);
  }
  function origins(list) {
    if (!list || !list.length) return null;
    var first = make("ul.origins", list.slice(0, 4).map(originItem));
    if (list.length <= 4) return first;
    return make("div", [first, make("details", [make("summary", S.word("moreOrigins", list.length - 4)), make("ul.origins", list.slice(4).map(originItem))])]);
  }
  /** The first place, in one line under what it belongs to. */
  function whence(list) {
    if (!list || !list.length) return null;
    var more = list.length > 1 ? " (+" + (list.length - 1) + ")" : "";
    return make("span.whence", place(list[0]) + more, { title: list.map(place).join("\n") });
  }

  /* findings ----------------------------------------------------------------------------------------------------------- */
  function fact(name, value) {
    return value ? make("div.fact", [make("dt", S.word(name)), make("dd", value)]) : null;
  }
  function finding(item, link) {
    var where = item.page !== undefined || item.line !== undefined ? place({ page: item.page, line: item.line }) : null;
    return make("article.finding." + item.severity, [
      make("h4", [make("b.sign", S.sign(item.severity), { "aria-hidden": "true" }), item.rule + " · " + S.word(item.severity) + (item.title ? ": " + item.title : "")]),
      link || null,
      make("dl", [
        fact("at", item.at),
        fact("found", item.found),
        fact("expected", item.expected),
        fact("words", item.words ? printed(item.words) : null),
        fact("because", item.because),
        fact("cause", item.cause ? S.word("cause_" + item.cause) : null),
        fact("cure", item.cure),
        fact("source", item.source),
        fact("origin", where),
      ]),
    ]);
  }

  /* indicators --------------------------------------------------------------------------------------------------------- */
  function who(row) {
    return row.who && row.who.length ? row.who.join(", ") : S.word("wholeAgency");
  }
  function indicator(entry) {
    var years = {};
    entry.rows.forEach(function (row) {
      Object.keys(row.targets || {}).forEach(function (year) {
        years[year] = true;
      });
    });
    years = Object.keys(years).sort();
    var split = entry.rows.length > 1 || (entry.rows[0].who && entry.rows[0].who.length);
    var ends = entry.rows.some(function (row) { return row.end !== undefined; });
    var baselines = {};
    entry.rows.forEach(function (row) { if (row.baselineYear) baselines[row.baselineYear] = true; });
    var baseline = Object.keys(baselines).length === 1 ? Object.keys(baselines)[0] : null;
    var heads = (split ? [S.word("workUnit")] : []).concat([S.word("baseline") + (baseline ? " " + baseline : "")], years, ends ? [S.word("end")] : []);
    var rows = entry.rows.map(function (row) {
      var first = row.baseline === undefined ? null : row.baseline + (row.baselineYear && !baseline ? " (" + row.baselineYear + ")" : "");
      var cells = [first].concat(years.map(function (year) { return (row.targets || {})[year]; }), ends ? [row.end] : []);
      return split ? [who(row)].concat(cells) : cells;
    });
    var others = [];
    var places = [];
    entry.rows.forEach(function (row) {
      (row.others || []).forEach(function (other) { others.push(other); });
      places = places.concat(row.origins || []);
    });
    return make("article.indicator", [
      make("h4", [entry.text, " ", entry.unit ? make("span.unit", entry.unit) : null].concat((entry.kinds || []).map(function (kind) { return make("span.badge", kind); }))),
      entry.formula ? make("details", [make("summary", S.word("formula")), make("p", entry.formula)]) : null,
      table(heads, rows),
      others.length ? make("ul.others", others.map(otherFigure)) : null,
      S.beside.past([].concat.apply([], entry.rows.map(function (row) { return row.past || []; })), whence, table),
      whence(places),
    ]);
  }
  function otherFigure(other) {
    var value = other.text !== undefined ? other.text : other.rupiah !== undefined ? S.rupiah(other.rupiah) : [other.baseline, other.unit].filter(Boolean).join(" ");
    var when = other.year || other.baselineYear || "";
    return make("li", [make("b", "≠ ", { "aria-hidden": "true" }), S.word("otherFigure") + ": " + (when ? when + " = " : "") + value + (other.who && other.who.length ? " (" + other.who.join(", ") + ")" : ""), " ", whence(other.origins)]);
  }

  /* money -------------------------------------------------------------------------------------------------------------- */
  function money(values) {
    return !values || !values.length ? null : values.map(S.rupiah).join(" / ");
  }
  function pagu(title, data) {
    if (!data) return null;
    var years = data.years;
    var ends = data.rows.some(function (row) { return row.end && row.end.length; });
    var units = data.rows.filter(function (row) { return row.who && row.who.length; });
    var content;
    if (data.rows.length === 1) {
      var only = data.rows[0];
      var lines = years.map(function (year) { return [year, money(only.values[year])]; });
      if (ends) lines.push([S.word("end"), money(only.end)]);
      content = table([S.word("year"), units.length ? who(only) : "Rp"], lines);
    } else {
      var heads = [S.word("workUnit")].concat(years, ends ? [S.word("end")] : []);
      var rows = data.rows.map(function (row) {
        return [who(row)].concat(years.map(function (year) { return money(row.values[year]); }), ends ? [money(row.end)] : []);
      });
      var sums = years.map(function (year) {
        return S.rupiah(units.reduce(function (sum, row) { return sum + ((row.values[year] || [0])[0] || 0); }, 0));
      });
      content = table(heads, rows, units.length > 1 ? [S.word("total")].concat(sums, ends ? [""] : []) : null);
    }
    var places = [];
    data.rows.forEach(function (row) { places = places.concat(row.origins || []); });
    return section(title, [content, data.others ? make("ul.others", data.others.map(otherFigure)) : null, whence(places)], "money-part");
  }

  /* words and ways ----------------------------------------------------------------------------------------------------- */
  function worded(list, tag) {
    return make(
      "ul.worded",
      list.map(function (entry) {
        return make("li", [
          make("span.kind.level-" + entry.label, S.term(entry.label)), " ", entry.text, " ", whence(entry.origins),
          entry.below && entry.below.length ? worded(entry.below) : null,
        ].concat((entry.indicators || []).map(indicator)));
      })
    );
  }
  function links(ids) {
    return make(
      "ul.links",
      ids.map(function (id) {
        var card = plan.cards[id];
        return make("li", make("button.link", [make("span.kind.level-" + card.group, S.term(card.group)), " ", card.code ? make("span.code", card.code + " ") : null, card.group === "Loose" ? null : S.title(card)], { click: function () { choose(id); } }));
      })
    );
  }

  function cardSheet(card) {
    var detail = plan.details[card.id];
    var parents = plan.parents[card.id].filter(function (id) { return plan.cards[id].group !== "Loose"; });
    var supports = (detail.supports || []).filter(function (id) { return parents.indexOf(id) < 0; });
    var official = (detail.classified || []).map(function (entry) { return make("p", [make("span.code", entry.code), " " + entry.name]); });
    return [
      make("header.head.level-" + card.group, [
        make("p.over", [make("span.kind", S.term(card.group)), card.code ? make("span.code", card.code) : null, detail.printed ? make("span.faint", S.word("printedCode") + " " + detail.printed) : null]),
        card.group === "Loose" ? null : make("h2", S.title(card)),
        card.group === "Loose" ? make("p", S.word("looseHelp")) : null,
        card.orphan ? make("p.mark.orphan.block", [make("b", "⚠ " + S.word(card.orphan), {}), " — " + S.word(card.orphan === "orphanIndicator" ? "orphanIndicatorHelp" : "orphanHelp")]) : null,
        card.dim ? make("p.faint", S.word("otherAgency")) : null,
      ]),
      section(S.word("findings"), (detail.findings || []).map(function (index) { return finding(plan.findings[index]); })),
      detail.results ? section(S.word("results"), worded(detail.results)) : null,
      section(S.word("indicators"), (detail.indicators || []).map(indicator)),
      pagu(S.word("pagu"), detail.pagu),
      detail.past ? section(S.word("past"), S.beside.past(detail.past, whence, table)) : null,
      detail.priorities ? section(S.word("priorities"), worded(detail.priorities)) : null,
      detail.strategies ? section(S.word("strategies"), worded(detail.strategies)) : null,
      parents.length ? section(S.word("parents"), links(parents)) : null,
      supports.length ? section(S.word("supports"), links(supports)) : null,
      plan.children[card.id].length ? section(S.word("children") + " (" + plan.children[card.id].length + ")", links(plan.children[card.id])) : null,
      section(S.word("official"), official),
      section(S.word("origin"), origins(detail.origins), "origin-part"),
    ];
  }

  /* the plan as a whole ------------------------------------------------------------------------------------------------ */
  function counts() {
    var numbers = plan.data.counts;
    return make("dl.counts", Object.keys(numbers).map(function (group) {
      return make("div.level-" + group, [make("dt", S.term(group)), make("dd", String(numbers[group]))]);
    }));
  }
  function isQuestion(item) {
    return item.severity === "question";
  }
  function findingLinks(questions) {
    var owners = [];
    plan.cards.forEach(function (card) {
      (plan.details[card.id].findings || []).forEach(function (index) {
        if (isQuestion(plan.findings[index]) === questions) owners.push({ index: index, card: card });
      });
    });
    if (!owners.length) return null;
    owners.sort(function (a, b) { return a.index - b.index; });
    return make("ul.links", owners.map(function (owner) {
      var item = plan.findings[owner.index];
      return make("li", make("button.link", [
        make("span.mark." + item.severity, [make("b", S.sign(item.severity), { "aria-hidden": "true" }), " " + item.rule]), " ",
        item.title ? item.title + " — " : null, make("span.faint", item.at || S.title(owner.card)),
      ], { click: function () { choose(owner.card.id); } }));
    }));
  }
  function orphanLinks() {
    var ids = plan.cards.filter(function (card) { return card.orphan; }).map(function (card) { return card.id; });
    return ids.length ? section(S.word("loose") + " (" + ids.length + ")", links(ids)) : null;
  }
  function planSheet() {
    var data = plan.data;
    var about = data.document || {};
    var period = about.period_start ? about.period_start + "–" + about.period_end : null;
    var listed = findingLinks(false);
    var asked = findingLinks(true);
    var ofPlan = data.planFindings.map(function (index) { return plan.findings[index]; });
    var whole = ofPlan.filter(function (item) { return !isQuestion(item); }).map(function (item) { return finding(item); });
    var wholeAsked = ofPlan.filter(isQuestion).map(function (item) { return finding(item); });
    var others = S.page.findings.map(function (item) { return finding(item); });
    return [
      make("header.head", [
        make("p.over", [make("span.kind", [data.region === data.owner ? null : data.region].filter(Boolean).join(""))]),
        make("h2", data.owner || S.word("noDocument")),
        about.title ? make("p", about.title) : null,
      ]),
      make("dl.facts", [fact("period", period), fact("date", about.date), fact("file", about.file_name)]),
      plan.cards.length ? section(S.word("counts"), counts()) : make("p.faint", S.word("emptyPlan")),
      pagu(S.word("totalPagu"), data.total),
      section(S.word("planFindings"), whole),
      plan.cards.length ? section(S.word("findings") + (listed ? " (" + listed.children.length + ")" : ""), listed || make("p.faint", S.word("noFindings"))) : null,
      wholeAsked.length ? section(S.word("questions"), wholeAsked) : null,
      asked ? section(S.word("questions") + " (" + asked.children.length + ")", asked) : null,
    ].concat(S.beside.sections(data.beside || {}, place, whence, table).map(function (part) { return section(part[0], part[1]); }), [
      orphanLinks(),
      others.length ? section(S.word("generalFindings"), others) : null,
      section(S.word("legend"), legend()),
    ]);
  }

  function legend() {
    var levels = S.page.levels.concat(["Loose"]).map(function (name) { return make("li.level-" + name, [make("span.swatch"), S.term(name)]); });
    var marks = [
      [make("span.swatch.mark.orphan", "⚠"), S.word("orphan") + " / " + S.word("unreached") + ": " + S.word("orphanHelp")],
      [make("span.swatch.mark.error", S.sign("error")), S.word("error")],
      [make("span.swatch.mark.warning", S.sign("warning")), S.word("warning")],
      [make("span.swatch.mark.note", S.sign("note")), S.word("note")],
      [make("span.swatch.mark.question", S.sign("question")), S.word("question")],
      [make("span.knob", "7"), S.word("legendToggle")],
      [make("span.mark.warning", "●"), S.word("legendBelow")],
      [make("b", "Σ"), S.word("addedUp")],
    ].map(function (entry) { return make("li", entry); });
    return [make("ul.legend.levels", levels), make("ul.legend", marks)];
  }

  S.panel = {
    connect: function (handler) {
      choose = handler;
    },
    /** Fills the panel for the chosen card of a plan, or with the plan's summary or the legend ("plan", "legend"). */
    show: function (next, what) {
      plan = next;
      var sheet = S.byId("sheet");
      var content = what === "legend" || !plan ? [make("header.head", make("h2", S.word("legend"))), make("section.part", legend())] : what === "plan" || plan.chosen === null ? planSheet() : cardSheet(plan.cards[plan.chosen]);
      S.fill(sheet, content);
      sheet.scrollTop = 0;
      S.byId("panel").setAttribute("aria-label", sheet.querySelector("h2") ? sheet.querySelector("h2").textContent : S.word("summary"));
    },
  };
})(Selaras);
