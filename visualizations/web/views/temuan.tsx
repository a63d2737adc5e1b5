/** Temuan: the findings of all plans, by item of the evaluator's working sheet and rule; questions to the reader stand apart. */
import type { JSX } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { WEIGHTS, type Finding, type Index } from "../data.ts";
import { keyOf } from "../model.ts";
import { csv, download, Sign, useApp, useBlock } from "../parts.tsx";
import type { State } from "../state.ts";
import { FindingSheet } from "../panel.tsx";
import { fold, place, SIGNS, word } from "../words.ts";
import { Orphans } from "./orphans.tsx";

const FIRST = 40; // findings of one rule that are written at once

export interface Filter { readonly severity: string; readonly cause: string; readonly rule: string; readonly agency: string; readonly text: string }

/** The positions of the findings that pass, in the order in which the page lists them. */
export function filtered(findings: readonly Finding[], index: Pick<Index, "rules">, filter: Filter): number[] {
  const words = fold(filter.text).split(" ").filter(Boolean);
  const keeps = (item: Finding): boolean => {
    if (filter.severity && item.severity !== filter.severity) return false;
    if (filter.cause && item.cause !== filter.cause) return false;
    if (filter.rule && item.rule !== filter.rule) return false;
    if (filter.agency && item.agency !== filter.agency) return false;
    if (!words.length) return true;
    const text = fold([item.rule, item.title, item.agency, item.path, item.words, item.expected, item.found, item.because, item.at].filter(Boolean).join(" "));
    return words.every((one) => text.includes(one));
  };
  const order = (at: number): [number, string, string, number, number] => {
    const item = findings[at];
    return [item?.severity === "question" ? 1 : 0, index.rules[item?.rule ?? ""]?.[1] ?? "~", item?.rule ?? "", item ? WEIGHTS.indexOf(item.severity) : 0, at];
  };
  return findings.flatMap((item, at) => (keeps(item) ? [at] : [])).map((at) => [at, order(at)] as const).sort(([, a], [, b]) => {
    for (let part = 0; part < a.length; part += 1) {
      const [x, y] = [a[part] ?? 0, b[part] ?? 0];
      if (x !== y) return x < y ? -1 : 1;
    }
    return 0;
  }).map(([at]) => at);
}

/** Questions by the table that they are about, in the order in which these are first asked; what names no table, by its page. */
export function questionsByTable(of: readonly number[], findings: readonly Finding[]): { readonly key: string; readonly ones: readonly number[] }[] {
  const found = new Map<string, number[]>();
  for (const one of of) {
    const item = findings[one];
    const key = JSON.stringify([item?.agency ?? "", item?.plan ?? -1, item?.table ?? `${item?.page ?? ""}/${item?.line ?? ""}`]);
    found.set(key, [...(found.get(key) ?? []), one]);
  }
  return [...found].map(([key, ones]) => ({ key, ones }));
}

export function TemuanView(): JSX.Element {
  const { index, state, go, choose, say } = useApp();
  const findings = useBlock("findings");
  const pick = useMemo(() => ({ severity: state.severity, cause: state.cause, rule: state.rule, agency: state.agency, text: state.text }), [state.severity, state.cause, state.rule, state.agency, state.text]);
  const order = useMemo(() => (findings ? filtered(findings, index, pick) : []), [findings, index, pick]);
  const root = useRef<HTMLDivElement>(null);
  const at = state.at === "" ? -1 : Number(state.at);
  useEffect(() => { root.current?.querySelector(`[data-finding="${at}"]`)?.scrollIntoView({ block: "nearest" }); }, [at, findings]);
  // Whoever comes by an address that names the finding only sees its card too.
  useEffect(() => { if (findings && at >= 0 && !state.card && findings[at]?.card !== undefined) show(at, true); }, [findings]);
  const show = (one: number, quiet = false): void => {
    const item = findings?.[one];
    const plan = item?.plan === undefined ? undefined : index.plans[item.plan];
    const change: Partial<State> = { at: String(one) };
    if (item?.plan !== undefined && plan && item.card !== undefined) choose(keyOf(plan, item.card), { ...change, plan: String(item.plan) }, quiet || at >= 0);
    else go({ ...change, card: "", ...(item?.plan === undefined ? {} : { plan: String(item.plan) }) }, quiet || at >= 0);
    say(`${item?.rule ?? ""} ${item?.title ?? ""}`);
  };
  if (!findings) return <p class="faint pad">{word("loading")}</p>;
  const move = (by: number): void => {
    const now = order.indexOf(at);
    const next = order[now < 0 ? 0 : (now + by + order.length) % order.length];
    if (next !== undefined) show(next);
  };
  const asked = order.filter((one) => findings[one]?.severity === "question");
  const told = order.filter((one) => findings[one]?.severity !== "question");
  const choice = (key: keyof Filter, label: string, values: readonly (readonly [string, string])[]): JSX.Element => (
    <label class="inline"><span>{label}</span>
      <select value={state[key]} data-filter={key} onChange={(event) => { go({ [key]: event.currentTarget.value, at: "" }, true); }}>
        <option value="">{word("all")}</option>{values.map(([value, name]) => <option value={value}>{name}</option>)}
      </select>
    </label>
  );
  const agencies = [...new Set(findings.flatMap((item) => item.agency ?? []))].sort((a, b) => a.localeCompare(b));
  const used = [...new Set(findings.map((item) => item.rule))].sort();
  const causes = [...new Set(findings.flatMap((item) => item.cause ?? []))].sort();
  const save = (): void => {
    const heads = ["rule", "item", "severity", "agency", "title", "path", "at", "page", "line", "words", "found", "expected", "because", "cause", "cure", "source"];
    const rows = order.flatMap((one) => {
      const item = findings[one];
      if (!item) return [];
      const sources = item.source?.split(", ").map((key) => index.sources[key] ?? key).join("; ");
      return [[item.rule, index.rules[item.rule]?.[1], word(item.severity), item.agency, item.title, item.path, item.at, item.page, item.line, item.words, item.found, item.expected, item.because, item.cause ? word(`cause_${item.cause}`) : "", item.cure, sources]];
    });
    download("temuan.csv", "text/csv", csv([heads.map((head) => word(`column_${head}`)), ...rows]));
  };
  const line = (one: number): JSX.Element | null => {
    const item = findings[one];
    if (!item) return null;
    const plan = item.plan === undefined ? undefined : index.plans[item.plan];
    const text = item.at ?? (plan && item.card !== undefined ? index.texts[plan.text?.[item.card] ?? -1] : undefined) ?? item.path ?? "";
    const where = item.page !== undefined || item.line !== undefined ? place({ ...(item.page === undefined ? {} : { page: item.page }), ...(item.line === undefined ? {} : { line: item.line }) }) : "";
    return (
      <li key={one} data-finding={one}>
        <button class="finding-line" aria-pressed={at === one} onClick={() => { show(one); }}>
          <Sign weight={item.severity} /><span class="unseen">{word(item.severity)}. </span><span class="grow"><span>{text}</span>{item.found && <span class="faint"> — {item.found}</span>}</span>
          <span class="faint where">{item.agency}{where && ` · ${where}`}</span>
        </button>
        {at === one && <FindingSheet item={item} plan={plan?.key}>
          {item.card !== undefined && <p><button class="small to-card" onClick={() => { go({ view: "kaskade", plan: String(item.plan ?? ""), focus: "", branch: "", hide: "", only: "" }); }}>{word("toCard")}</button></p>}
        </FindingSheet>}
      </li>
    );
  };
  return (
    <section class="temuan" ref={root}>
      <div class="bar">
        {choice("severity", word("severity"), WEIGHTS.map((weight) => [weight, word(weight)]))}
        {choice("cause", word("cause"), causes.map((cause) => [cause, word(`cause_${cause}`)]))}
        {choice("rule", word("rule"), used.map((rule) => [rule, `${rule} ${index.rules[rule]?.[0] ?? ""}`]))}
        {choice("agency", word("agency"), agencies.map((name) => [name, name]))}
        <input type="search" class="filter" value={state.text} placeholder={word("filterText")} aria-label={word("filterText")} onInput={(event) => { go({ text: event.currentTarget.value, at: "" }, true); }} />
        <button id="previous" onClick={() => { move(-1); }} disabled={!order.length}>‹ {word("previous")}</button>
        <button id="next" onClick={() => { move(1); }} disabled={!order.length}>{word("next")} ›</button>
        <button onClick={save} disabled={!order.length}>CSV</button>
      </div>
      <div class="scroller" tabIndex={0} role="group" aria-label={word("findings")}>
        <p class="sum" role="status">{word("findingsShown", { n: told.length, q: asked.length, all: findings.length })}</p>
        <h2 class="unseen">{word("findings")}</h2>
        <Groups of={told} findings={findings} line={line} at={at} />
        <Orphans />
        {asked.length > 0 && <Questions of={asked} findings={findings} line={line} at={at} />}
        {order.length === 0 && <p class="faint">{word("noFindings")}</p>}
      </div>
    </section>
  );
}

interface Lines { readonly of: readonly number[]; readonly findings: readonly Finding[]; readonly line: (one: number) => JSX.Element | null; readonly at: number }

/** How many of each weight. */
function Weights({ of, findings }: { of: readonly number[]; findings: readonly Finding[] }): JSX.Element {
  return <>{WEIGHTS.map((weight) => { const count = of.filter((one) => findings[one]?.severity === weight).length; return count > 0 && <span key={weight} class={`mark ${weight}`}><b aria-hidden="true">{SIGNS[weight]}</b> {count}<span class="unseen"> {word(weight)}</span> </span>; })}</>;
}

/** Questions to the reader, one for each table (or page) that was read badly: whatever is asked of it stands in it. */
function Questions({ of, findings, line, at }: Lines): JSX.Element {
  const tables = questionsByTable(of, findings);
  return (
    <section id="questions">
      <h2>{word("questions")} ({tables.length})</h2>
      <p class="faint">{word("questionsHelp")}</p>
      {tables.map(({ key, ones }) => {
        const item = findings[ones[0] ?? -1];
        const where = item ? place({ ...(item.page === undefined ? {} : { page: item.page }), ...(item.line === undefined ? {} : { line: item.line }), ...(item.table === undefined ? {} : { table: item.table }) }) : "";
        const first = ones.slice(0, FIRST);
        return (
          <details key={key} open={ones.includes(at)}>
            <summary><b>{item?.agency}</b> {where} <Weights of={ones} findings={findings} /></summary>
            <ul class="finding-lines">{first.map(line)}</ul>
            {ones.length > FIRST && <details open={ones.indexOf(at) >= FIRST}><summary>{word("more", ones.length - FIRST)}</summary><ul class="finding-lines">{ones.slice(FIRST).map(line)}</ul></details>}
          </details>
        );
      })}
    </section>
  );
}

function Groups({ of, findings, line, at }: Lines): JSX.Element {
  const { index } = useApp();
  const items = new Map<string, Map<string, number[]>>();
  for (const one of of) {
    const rule = findings[one]?.rule ?? "";
    const item = index.rules[rule]?.[1] ?? "";
    const inItem = items.get(item) ?? new Map<string, number[]>();
    items.set(item, inItem.set(rule, [...(inItem.get(rule) ?? []), one]));
  }
  return (
    <>
      {[...items].map(([item, inItem]) => (
        <section key={item} class="item">
          <h3>{item ? `${item} · ${index.rules[[...inItem.keys()][0] ?? ""]?.[2] ?? ""}` : word("generalFindings")}</h3>
          {[...inItem].map(([rule, ones]) => {
            const first = ones.includes(at) ? Math.max(FIRST, ones.indexOf(at) + 1) : FIRST;
            return (
              <details key={rule} open={of.length <= 60 || ones.includes(at)}>
                <summary><b>{rule}</b> {index.rules[rule]?.[0] ?? ""} <Weights of={ones} findings={findings} /></summary>
                <ul class="finding-lines">{ones.slice(0, first).map(line)}</ul>
                {ones.length > first && <details><summary>{word("more", ones.length - first)}</summary><ul class="finding-lines">{ones.slice(first).map(line)}</ul></details>}
              </details>
            );
          })}
        </section>
      ))}
    </>
  );
}
