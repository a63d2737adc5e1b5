import assert from "node:assert/strict";
import { test } from "node:test";
import { above, cascade, marked, openTo, path, restrict, under, visible } from "../model.ts";
import { orphans } from "../orphans.ts";
import { index, plan, type Row } from "./make.ts";

const ROWS: readonly Row[] = [
  { id: "contoh/misi", group: "Mission" },
  { id: "~/g", group: "Goal", above: ["contoh/misi"] },
  { id: "~/s", group: "Sasaran", above: ["~/g"] },
  { id: "~/p", group: "Program", above: ["~/s"] },
  { id: "~/q", group: "Program", above: ["~/s"] },
  { id: "contoh/lain", group: "Mission" },
];
const texts: string[] = [];
const INDEX = index([plan("a", ROWS, { marks: [[3, 1, 0, 0, 0]], dim: [5], years: [2025, 2026], money: [[3, 5, null]] }, texts), plan("b", ROWS, {}, texts)], texts);
const texts_ = (whole: ReturnType<typeof cascade>, ids: Iterable<number>): string[] => [...ids].map((id) => whole.cards[id]!.key);

test("a plan as a cascade: ids whole, money by year, marks below", () => {
  const whole = cascade(INDEX, [0]);
  assert.deepEqual(texts_(whole, whole.roots), ["contoh/misi", "unlinked"]);
  assert.deepEqual([...whole.cards[3]!.money], [[2025, 5]]);
  assert.deepEqual(whole.below, [1, 1, 1, 0, 0, 0, 0]);
  assert.equal(whole.byKey.get("a/p"), 3);
  assert.deepEqual([whole.cards[5]!.unknown, whole.parents[5]], [true, [6]]);
});

test("several plans stand under what they share; what one of them is known to serve is known", () => {
  const whole = cascade(INDEX, [0, 1]);
  assert.equal(whole.cards.length, 10);
  assert.deepEqual(texts_(whole, whole.children[0]!), ["a/g", "b/g"]);
  assert.deepEqual([whole.cards[5]!.unknown, whole.roots], [false, [0, 5]]);
  assert.deepEqual([whole.cards[0]!.owner, whole.cards[1]!.owner], ["", "a"]);
});

test("only what is open is seen", () => {
  const whole = cascade(INDEX, [0]);
  assert.deepEqual(visible(whole, new Set()), [0, 6]);
  assert.deepEqual(visible(whole, new Set([0, 1])), [0, 1, 2, 6]);
  assert.deepEqual(visible(whole, openTo(whole, 6)), [0, 1, 2, 3, 4, 6, 5]);
});

test("ways up and down", () => {
  const whole = cascade(INDEX, [0]);
  assert.deepEqual([...above(whole, 3)].sort(), [0, 1, 2]);
  assert.deepEqual([...under(whole, 2)].sort(), [3, 4]);
  assert.deepEqual(path(whole, 3), [0, 1, 2]);
});

test("without a level its children stand under the nearest kept card; findings keep what is above them", () => {
  const whole = cascade(INDEX, [0]);
  const short = restrict(whole, (card) => card.group !== "Sasaran");
  assert.deepEqual(short.children[1], [3, 4]);
  assert.deepEqual(visible(marked(whole), new Set([0, 1, 2])), [0, 1, 2, 3]);
});

test("all orphans of all plans are found, those below them are not; agency and words leave some", () => {
  const names: string[] = [];
  const rows: Row[] = [{ id: "~/p", group: "Program", text: "Program lepas", code: "7.01.02" }, { id: "~/k", group: "Activity", above: ["~/p"] }, { id: "~/i", group: "Loose", text: "Indikator lepas" }];
  const rest = { orphan: { orphan: [0], unreached: [1], orphanIndicator: [2] } };
  const two = index([plan("a", rows, rest, names), plan("b", rows, { orphan: { orphan: [0] } }, names), plan("c", rows, {}, names)], names);
  assert.deepEqual(orphans(two, "", "").map((one) => one.key), ["a/p", "a/i", "b/p"]);
  assert.deepEqual(orphans(two, "b", "").map((one) => [one.key, one.code, one.owner]), [["b/p", "7.01.02", "b"]]);
  assert.deepEqual(orphans(two, "", "INDIKATOR").map((one) => one.kind), ["orphanIndicator"]);
});
