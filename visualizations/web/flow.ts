/** Money from misi through sasaran RPJMD and agency to program, every rupiah once. Pure; sums up to what the matrix says. */
import type { Index, PlanColumns } from "./data.ts";
import { keyOf } from "./model.ts";

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
    return (plan.flows ?? []).flatMap(([program, missions, years]) => {
      const amount = year ? (years[year] ?? 0) : Object.values(years).reduce((a, b) => a + b, 0);
      return amount > 0 ? [{ missions, sasaran: program < 0 ? [] : regional(plan, program), plan: number, program, amount }] : [];
    });
  });
}

/** Ids of the sasaran RPJMD that stand above a card of a plan. */
function regional(plan: PlanColumns, card: number): string[] {
  const found = new Set<string>();
  const seen = new Set<number>();
  const pending = [card];
  for (let one = pending.pop(); one !== undefined; one = pending.pop()) {
    if (one < 0 || seen.has(one)) continue;
    seen.add(one);
    if (plan.group?.[one] === "RegionalSasaran") found.add(keyOf(plan, one));
    const above = plan.above?.[one] ?? -1;
    pending.push(...(typeof above === "number" ? [above] : above));
  }
  return [...found].sort();
}

/** What a way passes, from left to right. Money that reaches several misi has a node of its own: nobody knows how it is divided. */
export function stations(way: Way, programs: boolean): string[] {
  const misi = `misi:${way.missions.join("+")}`;
  const sasaran = way.sasaran.length ? `sasaran:${way.sasaran.join("+")}` : `sasaran:~${way.missions.join("+")}`;
  const found = [misi, sasaran, `plan:${way.plan}`];
  return programs ? [...found, `program:${way.plan}:${way.program}`] : found;
}
export const passes = (way: Way, station: string): boolean => station === "" || stations(way, true).includes(station);

/** The nodes and links of a drawing; `programs` says whether programs are in it. */
export function drawn(all: readonly Way[], programs: boolean): { nodes: FlowNode[]; links: FlowLink[] } {
  const amounts = new Map<string, { layer: number; amount: number }>();
  const links = new Map<string, { source: string; target: string; misi: string; value: number }>();
  for (const way of all) {
    const passed = stations(way, programs);
    passed.forEach((id, layer) => {
      const known = amounts.get(id);
      if (known) known.amount += way.amount;
      else amounts.set(id, { layer, amount: way.amount });
      const target = passed[layer + 1];
      if (target === undefined) return;
      const [misi = ""] = passed;
      const key = JSON.stringify([id, target, misi]);
      const link = links.get(key);
      if (link) link.value += way.amount;
      else links.set(key, { source: id, target, misi, value: way.amount });
    });
  }
  return { nodes: [...amounts].map(([id, rest]) => ({ id, ...rest })), links: [...links.values()] };
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
