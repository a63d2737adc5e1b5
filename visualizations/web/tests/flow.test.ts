import assert from "node:assert/strict";
import { test } from "node:test";
import { drawn, gathered, named, passes, stations, ways } from "../flow.ts";
import { matrix } from "../matrix.ts";
import { index, plan } from "./make.ts";

const texts: string[] = [];
const REGION = index([
  plan("a", [
    { id: "sr1", group: "RegionalSasaran", text: "Pelayanan" }, { id: "sr2", group: "RegionalSasaran", text: "Ekonomi" },
    { id: "~/t", group: "Goal", above: ["sr1"] }, { id: "~/s", group: "Sasaran", above: ["~/t", "sr2"] },
    { id: "~/p", group: "Program", above: ["~/s"] }, { id: "~/q", group: "Program", above: ["~/t"] },
  ], {
    years: [2025, 2026],
    flows: [[4, ["m1", "m2"], { 2025: 5, 2026: 7 }, ["sr1", "sr2"]], [5, ["m1"], { 2025: 11 }, ["sr1"]], [5, ["m1"], { 2025: 1 }, ["sr1"]], [-1, [], { 2026: 2 }, []]],
  }, texts),
  plan("b", [{ id: "~/p", group: "Program" }], { years: [2026], flows: [[0, [], { 2026: 3 }, []]] }, texts),
], texts, { missions: [{ id: "m1", text: "Satu" }, { id: "m2", text: "Dua" }] });

test("a way goes from misi through sasaran RPJMD and agency to program", () => {
  const [first, second] = ways(REGION, [0], 2025);
  assert.deepEqual(stations(first!, true), ["misi:m1+m2", "sasaran:sr1+sr2", "plan:0", "program:0:4"]);
  assert.deepEqual(stations(second!, false), ["misi:m1", "sasaran:sr1", "plan:0"]);
  assert.deepEqual(stations(ways(REGION, [1], 2026)[0]!, true), ["misi:", "sasaran:~", "plan:1", "program:1:0"]);
});

test("every rupiah is drawn once, and comes to what the matrix says", () => {
  for (const year of [0, 2025, 2026]) {
    const all = ways(REGION, [0, 1], year);
    const { rows } = matrix(REGION, [0, 1], year);
    const total = rows.reduce((amount, row) => amount + row.total, 0);
    for (const most of [1, 100]) {
      const { nodes, links } = drawn(all, named(all, most));
      for (let layer = 0; layer < 4; layer += 1) {
        assert.equal(nodes.filter((node) => node.layer === layer).reduce((amount, node) => amount + node.amount, 0), total);
      }
      for (const node of nodes) {
        const into = links.filter((link) => link.target === node.id);
        if (node.layer > 0) assert.equal(into.reduce((amount, link) => amount + link.value, 0), node.amount);
      }
    }
    for (const row of rows) {
      const own = all.filter((way) => way.plan === row.plan);
      for (const [misi, cell] of row.cells) {
        const reaching = own.filter((way) => way.missions.includes(misi)).reduce((amount, way) => amount + way.amount, 0);
        assert.equal(reaching, cell.own + cell.shared);
      }
      assert.equal(own.filter((way) => !way.missions.length).reduce((amount, way) => amount + way.amount, 0), row.none.own);
    }
    assert.equal(gathered(all).reduce((amount, way) => amount + way.amount, 0), total);
  }
});

test("a click leaves what passes there", () => {
  const all = ways(REGION, [0, 1], 0);
  assert.equal(all.filter((way) => passes(way, "")).length, all.length);
  assert.deepEqual(all.filter((way) => passes(way, "plan:1")).map((way) => way.amount), [3]);
  assert.deepEqual(all.filter((way) => passes(way, "plan:0|misi:m1")).map((way) => way.amount), [11, 1]);
  assert.deepEqual(all.filter((way) => passes(way, "misi:")).map((way) => way.amount), [2, 3]);
  assert.deepEqual(gathered(all).map((way) => way.amount), [12, 12, 3, 2]);
});

test("the smallest programs of a plan are one station, unless it were one program only", () => {
  const made = (program: number, amount: number) => ({ missions: ["m"], sasaran: [], plan: 0, program, amount });
  const all = [made(1, 5), made(2, 9), made(3, 7), made(4, 1)];
  assert.deepEqual([...named(all, 2)], ["program:0:2", "program:0:3"]);
  assert.deepEqual([...named(all, 3)].length, 4);
  const { nodes } = drawn(all, named(all, 2));
  assert.deepEqual(nodes.filter((node) => node.layer === 3).map(({ id, amount, programs }) => [id, amount, programs]), [["program:0:rest", 6, 2], ["program:0:2", 9, 1], ["program:0:3", 7, 1]]);
});
