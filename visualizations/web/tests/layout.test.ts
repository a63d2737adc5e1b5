import assert from "node:assert/strict";
import { test } from "node:test";
import { layout, pathOf, type Layout } from "../layout.ts";
import { cascade, visible } from "../model.ts";
import { index, LEVELS, plan, type Row } from "./make.ts";

/** Numbers from 0 to 1, the same at every run. */
function chance(seed: number): () => number {
  let state = seed;
  return () => { state = (state * 1664525 + 1013904223) % 4294967296; return state / 4294967296; };
}
/** Lines with a card that one of their segments meets and that is not their end. */
function crossed(map: Layout): string[] {
  return map.lines.flatMap((line) => line.points.slice(1).flatMap(([x1, y1], at) => {
    const [x0, y0] = line.points[at]!;
    return [...map.boxes.values()].filter((box) => box.id !== line.from && box.id !== line.to
      && Math.min(x0, x1) <= box.x + box.width && Math.max(x0, x1) >= box.x && Math.min(y0, y1) <= box.y + box.height && Math.max(y0, y1) >= box.y).map((box) => `${line.from}-${line.to} meets ${box.id}`);
  }));
}
function overlaps(map: Layout): string[] {
  const boxes = [...map.boxes.values()];
  return boxes.flatMap((a, at) => boxes.slice(at + 1).filter((b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height).map((b) => `${a.id} on ${b.id}`));
}
/** A plan in which cards hang on cards of any higher level, some on two or three, some on none. */
function wild(seed: number, size: number): Layout {
  const random = chance(seed);
  const rows: Row[] = [];
  for (let at = 0; at < size; at += 1) {
    const level = Math.floor(random() * LEVELS.length);
    const over = rows.filter((row) => LEVELS.indexOf(row.group as (typeof LEVELS)[number]) < level);
    const parents = [...new Set(Array.from({ length: Math.floor(random() * 3.4) }, () => over[Math.floor(random() * over.length)]?.id).filter((id) => id !== undefined))];
    rows.push({ id: `~/${at}`, group: LEVELS[level]!, above: parents });
  }
  const texts: string[] = [];
  const whole = cascade(index([plan("a", rows, {}, texts)], texts), [0]);
  const open = new Set(whole.cards.filter(() => random() < 0.85).map((card) => card.id));
  const heights = whole.cards.map(() => 60 + Math.floor(random() * 80));
  return layout(whole, visible(whole, open), open, (id) => heights[id]!);
}

test("no line of any plan meets a card that is not its end, and no card lies on another", () => {
  for (let seed = 1; seed <= 60; seed += 1) {
    const map = wild(seed, 10 + seed * 2);
    assert.deepEqual(crossed(map), [], `plan ${seed}`);
    assert.deepEqual(overlaps(map), [], `plan ${seed}`);
  }
});

test("a second parent's line is told apart, the first one's is not", () => {
  const texts: string[] = [];
  const rows: Row[] = [{ id: "~/g", group: "Goal" }, { id: "~/h", group: "Goal" }, { id: "~/s", group: "Sasaran", above: ["~/g", "~/h"] }];
  const whole = cascade(index([plan("a", rows, {}, texts)], texts), [0]);
  const map = layout(whole, [0, 1, 2], new Set([0, 1]), () => 80);
  assert.deepEqual(map.lines.map((line) => [line.from, line.second]), [[0, false], [1, true]]);
});

test("what hangs on nothing has a band below everything else, without lines", () => {
  const texts: string[] = [];
  const rows: Row[] = [{ id: "~/g", group: "Goal" }, { id: "~/p", group: "Program", above: ["loose"] }, { id: "loose", group: "Loose" }];
  const whole = cascade(index([plan("a", rows, { loose: 2 }, texts)], texts), [0]);
  const map = layout(whole, [0, 1, 2], new Set([2]), () => 80);
  assert.ok(map.band !== undefined && map.band > map.boxes.get(0)!.y + 80);
  assert.ok(map.boxes.get(1)!.y > map.band);
  assert.deepEqual(map.lines, []);
});

test("the corners of a path stay within the corner", () => {
  assert.equal(pathOf([[0, 0], [10, 0], [10, 100]]), "M0 0L5 0Q10 0 10 8L10 100");
});
