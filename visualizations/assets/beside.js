"use strict";
/* What stands beside the cascade, for the panel: places that were not read, results of past years, priorities. */
(function (S) {
  var make = S.make;
  var FIRST = 8;

  /** A list of which the first entries show at once, the rest on a click. */
  function listed(entries, item, tag) {
    var first = make(tag, entries.slice(0, FIRST).map(item));
    if (entries.length <= FIRST) return first;
    return make("div", [first, make("details", [make("summary", S.word("more", entries.length - FIRST)), make(tag, entries.slice(FIRST).map(item))])]);
  }
  function figure(value) {
    return value === null || value === undefined ? null : typeof value === "number" ? S.rupiah(value) : value;
  }
  function years(row, whence, table) {
    return make("article.indicator", [
      row.of ? make("h4", row.of) : null,
      table([S.word("year"), S.word("planned"), S.word("realised")], row.years.map(function (year) { return [String(year[0]), figure(year[1]), figure(year[2])]; })),
      whence(row.origins),
    ]);
  }
  function unread(entry, place) {
    return make("li", [
      make("b", S.word("unread_" + entry.what)), " · " + (entry.origins || []).map(place).join("; "),
      entry.amounts ? make("span.mark.warning", " " + S.word("amounts", entry.amounts)) : null,
      make("div.faint", entry.reason), entry.words ? make("div", make("q.words", entry.words)) : null,
    ]);
  }

  S.beside = {
    /** Results of past years of one card or indicator. */
    past: function (rows, whence, table) {
      return rows && rows.length ? make("details.past", [make("summary", S.word("past"))].concat(rows.map(function (row) { return years(row, whence, table); }))) : null;
    },
    /** The sections of the plan's own sheet: [title, content], only those with something in them. */
    sections: function (data, place, whence, table) {
      var found = [];
      if (data.unread) {
        found.push([S.word("unread") + " (" + data.unread.length + ")", [make("p.faint", S.word("unreadHelp")), listed(data.unread, function (entry) { return unread(entry, place); }, "ul.origins")]]);
      }
      if (data.priorities) {
        found.push([S.word("priorities"), listed(data.priorities, function (entry) { return make("li", [entry.text, " ", whence(entry.origins)]); }, "ul.worded")]);
      }
      if (data.past) {
        found.push([S.word("pastOthers") + " (" + data.past.length + ")", make("details", [make("summary", S.word("past"))].concat(data.past.map(function (row) { return years(row, whence, table); })))]);
      }
      return found;
    },
  };
})(Selaras);
