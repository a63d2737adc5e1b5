/** Invented plans for the tests. */
import type { Group, Index, PlanColumns } from "../data.ts";

export const LEVELS = ["Vision", "Mission", "RegionalGoal", "RegionalSasaran", "Goal", "Sasaran", "Program", "Activity", "SubActivity"] as const;

export interface Row { readonly id: string; readonly group: Group; readonly above?: readonly string[]; readonly text?: string; readonly code?: string }

/** A plan of rows; ids that begin with "~" are its own. */
export function plan(key: string, rows: readonly Row[], rest: Partial<PlanColumns> = {}, texts: string[] = []): PlanColumns {
  const places = new Map(rows.map((row, at) => [row.id, at]));
  return {
    key, owner: key, region: "Kabupaten Contoh", document: { id: key },
    group: rows.map((row) => row.group),
    text: rows.map((row) => texts.push(row.text ?? row.id) - 1),
    code: rows.map((row) => row.code ?? ""),
    id: rows.map((row) => row.id),
    level: rows.map((row) => Math.max(0, (LEVELS as readonly string[]).indexOf(row.group))),
    above: rows.map((row) => { const found = (row.above ?? []).map((one) => places.get(one) ?? -1); return found.length === 1 ? found[0]! : found.length ? found : -1; }),
    ...rest,
  };
}
export function index(plans: readonly PlanColumns[], texts: readonly string[], rest: Partial<Index> = {}): Index {
  return { lang: "id", words: {}, terms: {}, levels: LEVELS, options: {}, rules: {}, sources: {}, missions: [], plans, texts, ...rest };
}
