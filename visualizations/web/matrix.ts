/**
 * Misi × plan, or sasaran RPJMD × plan: whose money reaches which, how that is known. Pure; its numbers are those of the named queries
 * `mission-matrix` and `regional-sasaran-matrix`.
 */
import type { Index, Mission, PlanColumns, RegionalSasaran } from "./data.ts";

export type By = "misi" | "sasaran";
export interface Cell {
  /** How the plan's support of it is known; absent where nothing was found. */
  readonly how?: string;
  readonly page?: number;
  readonly line?: number;
  /** Rupiah that reach this one only, and those that reach others too; per year or of all years. */
  readonly own: number;
  readonly shared: number;
  readonly programs: number;
}
export interface MatrixRow {
  readonly plan: number;
  readonly name: string;
  readonly kind: string;
  readonly cells: ReadonlyMap<string, Cell>;
  /** What reaches no misi, and every rupiah once. */
  readonly none: Cell;
  readonly total: number;
}
export interface Matrix<Column = Mission> {
  readonly columns: readonly Column[];
  readonly rows: readonly MatrixRow[];
}

/** The matrix of misi of some plans; `year` 0 is all years together. */
export function matrix(index: Index, plans: readonly number[], year: number): Matrix {
  return table(index, plans, year, "misi", index.missions);
}
/** The same for sasaran RPJMD. */
export function sasaranMatrix(index: Index, plans: readonly number[], year: number): Matrix<RegionalSasaran> {
  return table(index, plans, year, "sasaran", index.sasaran ?? []);
}

function table<Column extends { readonly id: string; readonly region?: string | null }>(
  index: Index, plans: readonly number[], year: number, by: By, columns: readonly Column[],
): Matrix<Column> {
  const rows = plans.flatMap((number) => {
    const plan = index.plans[number];
    return plan?.document && plan.regional !== true && plan.owner !== undefined ? [row(plan, number, year, by)] : [];
  });
  const used = new Set(rows.flatMap((one) => [...one.cells.keys()]));
  const regions = new Set(plans.map((number) => index.plans[number]?.region));
  return { columns: columns.filter((one) => used.has(one.id) || (typeof one.region === "string" && regions.has(one.region))), rows };
}

function row(plan: PlanColumns, number: number, year: number, by: By): MatrixRow {
  const sums = new Map<string, { own: number; shared: number; programs: Set<number> }>();
  const at = (id: string): { own: number; shared: number; programs: Set<number> } => {
    const known = sums.get(id) ?? { own: 0, shared: 0, programs: new Set<number>() };
    sums.set(id, known);
    return known;
  };
  let total = 0;
  for (const [program, missions, years, sasaran] of plan.flows ?? []) {
    const reached = by === "misi" ? missions : sasaran;
    const amount = year ? (years[year] ?? 0) : Object.values(years).reduce((a, b) => a + b, 0);
    total += amount;
    for (const id of reached.length ? reached : [""]) {
      const sum = at(id);
      if (reached.length > 1) sum.shared += amount;
      else sum.own += amount;
      if (program >= 0) sum.programs.add(program);
    }
  }
  const cells = new Map<string, Cell>();
  for (const [id, how, page, line] of (by === "misi" ? plan.supports : plan.served) ?? []) {
    cells.set(id, { ...cellOf(sums.get(id)), how, ...(page === null ? {} : { page }), ...(line === null ? {} : { line }) });
  }
  for (const id of sums.keys()) if (id && !cells.has(id)) cells.set(id, cellOf(sums.get(id)));
  return { plan: number, name: plan.owner ?? "", kind: plan.kind ?? "", cells, none: cellOf(sums.get("")), total };
}

function cellOf(sum: { own: number; shared: number; programs: Set<number> } | undefined): Cell {
  return { own: sum?.own ?? 0, shared: sum?.shared ?? 0, programs: sum?.programs.size ?? 0 };
}

/** Years of the money of some plans. */
export function yearsOf(index: Index, plans: readonly number[]): number[] {
  return [...new Set(plans.flatMap((number) => [...(index.plans[number]?.years ?? [])]))].sort((a, b) => a - b);
}

/** The year that shows first: the earliest of those that print nearly as many figures as any. */
export function firstYear(index: Index, plans: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const number of plans) {
    const plan = index.plans[number];
    plan?.years?.forEach((year, at) => { counts.set(year, (counts.get(year) ?? 0) + (plan.money ?? []).filter((row) => typeof row[at + 1] === "number").length); });
  }
  const most = Math.max(0, ...counts.values());
  return Math.min(...[...counts].filter(([, count]) => count >= 0.8 * most).map(([year]) => year), 9999) % 9999;
}
