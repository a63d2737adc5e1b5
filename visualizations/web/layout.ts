/**
 * Where cards and lines go: a column per level that is to be seen; children begin at their parent's own height, and an open card where
 * the columns of its children are free, so that lines of a tree do not cross. A line that skips a level has a lane of its own between
 * the cards of the columns it passes: no segment of a line ever meets a card that is not its end. Pure.
 */
import type { Cascade } from "./model.ts";

export const CARD = { width: 218, gap: 12, column: 44, knob: 19 } as const;

export interface Box {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export type Point = readonly [number, number];
export interface Line {
  readonly from: number;
  readonly to: number;
  readonly points: readonly Point[];
  /** Not the parent under which the card stands. */
  readonly second: boolean;
}
export interface Layout {
  readonly boxes: ReadonlyMap<number, Box>;
  readonly lines: readonly Line[];
  readonly columns: readonly { readonly level: number; readonly x: number; readonly named: boolean }[];
  /** Where the band of what hangs on nothing begins; absent where there is none. */
  readonly band?: number;
  readonly width: number;
  readonly height: number;
}

/** From this level down a plan speaks for itself; what is above it is the region's. */
export const OWN = 4;
const LANE = 9; // between a lane and the cards above and below it
const STEP = CARD.width + CARD.column;

export function layout(whole: Cascade, seen: readonly number[], open: ReadonlySet<number>, heightOf: (id: number) => number): Layout {
  const shown = new Set(seen);
  const silent = (id: number): boolean => id === whole.loose || whole.cards[id]?.group === "Unlinked"; // gathers cards, and stands over none
  const levels = [...new Set(seen.filter((id) => id !== whole.loose).map((id) => whole.cards[id]?.level ?? 0))].sort((a, b) => a - b);
  const columnOf = new Map(levels.map((level, column) => [level, column]));
  const own = Math.max(0, levels.findIndex((level) => level >= OWN)); // where the plan's own words begin
  const column = (id: number): number => (id === whole.loose ? own : (columnOf.get(whole.cards[id]?.level ?? 0) ?? 0));
  const floor: number[] = levels.length ? levels.map(() => 0) : [0];
  const boxes = new Map<number, Box>();
  const first = new Map<number, number>(); // the parent under which a card stands
  const kids = (id: number): number[] => (open.has(id) ? (whole.children[id] ?? []).filter((child) => shown.has(child)) : []);
  const reach = new Map<number, number>(); // the last column that a card's branch needs
  const last = (id: number, way: Set<number> = new Set()): number => {
    const known = reach.get(id);
    if (known !== undefined || way.has(id)) return known ?? column(id);
    way.add(id);
    const found = Math.max(column(id), ...kids(id).map((child) => last(child, way)));
    reach.set(id, found);
    return found;
  };
  const free = (from: number, to: number): number => Math.max(0, ...floor.slice(from, to + 1));
  const take = (to: number, y: number): void => { floor[to] = Math.max(floor[to] ?? 0, y); };

  const place = (id: number, parent: number | undefined, top: number): void => {
    const at = column(id);
    const from = parent === undefined || silent(parent) ? at : Math.min(at, column(parent) + 1);
    const mine = kids(id).filter((child) => !boxes.has(child));
    const y = Math.max(top, floor[at] ?? 0, at > from ? free(from, at - 1) : 0, mine.length && !silent(id) ? free(at, last(id)) : 0);
    const height = heightOf(id);
    boxes.set(id, { id, x: at * STEP, y, width: CARD.width, height });
    if (parent !== undefined) first.set(id, parent);
    for (let between = from; between < at; between += 1) take(between, y + CARD.knob + LANE + CARD.gap); // the lane of the line
    take(at, y + height + CARD.gap);
    for (const child of mine) if (!boxes.has(child)) place(child, id, y);
  };
  let band: number | undefined;
  whole.roots.forEach((root, number) => {
    if (!shown.has(root)) return;
    if (root !== whole.loose) {
      place(root, undefined, number ? (floor[column(root)] ?? 0) + CARD.gap : 0);
      return;
    }
    band = boxes.size ? Math.max(...floor) + 2 * CARD.gap : 0;
    const height = heightOf(root);
    boxes.set(root, { id: root, x: own * STEP, y: band, width: CARD.width, height });
    const below = band + height + 2 * CARD.gap;
    floor.fill(below);
    for (const child of kids(root)) if (!boxes.has(child)) place(child, root, below);
  });

  const lanes = new Lanes(boxes, Math.max(1, levels.length));
  const lines: Line[] = [];
  for (const id of seen) {
    const box = boxes.get(id);
    if (!box) continue;
    for (const parent of whole.parents[id] ?? []) {
      const from = boxes.get(parent);
      if (!from || silent(parent) || !open.has(parent)) continue;
      lines.push({ from: parent, to: id, points: lanes.way(from, box), second: first.get(id) !== parent });
    }
  }
  const columns = levels.map((level, at) => ({
    level, x: at * STEP, named: seen.some((id) => whole.cards[id]?.level === level && whole.cards[id].orphan === undefined && whole.cards[id].group !== "Unlinked" && id !== whole.loose),
  }));
  const bottoms = [...boxes.values()].map((box) => box.y + box.height);
  const ends = lines.flatMap((line) => line.points.map((point) => point[1]));
  return {
    boxes, lines, columns, ...(band === undefined ? {} : { band }),
    width: Math.max(1, levels.length) * STEP - CARD.column,
    height: Math.max(0, ...spread(bottoms), ...spread(ends)) ,
  };
}
/** The greatest only: thousands of arguments would be too many for Math.max. */
function spread(values: readonly number[]): number[] {
  return values.length ? [values.reduce((a, b) => Math.max(a, b))] : [];
}

/** Finds where lines may pass between the cards of the columns. */
class Lanes {
  private readonly taken: (readonly [number, number])[][];

  constructor(boxes: ReadonlyMap<number, Box>, columns: number) {
    this.taken = Array.from({ length: columns }, () => []);
    for (const box of boxes.values()) this.taken[Math.round(box.x / STEP)]?.push([box.y - 4, box.y + box.height + 4]);
    for (const column of this.taken) column.sort((a, b) => a[0] - b[0]);
  }

  way(from: Box, to: Box): Point[] {
    const [a, b] = [Math.round(from.x / STEP), Math.round(to.x / STEP)];
    const [x0, y0] = [from.x + from.width, from.y + CARD.knob];
    const [x1, y1] = [to.x, to.y + CARD.knob];
    const bend = x0 + 14 + (from.id % 4) * 4; // lines of neighbours do not run into one
    if (b <= a + 1) return y0 === y1 ? [[x0, y0], [x1, y1]] : [[x0, y0], [bend, y0], [bend, y1], [x1, y1]];
    const lane = this.free(a + 1, b - 1, y1);
    const points: Point[] = [[x0, y0], [bend, y0], [bend, lane]];
    if (lane !== y1) points.push([x1 - 10 - (to.id % 3) * 2, lane], [x1 - 10 - (to.id % 3) * 2, y1]);
    points.push([x1, y1]);
    return points;
  }

  /** The height nearest to `wanted` at which no card stands in any of these columns. */
  private free(from: number, to: number, wanted: number): number {
    const blocks = this.taken.slice(from, to + 1).flat().sort((a, b) => a[0] - b[0]);
    let best = Number.POSITIVE_INFINITY;
    let end = Number.NEGATIVE_INFINITY; // everything above is taken up to here
    const offer = (low: number, high: number): void => {
      const y = Math.min(Math.max(wanted, low), high);
      if (low <= high && Math.abs(y - wanted) < Math.abs(best - wanted)) best = y;
    };
    for (const [top, bottom] of blocks) {
      if (top > end) offer(end === Number.NEGATIVE_INFINITY ? Math.min(top, wanted) - 1 : end, top);
      end = Math.max(end, bottom);
    }
    offer(end === Number.NEGATIVE_INFINITY ? wanted : end, Number.POSITIVE_INFINITY);
    return best;
  }
}

/** The path of a line, its corners rounded within the corner. */
export function pathOf(points: readonly Point[]): string {
  let path = "";
  points.forEach(([x, y], at) => {
    const [before, after] = [points[at - 1], points[at + 1]];
    if (!before) path += `M${x} ${y}`;
    else if (!after) path += `L${x} ${y}`;
    else {
      const cut = (one: Point): Point => {
        const length = Math.hypot(one[0] - x, one[1] - y) || 1;
        const radius = Math.min(8, length / 2) / length;
        return [x + (one[0] - x) * radius, y + (one[1] - y) * radius];
      };
      const [start, end] = [cut(before), cut(after)];
      path += `L${start[0]} ${start[1]}Q${x} ${y} ${end[0]} ${end[1]}`;
    }
  });
  return path;
}
