"use strict";
/* One object for the whole view. Everything that reaches the screen goes through `make`, which only ever sets text. */
var Selaras = {};

(function (S) {
  S.page = JSON.parse(document.getElementById("page").textContent);
  S.word = function (key, n) {
    var text = S.page.words[key] || key;
    return n === undefined ? text : text.replace("{n}", String(n));
  };
  S.term = function (label) {
    return label === "Loose" ? S.word("loose") : S.page.terms[label] || label;
  };
  S.byId = function (id) {
    return document.getElementById(id);
  };

  /** An element of a tag, "tag.class.class", with text or children; null children are left out. */
  S.make = function (what, content, attributes) {
    var parts = what.split(".");
    var element = document.createElement(parts[0]);
    if (parts.length > 1) element.className = parts.slice(1).join(" ");
    Object.keys(attributes || {}).forEach(function (name) {
      if (name === "click") element.addEventListener("click", attributes.click);
      else if (attributes[name] !== null && attributes[name] !== undefined) element.setAttribute(name, attributes[name]);
    });
    (Array.isArray(content) ? content : [content]).forEach(function (child) {
      if (child === null || child === undefined || child === "") return;
      element.appendChild(child instanceof Node ? child : document.createTextNode(String(child)));
    });
    return element;
  };
  S.fill = function (element, children) {
    element.textContent = "";
    children.forEach(function (child) {
      if (child) element.appendChild(child);
    });
  };

  /** Whole rupiah with the grouping of the documents: 1.642.014.563 */
  S.rupiah = function (amount) {
    return amount === null || amount === undefined ? "–" : String(amount).replace(/\B(?=(\d{3})+(?!\d))/g, ".");
  };
  /** For comparing: small letters, no accents, single blanks. */
  S.fold = function (text) {
    return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/\s+/g, " ").trim();
  };
  S.phone = function () {
    return window.matchMedia("(max-width: 760px)").matches;
  };
  S.calm = function () {
    return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  };
  S.say = function (text) {
    S.byId("said").textContent = text;
  };

  var SIGNS = { error: "✕", warning: "!", note: "i", question: "?" };
  S.sign = function (severity) {
    return SIGNS[severity] || "!";
  };
  /** Signs and words of a card's marks, in the order of weight: [{kind, sign, text}]. Never by colour alone. */
  S.marks = function (card) {
    var marks = [];
    if (card.orphan) marks.push({ kind: "orphan", sign: "⚠", text: S.word(card.orphan) });
    if (card.findings) marks.push({ kind: card.severity || "note", sign: S.sign(card.severity), text: card.findings + " " + S.word("finding") });
    return marks;
  };
})(Selaras);
