/** Money from misi through sasaran RPJMD and agency to program, every rupiah once. Pure; sums up to what the matrices say. */
import type { Index } from "./data.ts";

/** Rupiah of one program that take one way. */
export interface Way {
  /** Ids of the misi that it reaches, none where none was found; of the sasaran RPJMD likewise. */
  readonly missions: readonly string[];
  readonly sasaran: readonly string[];
  readonly plan: number;
  /** Its program's card, -1 for money under no program. */
  readonly program: number;
  readonly amount: number;
}
export interface FlowNode {
  readonly id: string;
  readonly layer: number;
  readonly amount: number;
  /** How many programs pass here. */
  readonly programs: number;
}
export interface FlowLink {
  readonly source: string;
  readonly target: string;
  /** Of which misi it is, for its colour. */
  readonly misi: string;
  readonly value: number;
}

/** All ways of some plans; `year` 0 is all years together. */
export function ways(index: Index, plans: readonly number[], year: number): Way[] {
  return plans.flatMap((number) => {
    const plan = index.plans[number];
    if (!plan?.document || plan.regional === true || plan.owner === undefined) return [];
    return (plan.flows ?? []).flatMap(([program, missions, years, sasaran]) => {
      const amount = year ? (years[year] ?? 0) : Object.values(years).reduce((a, b) => a + b, 0);
      return amount > 0 ? [{ missions, sasaran, plan: number, program, amount }] : [];
    });
  });
}

/** What a way passes, from left to right. Money that reaches several misi has a node of its own: nobody knows how it is divided. */
export function stations(way: Way, programs = false): string[] {
  const misi = `misi:${way.missions.join("+")}`;
  const sasaran = way.sasaran.length ? `sasaran:${way.sasaran.join("+")}` : `sasaran:~${way.missions.join("+")}`;
  const found = [misi, sasaran, `plan:${way.plan}`];
  return programs ? [...found, `program:${way.plan}:${way.program}`] : found;
}
/** Whether a way passes all of the stations that are chosen; none chosen is all of them. */
export function passes(way: Way, chosen: string): boolean {
  const passed = stations(way, true);
  return chosen.split(BOTH).every((station) => station === "" || passed.includes(station));
}
/** Between the stations of a choice. */
export const BOTH = "|";

/** Which programs a drawing shows by name: the largest of each plan, about `most` in all; with one program over, that is shown too. */
export function named(all: readonly Way[], most: number): Set<string> {
  const plans = new Map<number, Map<string, number>>();
  for (const way of all) {
    const programs = plans.get(way.plan) ?? new Map<string, number>();
    const station = stations(way, true)[3] ?? "";
    plans.set(way.plan, programs.set(station, (programs.get(station) ?? 0) + way.amount));
  }
  const each = Math.max(1, Math.floor(most / Math.max(1, plans.size)));
  return new Set([...plans.values()].flatMap((programs) => {
    const sorted = [...programs].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([station]) => station);
    return sorted.length <= each + 1 ? sorted : sorted.slice(0, each);
  }));
}
/** The station of a plan's programs that are not shown by name. */
export const REST = "rest";

/** The nodes and links of a drawing; programs that are not among `shown` are one station of their plan. */
export function drawn(all: readonly Way[], shown: ReadonlySet<string>): { nodes: FlowNode[]; links: FlowLink[] } {
  const amounts = new Map<string, { layer: number; amount: number; programs: Set<string> }>();
  const links = new Map<string, { source: string; target: string; misi: string; value: number }>();
  for (const way of all) {
    const passed = stations(way, true);
    const program = passed[3] ?? "";
    if (!shown.has(program)) passed[3] = `program:${way.plan}:${REST}`;
    passed.forEach((id, layer) => {
      const known = amounts.get(id) ?? { layer, amount: 0, programs: new Set<string>() };
      known.amount += way.amount;
      known.programs.add(program);
      amounts.set(id, known);
      const target = passed[layer + 1];
      if (target === undefined) return;
      const [misi = ""] = passed;
      const key = JSON.stringify([id, target, misi]);
      const link = links.get(key);
      if (link) link.value += way.amount;
      else links.set(key, { source: id, target, misi, value: way.amount });
    });
  }
  return { nodes: [...amounts].map(([id, { layer, amount, programs }]) => ({ id, layer, amount, programs: programs.size })), links: [...links.values()] };
}

/** Ways with the same stations as one, the largest first. */
export function gathered(all: readonly Way[]): Way[] {
  const found = new Map<string, Way>();
  for (const way of all) {
    const key = stations(way, true).join("\n");
    const known = found.get(key);
    found.set(key, known ? { ...known, amount: known.amount + way.amount } : way);
  }
  return [...found.values()].sort((a, b) => b.amount - a.amount);
}
