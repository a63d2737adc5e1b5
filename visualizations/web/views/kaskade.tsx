/** Kaskade: diagram and outline of one or of many plans. */
import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { above, isMarked, marked, openTo, path, restrict, under, visible, type Cascade } from "../model.ts";
import { useApp } from "../parts.tsx";
import type { State } from "../state.ts";
import { term, word } from "../words.ts";
import { DiagramView } from "./diagram.tsx";
import { OutlineView } from "./outline.tsx";
import { SaveSeen } from "./save.tsx";

const reachedOf = new WeakMap<Cascade, ReadonlySet<number>>();
/** All cards that hang on a root. */
function reached(whole: Cascade): ReadonlySet<number> {
  const known = reachedOf.get(whole) ?? new Set(whole.roots.flatMap((root) => [root, ...under(whole, root)]));
  reachedOf.set(whole, known);
  return known;
}
const opened = new Map<string, ReadonlySet<number>>(); // what was open of each cascade when it was left

export function KaskadeView(): JSX.Element {
  const app = useApp();
  const { state, go, index } = app;
  const hidden = state.hide;
  const whole = useMemo<Cascade>(() => {
    const levels = new Set(hidden.split(".").filter(Boolean).map(Number));
    const kept = levels.size ? restrict(app.cascade, (card) => card.group === "Loose" || card.group === "Unlinked" || card.orphan !== undefined || !levels.has(card.level)) : app.cascade;
    const root = state.branch ? kept.byKey.get(state.focus) : undefined;
    const within = root === undefined ? null : new Set([root, ...above(kept, root), ...under(kept, root)]);
    const branch = within ? restrict(kept, (card) => within.has(card.id)) : kept;
    return state.only ? marked(branch) : branch;
  }, [app.cascade, hidden, state.only, state.branch, state.branch && state.focus]);
  const name = `${app.plans.join(".")}|${hidden}|${state.only}|${state.branch && state.focus}`;
  const [, turn] = useState(0);
  // What was opened one by one is kept while the page is; how far all is open stands in the address.
  const first = useMemo(() => (state.to === "all" || (state.only && !state.to) ? new Set(whole.cards.map((card) => card.id)) : state.to ? openTo(whole, Number(state.to)) : whole.start), [whole, state.to, state.only]);
  const open = opened.get(`${name}|${state.to}`) ?? first;
  const setOpen = (next: ReadonlySet<number>): void => { opened.set(`${name}|${state.to}`, next); turn((n) => n + 1); };
  const openAs = (to: string, change: Partial<State> = {}): void => { opened.delete(`${name}|${to}`); go({ to, ...change }, true); turn((n) => n + 1); };
  const seen = useMemo(() => visible(whole, open), [whole, open]);
  const chosen = whole.byKey.get(state.card) ?? -1;
  const focus = whole.byKey.get(state.focus) ?? -1;
  const bright = useMemo(() => (focus < 0 ? null : new Set([focus, ...above(whole, focus), ...under(whole, focus)])), [whole, focus]);

  // A card that was asked for from elsewhere may stand under closed ones; the branch in focus opens as far as its programs.
  useEffect(() => {
    const wanted = [chosen, focus].filter((id) => id >= 0 && !seen.includes(id)).flatMap((id) => path(whole, id));
    const branch = focus < 0 ? [] : [focus, ...under(whole, focus)].filter((id) => (whole.cards[id]?.level ?? 9) < 6);
    const missing = [...wanted, ...branch].filter((id) => !open.has(id));
    if (missing.length) setOpen(new Set([...open, ...missing]));
  }, [chosen, focus, whole]);

  const toggle = (id: number): void => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  const choose = (id: number, still = false): void => {
    const has = (whole.children[id]?.length ?? 0) > 0;
    if (!still && has && (!open.has(id) || chosen === id)) toggle(id);
    go({ card: whole.cards[id]?.key ?? "" }, chosen >= 0);
  };
  const flagged = useMemo(() => whole.cards.filter((card) => isMarked(card) && reached(whole).has(card.id)).map((card) => card.id), [whole]);
  const step = (by: number): void => {
    const now = flagged.indexOf(chosen);
    const next = now >= 0 ? flagged[(now + by + flagged.length) % flagged.length] : by > 0 ? (flagged.find((id) => id > chosen) ?? flagged[0]) : (flagged.findLast((id) => id < chosen) ?? flagged.at(-1));
    if (next !== undefined) choose(next, true);
  };
  const parts = { cascade: whole, seen, open, chosen, bright, onChoose: choose, onToggle: toggle };
  const levels = [...new Set(app.cascade.cards.filter((card) => card.group !== "Loose" && card.group !== "Unlinked" && card.orphan === undefined).map((card) => card.level))].sort((a, b) => a - b);
  const deepest = seen.reduce((most, id) => { const card = whole.cards[id]; return card && card.orphan === undefined && card.group !== "Loose" && card.group !== "Unlinked" ? Math.max(most, card.level) : most; }, 0);
  const list = state.mode === "list";
  const crumbs = chosen < 0 ? [] : [...path(whole, chosen), chosen];
  return (
    <section class="kaskade">
      <div class="bar">
        <div class="modes" role="group" aria-label={word("views")}>
          <button id="mode-diagram" aria-pressed={!list} onClick={() => { go({ mode: "diagram" }, true); }}>{word("diagram")}</button>
          <button id="mode-list" aria-pressed={list} onClick={() => { go({ mode: "list" }, true); }}>{word("list")}</button>
        </div>
        <button id="open-all" onClick={() => { openAs("all"); }}>{word("openAll")}</button>
        <button id="close-all" onClick={() => { openAs("", chosen >= 0 && !visible(whole, whole.start).includes(chosen) ? { card: "" } : {}); }}>{word("closeAll")}</button>
        <label class="inline"><span>{word("openTo")}</span>
          <select id="open-to" value={String(deepest)} onChange={(event) => { openAs(event.currentTarget.value); }}>
            {levels.map((level) => <option value={level}>{term(index.levels[level] ?? "")}</option>)}
          </select>
        </label>
        <label class="inline check"><input id="only-findings" type="checkbox" checked={Boolean(state.only)} onChange={(event) => { go({ only: event.currentTarget.checked ? "1" : "" }, true); }} />{word("onlyFindings")}</label>
        {flagged.length > 0 && (
          <span class="steps" role="group" aria-label={word("findings")}>
            <button id="previous-finding" onClick={() => { step(-1); }} aria-label={`${word("findings")}: ${word("previous")}`}>‹</button>
            <span>{`${word("findings")} ${flagged.includes(chosen) ? `${flagged.indexOf(chosen) + 1}/` : ""}${flagged.length}`}</span>
            <button id="next-finding" onClick={() => { step(1); }} aria-label={`${word("findings")}: ${word("next")}`}>›</button>
          </span>
        )}
        <details class="menu">
          <summary>{word("hideLevels")}</summary>
          <div>{levels.map((level) => {
            const of = new Set(hidden.split(".").filter(Boolean));
            const name = String(level);
            return <label class="inline check"><input type="checkbox" checked={!of.has(name)} onChange={() => { if (!of.delete(name)) of.add(name); go({ hide: [...of].sort().join(".") }, true); }} />{term(index.levels[level] ?? "")}</label>;
          })}</div>
        </details>
        <SaveSeen whole={whole} seen={seen} open={open} />
        {focus >= 0 && <>
          <button class="chip" id="unfocus" onClick={() => { go({ focus: "", branch: "" }); }} aria-label={word("unfocus")}>{`${word("focused")}: ${(whole.cards[focus]?.text ?? "").slice(0, 40)} ×`}</button>
          <label class="inline check"><input id="branch-only" type="checkbox" checked={Boolean(state.branch)} onChange={(event) => { go({ branch: event.currentTarget.checked ? "1" : "" }, true); }} />{word("branchOnly")}</label>
        </>}
      </div>
      <nav class="crumbs" aria-label={word("breadcrumb")}>
        {crumbs.map((id, at) => { const card = whole.cards[id]; return card && <>{at > 0 && <span aria-hidden="true">›</span>}<button onClick={() => { go({ card: card.key }); }} aria-current={id === chosen ? "true" : undefined}>{card.level >= 6 && card.code ? card.code : card.text || term(card.group)}</button></>; })}
        {crumbs.length === 0 && <span class="faint">{word("crumbsHelp")}</span>}
      </nav>
      {whole.roots.length === 0 ? <p id="nothing">{word(state.only ? "noFindings" : "emptyPlan")}</p> : list ? <OutlineView {...parts} /> : <DiagramView {...parts} />}
    </section>
  );
}
