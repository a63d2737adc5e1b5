/** The cascade as the rows of a printed table, every node once, and those rows on pages. Pure. */
import type { Block, IndicatorData, IndicatorRow } from "./data.ts";
import type { Cascade } from "./model.ts";

export interface PrintRow {
  readonly kind: "node" | "indicator" | "reference";
  readonly id: number;
  /** How deep it stands under the first root. */
  readonly depth: number;
  readonly number: string;
  readonly text: string;
  readonly unit: string;
  readonly who: string;
  readonly baseline: string;
  readonly targets: Readonly<Record<string, string>>;
  readonly end: string;
  readonly money: ReadonlyMap<number, number>;
}
const EMPTY = { unit: "", who: "", baseline: "", targets: {}, end: "", money: new Map<number, number>(), number: "" } as const;

/** Rows in the order of the tree. A further parent has a row that points to where the node stands. */
export function printRows(whole: Cascade, blockOf: (plan: number) => Block | undefined): PrintRow[] {
  const rows: PrintRow[] = [];
  const done = new Set<number>();
  let count = 0;
  const visit = (id: number, depth: number): void => {
    const card = whole.cards[id];
    if (!card) return;
    if (done.has(id)) {
      rows.push({ ...EMPTY, kind: "reference", id, depth, text: card.text });
      return;
    }
    done.add(id);
    const folded = card.group === "Unlinked";
    if (!folded) count += 1;
    rows.push({ ...EMPTY, kind: "node", id, depth, number: folded ? "" : String(count), text: card.text, money: card.money });
    for (const entry of blockOf(card.plan)?.details[card.card]?.indicators ?? []) {
      for (const row of together(entry)) rows.push({ ...EMPTY, ...row, kind: "indicator", id, depth: depth + 1, text: entry.text, unit: entry.unit ?? "" });
    }
    for (const child of whole.children[id] ?? []) visit(child, depth + 1);
  };
  for (const root of whole.roots) visit(root, 0);
  return rows;
}

/** Rows of one indicator; units of work with the same figures share one. */
function together(entry: IndicatorData): Pick<PrintRow, "who" | "baseline" | "targets" | "end">[] {
  const rows = new Map<string, { row: IndicatorRow; who: string[] }>();
  for (const row of entry.rows) {
    const key = JSON.stringify([row.baseline, row.baselineYear, row.targets, row.end]);
    const known = rows.get(key) ?? { row, who: [] };
    known.who.push(...(row.who ?? []));
    rows.set(key, known);
  }
  return [...rows.values()].map(({ row, who }) => ({
    who: who.join(", "),
    baseline: row.baseline === undefined ? "" : `${row.baseline}${row.baselineYear ? ` (${row.baselineYear})` : ""}`,
    targets: row.targets ?? {},
    end: row.end ?? "",
  }));
}

/** Positions of the rows by page: as many as fit, no head of a node left alone at a page's foot. */
export function paginate(heights: readonly number[], room: number, keepWithNext: (at: number) => boolean): number[][] {
  const pages: number[][] = [];
  let page: number[] = [];
  let used = 0;
  heights.forEach((height, at) => {
    const next = keepWithNext(at) ? (heights[at + 1] ?? 0) : 0;
    if (page.length && used + height + next > room) {
      pages.push(page);
      [page, used] = [[], 0];
    }
    page.push(at);
    used += height;
  });
  if (page.length) pages.push(page);
  return pages;
}

/** Slices of a drawing of a height that no card is cut by: [top, bottom] each. */
export function slices(boxes: readonly { readonly y: number; readonly height: number }[], height: number, most: number): [number, number][] {
  const found: [number, number][] = [];
  let top = 0;
  while (height - top > most) {
    let cut = top + most;
    for (let again = true; again; ) {
      const at = cut;
      const crossed = boxes.filter((box) => box.y < at && box.y + box.height > at && box.y > top);
      again = crossed.length > 0;
      if (again) cut = Math.min(...crossed.map((box) => box.y)) - 4;
    }
    if (cut <= top) cut = top + most;
    found.push([top, cut]);
    top = cut;
  }
  found.push([top, height]);
  return found;
}
