/** Banding: one entry of the official list over the agencies of a region, or two plans (or editions of one) side by side. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { useBlocks } from "../blocks.ts";
import { entries, moneyOf, pairs } from "../compare.ts";
import type { Block, IndicatorData } from "../data.ts";
import { keyOf } from "../model.ts";
import { csv, download, useApp } from "../parts.tsx";
import { figure, fold, rupiah, short, term, word } from "../words.ts";
import { regionPlans } from "./keselarasan.tsx";

const SHOWN = 200; // entries that the list offers at once

export function BandingView(): JSX.Element {
  const { state, go } = useApp();
  const two = state.with !== "";
  const { index, plans } = useApp();
  const region = useMemo(() => regionPlans(index, plans), [index, plans]);
  const listed = region.filter((number) => index.plans[number]?.document !== undefined);
  const other = listed.find((number) => number !== plans[0]);
  return (
    <section class="banding">
      <div class="bar">
        <div class="modes" role="group" aria-label={word("view_banding")}>
          <button id="banding-entry" aria-pressed={!two} onClick={() => { go({ with: "" }, true); }}>{word("compareEntry")}</button>
          <button id="banding-plans" aria-pressed={two} disabled={other === undefined} onClick={() => { go({ with: `${plans[0] ?? ""}-${other ?? ""}` }, true); }}>{word("comparePlans")}</button>
        </div>
        {two ? <PlanChoice listed={listed} /> : <EntryChoice region={region} />}
      </div>
      {two ? <TwoPlans /> : <OneEntry region={region} />}
    </section>
  );
}

/** The two plans of the address: "3-5". */
function twoOf(said: string): readonly [number, number] {
  const [left = "", right = ""] = said.split("-");
  return [Number(left), Number(right)];
}
function planLabel(plan: { readonly owner?: string; readonly document?: { readonly kind?: string; readonly period_start?: number; readonly period_end?: number } } | undefined): string {
  const about = plan?.document;
  return `${plan?.owner ?? ""} — ${about?.kind ?? ""} ${about?.period_start ?? ""}–${about?.period_end ?? ""}`;
}
function PlanChoice({ listed }: { listed: readonly number[] }): JSX.Element {
  const { index, state, go } = useApp();
  const chosen = twoOf(state.with);
  const choice = (side: 0 | 1, name: string): JSX.Element => (
    <label class="inline"><span>{name}</span>
      <select value={String(chosen[side])} onChange={(event) => { const next = [...chosen]; next[side] = Number(event.currentTarget.value); go({ with: next.join("-") }, true); }}>
        {listed.map((number) => <option value={String(number)}>{planLabel(index.plans[number])}</option>)}
      </select>
    </label>
  );
  return <>{choice(0, word("first"))}{choice(1, word("second"))}</>;
}
function EntryChoice({ region }: { region: readonly number[] }): JSX.Element {
  const { index, state, go } = useApp();
  const all = useMemo(() => entries(index, region), [index, region]);
  const words = fold(state.text).split(" ").filter(Boolean);
  const fitting = all.filter((entry) => words.every((one) => fold(`${entry.key} ${entry.text}`).includes(one)));
  const chosen = all.find((entry) => entry.key === state.group) ?? all[0];
  const offered = fitting.slice(0, SHOWN);
  return (
    <>
      <input type="search" class="filter" value={state.text} placeholder={word("filterEntries")} aria-label={word("filterEntries")} onInput={(event) => { go({ text: event.currentTarget.value }, true); }} />
      <label class="inline"><span>{word("entry")}</span>
        <select id="entry" value={chosen?.key ?? ""} onChange={(event) => { go({ group: event.currentTarget.value }); }}>
          {chosen && !offered.includes(chosen) && <option value={chosen.key}>{`${chosen.key} ${chosen.text}`}</option>}
          {offered.map((entry) => <option value={entry.key}>{`${entry.key} ${entry.text} (${entry.agencies})`}</option>)}
        </select>
      </label>
    </>
  );
}

/** Numbers per year as small bars; years without a number have a gap. */
function Bars({ values, years, most, label }: { values: ReadonlyMap<number, number>; years: readonly number[]; most: number; label: string }): JSX.Element {
  const told = years.map((year) => `${year}: ${values.has(year) ? rupiah(values.get(year)) : "–"}`).join(", ");
  return (
    <svg class="bars" viewBox={`0 0 ${years.length * 16} 34`} width={years.length * 16} height="34" role="img" aria-label={`${label}; ${told}`}>
      {years.map((year, at) => {
        const height = Math.max(0, ((values.get(year) ?? 0) / (most || 1)) * 32);
        return values.has(year) && <rect x={at * 16 + 2} y={33 - Math.max(1, height)} width="12" height={Math.max(1, height)}><title>{`${year}: ${rupiah(values.get(year))}`}</title></rect>;
      })}
    </svg>
  );
}
/** Printed targets as numbers per year, for the bars. */
function numbers(targets: Readonly<Record<string, string>>): Map<number, number> {
  return new Map(Object.entries(targets).flatMap(([year, text]) => { const value = figure(text); return value === null || !/^\d+$/.test(year) ? [] : [[Number(year), value] as const]; }));
}
const greatest = (maps: readonly ReadonlyMap<number, number>[]): number => maps.reduce((most, one) => Math.max(most, ...one.values()), 0);

function OneEntry({ region }: { region: readonly number[] }): JSX.Element {
  const { index, state, go } = useApp();
  const all = useMemo(() => entries(index, region), [index, region]);
  const entry = all.find((one) => one.key === state.group) ?? all[0];
  const needed = useMemo(() => [...new Set(entry?.places.map((place) => place.plan))], [entry]);
  const blocks = useBlocks(needed);
  if (!entry) return <p id="nothing">{word("noEntries")}</p>;
  const rows = entry.places.map((place) => {
    const plan = index.plans[place.plan];
    return { ...place, plan: place.plan, name: plan?.owner ?? "", key: plan ? keyOf(plan, place.card) : "", money: moneyOf(plan, place.card), indicators: blocks?.get(place.plan)?.details[place.card]?.indicators ?? [] };
  }).sort((a, b) => a.name.localeCompare(b.name) || a.plan - b.plan || a.card - b.card);
  const years = [...new Set(rows.flatMap((row) => [...row.money.keys(), ...row.indicators.flatMap((one) => one.rows.flatMap((line) => Object.keys(line.targets ?? {}).map(Number)))]))].filter(Number.isInteger).sort((a, b) => a - b);
  const most = greatest(rows.map((row) => row.money));
  const save = (): void => {
    const heads = [word("agency"), ...years.map((year) => `${word("pagu")} ${year}`), word("indicator"), word("unit"), word("workUnit"), word("baseline"), ...years.map((year) => `${word("target")} ${year}`), word("end")];
    const lines = rows.flatMap((row) => {
      const money = years.map((year) => row.money.get(year));
      const lined = row.indicators.flatMap((one) => one.rows.map((line) => [row.name, ...money, one.text, one.unit, line.who?.join(", "), line.baseline, ...years.map((year) => line.targets?.[String(year)]), line.end]));
      return lined.length ? lined : [[row.name, ...money]];
    });
    download("banding.csv", "text/csv", csv([heads, ...lines]));
  };
  return (
    <div class="scroller" tabIndex={0} role="group" aria-label={word("view_banding")}>
      <p class="entry-head"><span class={`kind level-${entry.group}`}>{term(entry.group)}</span> <span class="code">{entry.key}</span> <b>{entry.text}</b> <span class="faint">{word("agenciesCount", entry.agencies)}</span> <button class="small" onClick={save}>CSV</button></p>
      <table class="compare">
        <thead><tr><th scope="col">{word("agency")}</th><th scope="col">{word("pagu")}</th>{years.map((year) => <th scope="col">{year}</th>)}</tr></thead>
        {rows.map((row) => (
          <tbody key={`${row.plan}-${row.card}`}>
            <tr><th scope="row"><button class="link" onClick={() => { go({ view: "kaskade", plan: String(row.plan), card: row.key, focus: "" }); }}>{row.name}</button></th>
              <td><Bars values={row.money} years={years} most={most} label={`${row.name}, ${word("pagu")}`} /></td>
              {years.map((year) => <td title={row.money.has(year) ? `Rp ${rupiah(row.money.get(year))}` : undefined}>{row.money.has(year) ? short(row.money.get(year) ?? 0) : "–"}</td>)}
            </tr>
            {row.indicators.map((one) => <IndicatorRows one={one} years={years} />)}
          </tbody>
        ))}
      </table>
      {!blocks && <p class="faint">{word("loading")}</p>}
    </div>
  );
}
function IndicatorRows({ one, years }: { one: IndicatorData; years: readonly number[] }): JSX.Element {
  const values = one.rows.map((row) => numbers(row.targets ?? {}));
  const most = greatest(values);
  return (
    <>
      {one.rows.slice(0, 6).map((row, at) => (
        <tr class="sub"><th scope="row">{one.text}{row.who?.length ? <span class="faint"> — {row.who.join(", ")}</span> : null} {one.unit && <span class="unit">{one.unit}</span>}</th>
          <td><Bars values={values[at] ?? new Map<number, number>()} years={years} most={most} label={one.text} /></td>
          {years.map((year) => <td>{row.targets?.[String(year)] ?? "–"}</td>)}
        </tr>
      ))}
      {one.rows.length > 6 && <tr class="sub"><th scope="row" class="faint">{word("more", one.rows.length - 6)}</th><td colSpan={years.length + 1} /></tr>}
    </>
  );
}

function TwoPlans(): JSX.Element {
  const { index, state, year, go } = useApp();
  const [left, right] = twoOf(state.with);
  const rows = useMemo(() => pairs(index, left, right), [index, left, right]);
  const needed = useMemo(() => [...new Set([left, right])].filter((number) => index.plans[number]), [left, right, index]);
  const blocks = useBlocks(needed);
  const [one, two] = [index.plans[left], index.plans[right]];
  if (!one || !two) return <p id="nothing">{word("noEntries")}</p>;
  const amount = (number: number, card: number | undefined): number | undefined => (card === undefined ? undefined : moneyOf(index.plans[number], card).get(year));
  const both = rows.filter((row) => row.left !== undefined && row.right !== undefined).length;
  const save = (): void => {
    const heads = [word("level"), word("code"), word("text"), `${word("pagu")} ${year}: ${planLabel(one)}`, `${word("pagu")} ${year}: ${planLabel(two)}`];
    download("banding.csv", "text/csv", csv([heads, ...rows.map((row) => [term(row.group), row.key, row.text, amount(left, row.left), amount(right, row.right)])]));
  };
  const cell = (number: number, card: number | undefined): JSX.Element => {
    const plan = index.plans[number];
    if (card === undefined || !plan) return <td class="faint">{word("notInPlan")}</td>;
    const money = amount(number, card);
    return <td><button class="cell" onClick={() => { go({ view: "kaskade", plan: String(number), card: keyOf(plan, card), focus: "" }); }}><span class="amount">{money === undefined ? "–" : `Rp ${rupiah(money)}`}</span>{first(blocks?.get(number), card, year)}</button></td>;
  };
  return (
    <div class="scroller" tabIndex={0} role="group" aria-label={word("comparePlans")}>
      <p class="entry-head">{word("pairsCount", { both, left: rows.filter((row) => row.right === undefined).length, right: rows.filter((row) => row.left === undefined).length })} <button class="small" onClick={save}>CSV</button></p>
      <table class="compare">
        <thead><tr><th scope="col">{word("entry")}</th><th scope="col">{planLabel(one)}</th><th scope="col">{planLabel(two)}</th><th scope="col">{word("difference")}</th></tr></thead>
        <tbody>
          {rows.map((row) => {
            const [a, b] = [amount(left, row.left), amount(right, row.right)];
            return (
              <tr key={row.key}>
                <th scope="row"><span class={`kind level-${row.group}`}>{term(row.group)}</span> <span class="code">{row.key}</span> {row.text}</th>
                {cell(left, row.left)}{cell(right, row.right)}
                <td>{a === undefined || b === undefined ? "" : `${b > a ? "+" : b < a ? "−" : ""}${rupiah(Math.abs(b - a))}`}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
/** The first indicator of a card with its target of the year. */
function first(block: Block | undefined, card: number, year: number): JSX.Element | null {
  const [one] = block?.details[card]?.indicators ?? [];
  const target = one?.rows[0]?.targets?.[String(year)];
  return one ? <span class="faint">{`${one.text}${target === undefined ? "" : `: ${target} ${one.unit ?? ""}`}`}</span> : null;
}
