/** The frame: which plan, which year, which view; the panel beside it; what the address says. */
import type { JSX } from "preact";
import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { liveBlocks, onFailure, type Index, type PlanColumns } from "./data.ts";
import { firstYear, yearsOf } from "./matrix.ts";
import { cascade, keyOf } from "./model.ts";
import { Sheet } from "./panel.tsx";
import { AppContext, type App } from "./parts.tsx";
import { SearchBox } from "./searchbox.tsx";
import { EMPTY, fromHash, plansOf, toHash, type State } from "./state.ts";
import { regionPlans } from "./views/keselarasan.tsx";
import { VIEWS } from "./views/list.ts";
import { word } from "./words.ts";

/** What the panel shows: what belongs to the view, or what was asked for. */
type Asked = "auto" | "legend" | "plan";
/** Views over all plans of a region, or of all regions: no plan stands in their head, and their panel opens when asked for. */
const OVER: readonly string[] = ["keselarasan", "aliran", "banding"];

let current: App | null = null;
/** What is shown now, for whoever drives the page from outside. */
export const shown = (): App | null => current;

const phone = (): boolean => window.matchMedia("(max-width: 760px)").matches;

function planName(plan: PlanColumns): string {
  const about = plan.document;
  const owner = plan.owner ?? word("noDocument");
  if (!about) return plan.owner ? `${owner} — ${word("noPlan")}` : owner;
  return `${owner} — ${about.kind ?? about.title ?? ""}${about.period_start ? ` ${about.period_start}–${about.period_end}` : ""}`;
}
/** Plans by region: those of agencies by name, the region's own before them. */
function byRegion(index: Index): [string, number[]][] {
  const order = index.plans.map((plan, number) => ({ number, region: plan.region ?? "", own: plan.regional ? 0 : 1, name: planName(plan) }));
  order.sort((a, b) => a.region.localeCompare(b.region) || a.own - b.own || a.name.localeCompare(b.name) || a.number - b.number);
  const regions = new Map<string, number[]>();
  for (const one of order) regions.set(one.region, [...(regions.get(one.region) ?? []), one.number]);
  return [...regions];
}
function planOfKey(index: Index, key: string): number {
  return index.plans.findIndex((plan) => plan.key === key || (plan.id ?? []).some((_, card) => keyOf(plan, card) === key));
}
const isAgencyPlan = (plan: PlanColumns | undefined): boolean => plan?.document !== undefined && plan.regional !== true;

/** What shows before anybody chose: one plan its cascade, several of one region their alignment. */
export function firstState(index: Index, small: boolean): State {
  const { options } = index;
  const listed = byRegion(index).flatMap(([, numbers]) => numbers);
  const wanted = options.agency?.toLowerCase();
  const named = wanted === undefined ? [] : listed.filter((number) => {
    const plan = index.plans[number];
    return plan && (plan.key.startsWith(options.agency ?? "") || (plan.owner ?? "").toLowerCase().includes(wanted));
  });
  const agencies = listed.filter((number) => isAgencyPlan(index.plans[number]));
  const plan = named[0] ?? agencies[0] ?? listed[0];
  const region = index.plans[plan ?? -1]?.region;
  const together = agencies.filter((number) => index.plans[number]?.region === region);
  const several = together.length > 1 && together.some((number) => index.plans[number]?.supports?.length);
  const misi = options.misi === undefined ? undefined : index.missions.find((one) => one.id === options.misi || String(one.number) === options.misi);
  const direct = Boolean(options.root ?? options.onlyFindings) || named.length > 0;
  const state: State = {
    ...EMPTY,
    view: !direct && several ? "keselarasan" : "kaskade",
    plan: plan === undefined ? "" : String(plan),
    year: options.year === undefined ? "" : String(options.year),
    mode: small ? "list" : "",
    only: options.onlyFindings ? "1" : "",
  };
  if (options.root !== undefined) {
    const of = planOfKey(index, options.root);
    return { ...state, plan: of < 0 ? state.plan : String(of), focus: options.root, card: options.root };
  }
  if (misi) {
    const serving = agencies.filter((number) => (named.length === 0 || named.includes(number)) && index.plans[number]?.supports?.some(([id]) => id === misi.id));
    return { ...state, view: "kaskade", plan: serving.length ? serving.join(".") : state.plan, focus: misi.id, card: misi.id, branch: "1" };
  }
  return state;
}

export function Page({ index, title }: { index: Index; title: string }): JSX.Element {
  const begin = useMemo(() => firstState(index, phone()), [index]);
  const read = useCallback((): State => {
    const said = fromHash(location.hash) ?? {};
    const keyed = said.card !== undefined && said.view === undefined;
    const plan = said.plan ?? (said.card ? String(Math.max(0, planOfKey(index, said.card))) : begin.plan);
    return { ...begin, ...said, plan, ...(keyed ? { view: "kaskade" } : {}) };
  }, [index, begin]);
  const [state, setState] = useState<State>(read);
  const [panel, setPanel] = useState<Asked>("auto");
  const [shut, setShut] = useState(phone());
  const [wide, setWide] = useState(false);
  const [said, say] = useState("");
  const [failure, setFailure] = useState("");
  useEffect(() => { onFailure((error) => { setFailure(error instanceof TypeError || !(error instanceof Error) ? " " : error.message); }); }, []);
  const now = useRef(state);
  now.current = state;

  const go = useCallback((change: Partial<State>, quiet = false) => {
    const before = now.current.view;
    const next = { ...now.current, ...change };
    if (toHash(next) === toHash(now.current)) return;
    now.current = next;
    try {
      if (quiet) history.replaceState(null, "", toHash(next));
      else history.pushState(null, "", toHash(next));
    } catch {
      // A browser that refuses hundreds of steps in a short time still shows what was asked for.
    }
    if (change.card !== undefined || (change.view !== undefined && change.view !== before)) setPanel("auto");
    if (change.card) setShut(false);
    setState(next);
  }, []);
  useEffect(() => {
    const back = (): void => { setState(read()); };
    window.addEventListener("popstate", back);
    window.addEventListener("hashchange", back);
    return () => { window.removeEventListener("popstate", back); window.removeEventListener("hashchange", back); };
  }, [read]);

  const plans = useMemo(() => plansOf(state).filter((number) => number < index.plans.length), [state.plan, index]);
  const whole = useMemo(() => cascade(index, plans), [index, plans]);
  const across = OVER.includes(state.view);
  const everywhere = state.view === "temuan";
  const counted = useMemo(() => (across ? regionPlans(index, plans) : plans), [index, plans, across]);
  const years = useMemo(() => yearsOf(index, counted), [index, counted]);
  const year = years.includes(Number(state.year)) ? Number(state.year) : firstYear(index, counted);
  const choose = useCallback((key: string, change: Partial<State> = {}, quiet = false) => {
    if (whole.byKey.has(key)) { go({ card: key, ...change }, quiet); return; }
    const plan = planOfKey(index, key);
    go({ ...(plan < 0 ? {} : { plan: String(plan), focus: "", branch: "", hide: "", only: "" }), card: key, ...change }, quiet);
  }, [whole, index, go]);
  const app: App = { index, state, plans, cascade: whole, year, go, choose, say };
  current = app;

  useEffect(() => { document.documentElement.dataset.ready = "1"; }, []);
  useEffect(() => {
    const escape = (event: KeyboardEvent): void => { if (event.key === "Escape") { setShut(true); document.getElementById("canvas")?.focus(); } };
    document.addEventListener("keydown", escape);
    return () => { document.removeEventListener("keydown", escape); };
  }, []);

  // Over all plans the panel has nothing to tell until it is asked, or a finding is chosen.
  const panelOpen = !shut && (panel !== "auto" || !(across || state.view === "cetak" || (everywhere && !state.at)));
  const live = liveBlocks() !== null;
  const views = VIEWS.filter((view) => view.live !== true || live);
  const chosen = views.find((view) => view.name === state.view) ?? views[0];
  const regions = useMemo(() => byRegion(index), [index]);
  const tab = (event: KeyboardEvent): void => {
    const at = views.findIndex((view) => view.name === chosen?.name);
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const next = views[(at + step + views.length) % views.length];
    if (!step || !next) return;
    event.preventDefault();
    go({ view: next.name });
    requestAnimationFrame(() => document.getElementById(`tab-${next.name}`)?.focus());
  };
  return (
    <AppContext.Provider value={app}>
      <header class="top">
        {live && <span class="home"><a href="/">{word("liveHome")}</a><a href="/queries">{word("liveQueries")}</a></span>}
        <h1>{title}</h1>
        <label class="choose"><span class="unseen">{word("choosePlan")}</span>
          <select id="plans" value={everywhere ? "" : across ? String(regions.find(([, numbers]) => numbers.some((number) => plans.includes(number)))?.[1][0] ?? "") : state.plan} disabled={!index.plans.length || everywhere} onChange={(event) => { go({ plan: event.currentTarget.value, card: "", focus: "", branch: "", hide: "" }); setPanel("auto"); say(event.currentTarget.selectedOptions[0]?.textContent ?? ""); }}>
            {everywhere ? <option value="">{word("allAgencies", index.plans.filter(isAgencyPlan).length)}</option> : across ? regions.map(([region, numbers]) => <option value={String(numbers[0] ?? "")}>{`${word("allAgencies", numbers.filter((number) => isAgencyPlan(index.plans[number])).length)} — ${region || word("noRegion")}`}</option>) : <>
            {regions.map(([region, numbers]) => {
              const agencies = numbers.filter((number) => isAgencyPlan(index.plans[number]));
              return (
                <optgroup key={region} label={region || word("noRegion")}>
                  {numbers.map((number) => { const plan = index.plans[number]; return plan && <option value={String(number)}>{planName(plan)}</option>; })}
                  {agencies.length > 1 && <option value={agencies.join(".")}>{word("allAgencies", agencies.length)}</option>}
                </optgroup>
              );
            })}
            {plans.length > 1 && !regions.some(([, numbers]) => numbers.filter((number) => isAgencyPlan(index.plans[number])).join(".") === state.plan) && <option value={state.plan}>{word("severalPlans", plans.length)}</option>}
            </>}
          </select>
        </label>
        {years.length > 0 && !everywhere && (
          <label class="inline year"><span>{word("year")}</span>
            <select id="year" value={String(year)} onChange={(event) => { go({ year: event.currentTarget.value }, true); }}>{years.map((one) => <option value={String(one)}>{one}</option>)}</select>
          </label>
        )}
        <SearchBox />
      </header>
      <nav class="frame" aria-label={word("views")}>
        <div class="tabs" role="tablist" aria-label={word("views")} onKeyDown={tab}>
          {views.map((view) => <button key={view.name} id={`tab-${view.name}`} role="tab" aria-controls="view" aria-selected={view === chosen} tabIndex={view === chosen ? 0 : -1} onClick={() => { go({ view: view.name }); }}>{word(`view_${view.name}`)}</button>)}
        </div>
        <div class="tools">
          <button id="summary" disabled={!index.plans.length} onClick={() => { go({ card: "", at: "" }, true); setPanel("plan"); setShut(false); }}>{word("summary")}</button>
          <button id="legend" onClick={() => { setPanel("legend"); setShut(false); }}>{word("legend")}</button>
        </div>
      </nav>
      {failure && <p class="failure" role="alert">{word("notLoaded")} {failure} <button onClick={() => { location.reload(); }}>{word("reload")}</button></p>}
      <main id="main" class={`${!panelOpen ? "panel-shut" : ""} ${wide ? "panel-wide" : ""}`}>
        <div class="stage" id="view" role="tabpanel" aria-labelledby={`tab-${chosen?.name ?? ""}`}>
          {index.plans.length && chosen ? <chosen.View key={chosen.name} /> : <p id="nothing">{word("emptyGraph")}</p>}
        </div>
        {panelOpen && (
          <aside id="panel" aria-label={word("summary")}>
            <div class="grip"><button id="widen" aria-pressed={wide} onClick={() => { setWide(!wide); }}>{word(wide ? "narrow" : "widen")}</button><button id="close" aria-label={word("close")} onClick={() => { setShut(true); document.getElementById("canvas")?.focus(); }}>×</button></div>
            <div id="sheet" key={state.card + panel} tabIndex={0} role="group" aria-label={word("summary")}><Sheet what={panel} plans={everywhere && panel === "plan" ? index.plans.map((_, number) => number) : across ? counted : plans} /></div>
          </aside>
        )}
      </main>
      <p id="said" class="unseen" role="status" aria-live="polite">{said}</p>
    </AppContext.Provider>
  );
}
