import assert from "node:assert/strict";
import { test } from "node:test";
import { destinations } from "../destinations.ts";
import { beside, concepts, entries, entryKey, fellows, moneyOf, pairs } from "../compare.ts";
import { wrap } from "../measure.ts";
import { firstYear, matrix, sasaranMatrix, yearsOf } from "../matrix.ts";
import { csv } from "../parts.tsx";
import { paginate, printRows, slices } from "../print.ts";
import { searcher } from "../search.ts";
import { EMPTY, fromHash, plansOf, toHash } from "../state.ts";
import { filtered, questionsByTable } from "../views/temuan.tsx";
import { figure, fold, rupiah, short, speak, word } from "../words.ts";
import { cascade } from "../model.ts";
import { index, plan } from "./make.ts";

test("the address brings back what it was made of", () => {
  const state = { ...EMPTY, view: "temuan", plan: "0.2", text: "a&b #?=é", card: "contoh/kec-a/renstra-2025-2029/prog/7.01" };
  assert.deepEqual({ ...EMPTY, ...fromHash(toHash(state)) }, state);
  assert.deepEqual(fromHash("#contoh/kec%20a"), { card: "contoh/kec a" });
  assert.equal(fromHash("#%E0%A4%A"), null);
  assert.equal(fromHash(""), null);
  assert.deepEqual(plansOf({ plan: "0.2.x" }), [0, 2]);
});

test("figures and words", () => {
  speak({ words: { hits: "{n} hasil", million: "jt", billion: "M", decimal: "," }, terms: {} });
  assert.equal(rupiah(1642014563), "1.642.014.563");
  assert.equal(rupiah(null), "–");
  assert.equal(short(1642014563), "1,64 M");
  assert.equal(word("hits", 3), "3 hasil");
  assert.equal(fold("  Kéc.  ÀB "), "kec. ab");
  assert.deepEqual(["82,5", "1.200", "95 %", "12 Dokumen", "Baik", "3.5", undefined].map(figure), [82.5, 1200, 95, 12, null, 3.5, null]);
});

test("a text takes the lines that it needs, and no more than it may", () => {
  const width = (text: string): number => text.length * 10;
  assert.deepEqual(wrap("satu dua", 200, 3, width), ["satu dua"]);
  assert.deepEqual(wrap("satu dua tiga", 80, 3, width), ["satu dua", "tiga"]);
  const long = wrap("kata ".repeat(100), 200, 3, width);
  assert.equal(long.length, 3);
  assert.match(long[2]!, /…$/);
  assert.ok(wrap("x".repeat(500), 200, 3, width).every((line) => line.length <= 20));
  assert.deepEqual(wrap("", 200, 3, width), [""]);
});

const texts: string[] = [];
const MONEY = index([
  plan("a", [{ id: "~/p", group: "Program", text: "Program pelayanan kecamatan", code: "7.01.02" }, { id: "~/q", group: "Program", text: "Program lain", code: "7.01.03" }], {
    years: [2025, 2026], money: [[0, 5, 7], [1, null, 4]],
    flows: [[0, ["m1"], { 2025: 5, 2026: 7 }, ["s1"]], [1, ["m1", "m2"], { 2025: 11 }, []], [-1, [], { 2026: 2 }, []]],
    served: [["s1", "stated", 4, null], ["s2", "reviewed", 6, null]],
    supports: [["m1", "stated", 4, null], ["m3", "hierarchy", null, 9]],
    inside: [[0, texts.push("Indeks kepuasan masyarakat") - 1]],
  }, texts),
  plan("b", [{ id: "~/p", group: "Program", text: "Pelayanan", code: "7.01.02" }], { years: [2026], money: [[0, 3]] }, texts),
], texts, { missions: [{ id: "m1", text: "Satu" }, { id: "m2", text: "Dua" }, { id: "m3", text: "Tiga" }, { id: "m4", text: "Empat" }], sasaran: [{ id: "s1", text: "S", missions: ["m1"] }, { id: "s2", text: "T", missions: [] }, { id: "s3", text: "U", region: "Lain", missions: [] }] });

test("the matrix counts shared money with each misi, and every rupiah once in the total", () => {
  const { rows, columns: missions } = matrix(MONEY, [0], 2025);
  assert.deepEqual(missions.map((misi) => misi.id), ["m1", "m2", "m3"]);
  assert.deepEqual(rows[0]!.cells.get("m1"), { own: 5, shared: 11, programs: 2, how: "stated", page: 4 });
  assert.deepEqual(rows[0]!.cells.get("m2"), { own: 0, shared: 11, programs: 1 });
  assert.deepEqual(rows[0]!.cells.get("m3"), { own: 0, shared: 0, programs: 0, how: "hierarchy", line: 9 });
  assert.equal(rows[0]!.total, 16);
  assert.deepEqual(matrix(MONEY, [0], 0).rows[0]!.none, { own: 2, shared: 0, programs: 0 });
  const served = sasaranMatrix(MONEY, [0], 2025);
  assert.deepEqual(served.columns.map((one) => one.id), ["s1", "s2"]);
  assert.deepEqual(served.rows[0]!.cells.get("s1"), { own: 5, shared: 0, programs: 1, how: "stated", page: 4 });
  assert.deepEqual(served.rows[0]!.cells.get("s2"), { own: 0, shared: 0, programs: 0, how: "reviewed", page: 6 });
  assert.deepEqual([served.rows[0]!.none, served.rows[0]!.total], [{ own: 11, shared: 0, programs: 1 }, 16]);
  assert.deepEqual(yearsOf(MONEY, [0, 1]), [2025, 2026]);
  assert.equal(firstYear(MONEY, [0, 1]), 2026);
  assert.equal(firstYear(MONEY, []), 0);
});

test("search ranks a card's own words before what only the panel shows, and takes codes by their beginning", () => {
  const engine = searcher(MONEY);
  assert.deepEqual(engine.find("pelayanan", [0], 5).hits.map((hit) => hit.key), ["a/p", "b/p"].sort((x, y) => (x === "a/p" ? -1 : y === "a/p" ? 1 : 0)));
  assert.equal(engine.find("indeks KEPUASAN", [0], 5).hits[0]!.inside, "Indeks kepuasan masyarakat");
  assert.deepEqual(engine.find("7.01.03", [0], 5).hits.map((hit) => hit.text), ["Program lain"]);
  assert.equal(engine.find("7.01", [0], 1).total, 3);
  assert.equal(engine.find("", [0], 5).total, 0);
  assert.equal(engine.find("tidakada", [0], 5).total, 0);
});

test("search that was prepared in slices finds what search at once finds", () => {
  const names: string[] = [];
  const many = index([plan("a", Array.from({ length: 500 }, (_, at) => ({ id: `~/${at}`, group: "Program" as const, text: `Program nomor ${at}` })), {}, names)], names);
  const [sliced, whole] = [searcher(many), searcher(many)];
  let slices = 0;
  while (!sliced.prepare((() => { let once = true; return () => { const more = once; once = false; return more; }; })())) slices += 1;
  assert.ok(slices > 3, String(slices)); // it does stop when there is no more time
  assert.deepEqual(sliced.find("nomor 7", [0], 50), whole.find("nomor 7", [0], 50));
  assert.equal(sliced.find("nomor 499", [0], 50).total, 1);
});

test("findings are filtered, questions come last", () => {
  const findings = [
    { id: "1", rule: "D01", severity: "question", agency: "A", cause: "reading" },
    { id: "2", rule: "D01", severity: "warning", agency: "A", cause: "plan", found: "Jumlah 12" },
    { id: "3", rule: "A01", severity: "error", agency: "B", cause: "plan" },
  ] as const;
  const rules = { rules: { D01: ["", "1.c.1", ""], A01: ["", "1.b.8", ""] } } as const;
  const none = { severity: "", cause: "", rule: "", agency: "", text: "" };
  assert.deepEqual(filtered(findings, rules, none), [2, 1, 0]);
  assert.deepEqual(filtered(findings, rules, { ...none, agency: "A", cause: "plan" }), [1]);
  assert.deepEqual(filtered(findings, rules, { ...none, text: "jumlah 12" }), [1]);
});

test("no cell of a CSV is a formula", () => {
  assert.equal(csv([["=1+1", "a,b", 'c"d', -5, "-5,2", null]]), `\ufeff'=1+1,"a,b","c""d",-5,"-5,2",\r\n`);
});

test("on paper every node stands once, and a second parent points to it; units with the same figures share a row", () => {
  const names: string[] = [];
  const two = index([plan("a", [{ id: "~/s", group: "Sasaran" }, { id: "~/t", group: "Sasaran" }, { id: "~/p", group: "Program", above: ["~/s", "~/t"] }], {}, names)], names);
  const same = { baseline: "1", targets: { 2025: "2" } };
  const details = [{}, {}, { indicators: [{ text: "Jumlah", unit: "Orang", rows: [{ who: ["A"], ...same }, { who: ["B"], ...same }, { who: ["C"], targets: { 2025: "3" } }] }] }];
  const rows = printRows(cascade(two, [0]), () => ({ details, total: null, counts: {}, planFindings: [] }));
  assert.deepEqual(rows.map((row) => [row.kind, row.number, row.text, row.who]), [
    ["node", "1", "~/s", ""], ["node", "2", "~/p", ""], ["indicator", "", "Jumlah", "A, B"], ["indicator", "", "Jumlah", "C"], ["node", "3", "~/t", ""], ["reference", "", "~/p", ""],
  ]);
});

test("pages hold what fits, and no head stands alone at a foot", () => {
  assert.deepEqual(paginate([10, 10, 10, 10], 20, () => false), [[0, 1], [2, 3]]);
  assert.deepEqual(paginate([10, 10, 10, 10], 20, (at) => at === 1), [[0], [1, 2], [3]]);
  assert.deepEqual(paginate([50], 20, () => true), [[0]]);
});

test("a drawing is cut between cards", () => {
  const boxes = [{ y: 0, height: 40 }, { y: 50, height: 40 }, { y: 100, height: 40 }];
  assert.deepEqual(slices(boxes, 140, 70), [[0, 46], [46, 96], [96, 140]]);
  assert.deepEqual(slices(boxes, 140, 200), [[0, 140]]);
});

test("one entry over agencies: the supporting program is one, whoever's it is; two plans stand side by side", () => {
  assert.deepEqual(["7.01.01.2.08", "1.06.01.2.08", "7.01.02"].map(entryKey), ["X.XX.01.2.08", "X.XX.01.2.08", "7.01.02"]);
  assert.deepEqual(entries(MONEY, [0, 1]).map((entry) => [entry.key, entry.agencies]), [["7.01.02", 2], ["7.01.03", 1]]);
  assert.deepEqual(pairs(MONEY, 0, 1).map((pair) => [pair.key, pair.left, pair.right]), [["7.01.02", 0, 0], ["7.01.03", 1, undefined]]);
  assert.deepEqual([...moneyOf(MONEY.plans[0], 1)], [[2026, 4]]);
});

test("what other plans hold of the same code or meaning, and editions beside each other", () => {
  const words: string[] = [];
  const region = index([
    plan("a", [{ id: "~/s", group: "Sasaran", text: "Layanan cepat" }, { id: "~/p", group: "Program", text: "Pelayanan", code: "7.01.02" }], { owner: "Satu", aligned: [[0, "c/ikm"]] }, words),
    plan("b", [{ id: "~/s", group: "Sasaran", text: "Warga puas" }, { id: "~/p", group: "Program", text: "Pelayanan publik", code: "7.01.02" }], { owner: "Dua", aligned: [[0, "c/ikm"], [1, "c/lain"]] }, words),
    plan("a2", [{ id: "~/s", group: "Sasaran", text: "Layanan  CEPAT" }], { owner: "Satu" }, words),
  ], words, { concepts: [{ id: "c/ikm", text: "Indeks kepuasan", origin: "lexicon" }, { id: "c/lain", text: "Jumlah laporan", origin: "nomenclature" }] });
  assert.deepEqual(concepts(region, [0, 1, 2]).map((one) => [one.key, one.agencies]), [["c/ikm", 2], ["c/lain", 1]]);
  assert.deepEqual(fellows(region, 0, 1), { entry: { key: "7.01.02", places: [{ plan: 1, card: 1 }] }, concepts: [] });
  assert.deepEqual(fellows(region, 0, 0).concepts.map(({ concept, places }) => [concept.id, places]), [["c/ikm", [{ plan: 1, card: 0 }]]]);
  assert.equal(fellows(region, 1, 1).concepts.length, 0); // nobody else means that
  assert.equal(beside(region, [0, 1, 2], 0), 2); // another edition of the same agency
  assert.equal(beside(region, [0, 1], 0), 1);
  assert.deepEqual(pairs(region, 0, 2).map((pair) => [pair.group, pair.left, pair.right]), [["Sasaran", 0, 0], ["Program", 1, undefined]]);
});

test("questions about one table are one, whatever the rule and the page", () => {
  const asked = (rule: string, agency: string, page: number, table?: string) => ({ id: rule, rule, severity: "question", agency, page, plan: 0, ...(table ? { table } : {}) }) as const;
  const findings = [asked("B01", "Satu", 71, "Tabel 4.1"), asked("D08", "Satu", 75, "Tabel 4.1"), asked("B01", "Dua", 71, "Tabel 4.1"), asked("A02", "Satu", 36), asked("A04", "Satu", 36), asked("A04", "Satu", 37)];
  assert.deepEqual(questionsByTable([0, 1, 2, 3, 4, 5], findings).map(({ ones }) => ones), [[0, 1], [2], [3, 4], [5]]);
});

test("a search leads to agencies, rules and concepts too", () => {
  const words: string[] = [];
  const region = index([plan("a", [], { owner: "Kecamatan Melati" }, words), plan("b", [], { owner: "Dinas Kesehatan" }, words)], words, {
    rules: { D01: ["Pagu tidak sama dengan rinciannya", "1.c.1", "…"], A01: ["Indikator tanpa induk", "1.b.8", "…"] },
    concepts: [{ id: "c/ikm", text: "Indeks Kepuasan Masyarakat", alternatives: ["Nilai IKM"] }],
  });
  const found = (text: string) => destinations(region, text).map(({ kind, code, name, change }) => [kind, code || name, change.rule ?? change.group ?? change.plan]);
  assert.deepEqual(destinations(region, "kec mel").map(({ kind, change }) => [kind, change.plan]), [["agency", "0"]]);
  assert.deepEqual(found("d01"), [["rule", "D01", "D01"]]);
  assert.deepEqual(found("1.b.8"), [["rule", "A01", "A01"]]);
  assert.deepEqual(found("ikm"), [["concept", "Indeks Kepuasan Masyarakat", "c/ikm"]]);
  assert.deepEqual(found("indeks kepuasan"), [["concept", "Indeks Kepuasan Masyarakat", "c/ikm"]]);
  assert.deepEqual(found("e"), []);
});
