/** What the page shows, as it stands after # in the address: everything that Back and a link should bring again. */

const KEYS = ["view", "plan", "card", "year", "misi", "mode", "only", "focus", "hide", "severity", "cause", "rule", "agency", "text", "sort", "group", "with", "paper", "at", "by", "branch", "differ", "to"] as const;
export type Key = (typeof KEYS)[number];
export type State = Readonly<Record<Key, string>>;

export const EMPTY: State = Object.freeze(Object.fromEntries(KEYS.map((key) => [key, ""])) as Record<Key, string>);

/** "#?view=…" as a state; "#<id of a node>", as reports link to, as that card; null where nothing is said. */
export function fromHash(hash: string): Partial<State> | null {
  const text = hash.replace(/^#/, "");
  if (!text) return null;
  if (!text.startsWith("?")) {
    try {
      return { card: decodeURIComponent(text) };
    } catch {
      return null;
    }
  }
  const said = new URLSearchParams(text.slice(1));
  return Object.fromEntries(KEYS.flatMap((key) => (said.has(key) ? [[key, said.get(key) ?? ""]] : [])));
}

export function toHash(state: State): string {
  const said = new URLSearchParams();
  for (const key of KEYS) if (state[key]) said.set(key, state[key]);
  return `#?${said.toString()}`;
}

/** Numbers of plans in a state's `plan`: "3", or "0.2.5" for several. */
export function plansOf(state: Pick<State, "plan">): number[] {
  return state.plan.split(".").filter((part) => /^\d+$/.test(part)).map(Number);
}
