/** Banding: one entry of the official list or one concept over the agencies of a region, or two plans (or editions of one) side by side. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { useBlocks } from "../blocks.ts";
import { beside, concepts, entries, moneyOf, pairs, type Entry } from "../compare.ts";
import type { Detail, Index, IndicatorData } from "../data.ts";
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
  const one = plans.find((number) => listed.includes(number)) ?? listed[0] ?? -1;
  const other = beside(index, listed, one);
  const concept = !two && state.by === "concept";
  const all = useMemo(() => (concept ? concepts(index, region) : entries(index, region)), [index, region, concept]);
  return (
    <section class="banding">
      <div class="bar">
        <div class="modes" role="group" aria-label={word("view_banding")}>
          <button id="banding-entry" aria-pressed={!two && !concept} onClick={() => { go({ with: "", by: "", group: "", text: "" }); }}>{word("compareEntry")}</button>
          <button id="banding-concept" aria-pressed={concept} disabled={!index.concepts?.length} onClick={() => { go({ with: "", by: "concept", group: "", text: "" }); }}>{word("compareConcept")}</button>
          <button id="banding-plans" aria-pressed={two} disabled={other === undefined} onClick={() => { go({ with: `${one}-${other ?? ""}` }); }}>{word("comparePlans")}</button>
        </div>
        {two ? <PlanChoice listed={listed} /> : <EntryChoice all={all} />}
      </div>
      {two ? <TwoPlans /> : <OneEntry all={all} />}
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
  return (
    <>
      {choice(0, word("first"))}{choice(1, word("second"))}
      <label class="inline check"><input type="checkbox" id="differ" checked={Boolean(state.differ)} onChange={(event) => { go({ differ: event.currentTarget.checked ? "1" : "" }, true); }} />{word("onlyDifferent")}</label>
    </>
  );
}
/** What an entry is called in the list: a concept has no code. */
const entryName = (entry: Entry, concept: boolean): string => (concept ? entry.text : `${entry.key} ${entry.text}`);
function EntryChoice({ all }: { all: readonly Entry[] }): JSX.Element {
  const { state, go } = useApp();
  const concept = state.by === "concept";
  const words = fold(state.text).split(" ").filter(Boolean);
  const fitting = all.filter((entry) => words.every((one) => fold(entryName(entry, concept)).includes(one)));
  const chosen = all.find((entry) => entry.key === state.group) ?? all[0];
  const offered = fitting.slice(0, SHOWN);
  return (
    <>
      <input type="search" class="filter" value={state.text} placeholder={word(concept ? "filterConcepts" : "filterEntries")} aria-label={word(concept ? "filterConcepts" : "filterEntries")} onInput={(event) => { go({ text: event.currentTarget.value }, true); }} />
      <label class="inline"><span>{word(concept ? "concept" : "entry")}</span>
        <select id="entry" value={chosen?.key ?? ""} onChange={(event) => { go({ group: event.currentTarget.value }); }}>
          {chosen && !offered.includes(chosen) && <option value={chosen.key}>{entryName(chosen, concept)}</option>}
          {offered.map((entry) => <option value={entry.key}>{`${entryName(entry, concept)} (${entry.agencies})`}</option>)}
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

interface EntryRow {
  readonly plan: number;
  readonly card: number;
  readonly name: string;
  readonly key: string;
  readonly group: string;
  readonly text: string;
  readonly money: ReadonlyMap<number, number>;
  readonly indicators: readonly IndicatorData[];
}
/** The indicators of a card that are compared: all of an entry's; of a concept those that mean it, or all where the card itself does. */
function compared(detail: Detail | undefined, concept: string): readonly IndicatorData[] {
  const all = detail?.indicators ?? [];
  return !concept || detail?.concept === concept ? all : all.filter((one) => one.concept === concept);
}
function rowOf(index: Index, place: Entry["places"][number], detail: Detail | undefined, concept: string): EntryRow {
  const plan = index.plans[place.plan];
  const names = index.plans.filter((one) => one.owner === plan?.owner).length > 1 ? planLabel(plan) : (plan?.owner ?? "");
  return {
    ...place, name: names, key: plan ? keyOf(plan, place.card) : "", group: plan?.group?.[place.card] ?? "", text: index.texts[plan?.text?.[place.card] ?? -1] ?? "",
    money: concept ? new Map<number, number>() : moneyOf(plan, place.card), indicators: compared(detail, concept),
  };
}

function OneEntry({ all }: { all: readonly Entry[] }): JSX.Element {
  const { index, state } = useApp();
  const by = state.by === "concept";
  const entry = all.find((one) => one.key === state.group) ?? all[0];
  const needed = useMemo(() => [...new Set(entry?.places.map((place) => place.plan))], [entry]);
  const blocks = useBlocks(needed);
  if (!entry) return <p id="nothing">{word(by ? "noConcepts" : "noEntries")}</p>;
  const concept = by ? index.concepts?.find((one) => one.id === entry.key) : undefined;
  const rows = entry.places.map((place) => rowOf(index, place, blocks?.get(place.plan)?.details[place.card], by ? entry.key : ""))
    .sort((a, b) => a.name.localeCompare(b.name) || a.plan - b.plan || a.card - b.card);
  const years = [...new Set(rows.flatMap((row) => [...row.money.keys(), ...row.indicators.flatMap((one) => one.rows.flatMap((line) => Object.keys(line.targets ?? {}).map(Number)))]))].filter(Number.isInteger).sort((a, b) => a - b);
  const most = greatest(rows.map((row) => row.money));
  const scales = new Map<string, number>(); // targets of one unit have one scale over all agencies
  for (const one of rows.flatMap((row) => row.indicators)) {
    const unit = fold(one.unit ?? "");
    scales.set(unit, Math.max(scales.get(unit) ?? 0, greatest(one.rows.map((line) => numbers(line.targets ?? {})))));
  }
  const save = (): void => {
    const heads = [word("agency"), word("level"), word("text"), ...(by ? [] : years.map((year) => `${word("pagu")} ${year}`)), word("indicator"), word("unit"), word("workUnit"), word("baseline"), ...years.map((year) => `${word("target")} ${year}`), word("end")];
    const lines = rows.flatMap((row) => {
      const first = [row.name, term(row.group), row.text, ...(by ? [] : years.map((year) => row.money.get(year)))];
      const lined = row.indicators.flatMap((one) => one.rows.map((line) => [...first, one.text, one.unit, line.who?.join(", "), line.baseline, ...years.map((year) => line.targets?.[String(year)]), line.end]));
      return lined.length ? lined : [first];
    });
    download("banding.csv", "text/csv", csv([heads, ...lines]));
  };
  return (
    <div class="scroller" tabIndex={0} role="group" aria-label={word("view_banding")}>
      <p class="entry-head"><span class={`kind level-${entry.group}`}>{term(entry.group)}</span> {!by && <span class="code">{entry.key}</span>} <b>{entry.text}</b> {concept?.unit && <span class="unit">{concept.unit}</span>} {concept?.direction && <span class="faint">{word(`direction_${concept.direction}`)}</span>} <span class="faint">{word("agenciesCount", entry.agencies)}</span> <button class="small" onClick={save}>CSV</button></p>
      {concept?.alternatives && <p class="faint">{`${word("alternatives")}: ${concept.alternatives.join(" · ")}`}</p>}
      <table class="compare">
        <thead><tr><th scope="col">{word("agency")}</th><th scope="col">{word(by ? "target" : "pagu")}</th>{years.map((year) => <th scope="col">{year}</th>)}</tr></thead>
        {rows.map((row) => (
          <tbody key={`${row.plan}-${row.card}`}>
            {!by && (
              <tr><th scope="row"><CardLink row={row} /></th>
                <td><Bars values={row.money} years={years} most={most} label={`${row.name}, ${word("pagu")}`} /></td>
                {years.map((year) => <td title={row.money.has(year) ? `Rp ${rupiah(row.money.get(year))}` : undefined}>{row.money.has(year) ? short(row.money.get(year) ?? 0) : "–"}</td>)}
              </tr>
            )}
            {row.indicators.map((one, at) => <IndicatorRows one={one} years={years} most={scales.get(fold(one.unit ?? "")) ?? 0} of={by && at === 0 ? row : undefined} />)}
            {by && blocks && row.indicators.length === 0 && <tr><th scope="row"><CardLink row={row} of /></th><td colSpan={years.length + 1} class="faint">{word("noIndicator")}</td></tr>}
          </tbody>
        ))}
      </table>
      {!blocks && <p class="faint">{word("loading")}</p>}
    </div>
  );
}
/** The agency of a row, and where asked its card too, as the way to it. */
function CardLink({ row, of = false }: { row: EntryRow; of?: boolean }): JSX.Element {
  const { go } = useApp();
  return <><button class="link" onClick={() => { go({ view: "kaskade", plan: String(row.plan), card: row.key, focus: "", branch: "" }); }}>{row.name}</button>{of && <span class="faint on-card">{term(row.group)}: {row.text}</span>}</>;
}
function IndicatorRows({ one, years, most, of }: { one: IndicatorData; years: readonly number[]; most: number; of?: EntryRow | undefined }): JSX.Element {
  const values = one.rows.map((row) => numbers(row.targets ?? {}));
  return (
    <>
      {one.rows.slice(0, 6).map((row, at) => (
        <tr class={of ? "" : "sub"}><th scope="row">{of && at === 0 && <CardLink row={of} of />}<span class={of ? "measured" : ""}>{one.text}</span>{row.who?.length ? <span class="faint"> — {row.who.join(", ")}</span> : null} {one.unit && <span class="unit">{one.unit}</span>}{one.proposed && <span class="faint"> {word("proposed")}</span>}</th>
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
  const years = [...new Set([...(one.years ?? []), ...(two.years ?? [])])].sort((a, b) => a - b);
  const amount = (number: number, card: number | undefined): number | undefined => (card === undefined ? undefined : moneyOf(index.plans[number], card).get(year));
  const side = (number: number, card: number | undefined): Side | null => {
    const plan = index.plans[number];
    if (card === undefined || !plan) return null;
    return { key: keyOf(plan, card), plan: number, text: index.texts[plan.text?.[card] ?? -1] ?? "", money: moneyOf(plan, card), indicators: blocks?.get(number)?.details[card]?.indicators ?? [] };
  };
  const listed = rows.map((row) => { const [a, b] = [side(left, row.left), side(right, row.right)]; return { row, a, b, same: a !== null && b !== null && told(a) === told(b) }; });
  const both = rows.filter((row) => row.left !== undefined && row.right !== undefined).length;
  const save = (): void => {
    const heads = [word("level"), word("code"), word("text"), ...[one, two].flatMap((plan) => [`${word("text")}: ${planLabel(plan)}`, `${word("pagu")} ${year}: ${planLabel(plan)}`, `${word("indicators")}: ${planLabel(plan)}`])];
    const cells = (found: Side | null): (string | number | undefined)[] => (found ? [found.text, found.money.get(year), found.indicators.map((item) => `${item.text}${item.unit ? ` (${item.unit})` : ""}: ${item.rows.map((line) => Object.entries(line.targets ?? {}).map(([when, value]) => `${when} ${value}`).join(", ")).join(" | ")}`).join("; ")] : ["", undefined, ""]);
    download("banding.csv", "text/csv", csv([heads, ...listed.map(({ row, a, b }) => [term(row.group), /^[\dX]/.test(row.key) ? row.key : "", row.text, ...cells(a), ...cells(b)])]));
  };
  const shown = state.differ ? listed.filter(({ same }) => !same) : listed;
  return (
    <div class="scroller" tabIndex={0} role="group" aria-label={word("comparePlans")}>
      <p class="entry-head">{word("pairsCount", { both, left: rows.filter((row) => row.right === undefined).length, right: rows.filter((row) => row.left === undefined).length })} <span class="faint">{word("samePairs", listed.filter(({ same }) => same).length)}</span> <button class="small" onClick={save}>CSV</button></p>
      <table class="compare two">
        <thead><tr><th scope="col">{word("text")}</th><th scope="col">{planLabel(one)}</th><th scope="col">{planLabel(two)}</th><th scope="col">{`${word("difference")} ${year}`}</th></tr></thead>
        <tbody>
          {shown.map(({ row, a, b, same }) => {
            const [x, y] = [amount(left, row.left), amount(right, row.right)];
            const most = greatest([a?.money ?? new Map<number, number>(), b?.money ?? new Map<number, number>()]);
            const cell = (found: Side | null): JSX.Element => (found ? <td><SideView side={found} other={found === a ? b : a} years={years} most={most} year={year} go={() => { go({ view: "kaskade", plan: String(found.plan), card: found.key, focus: "", branch: "" }); }} /></td> : <td class="faint">{word("notInPlan")}</td>);
            return (
              <tr key={row.key} class={same ? "same" : ""}>
                <th scope="row"><span class={`kind level-${row.group}`}>{term(row.group)}</span> {/^[\dX]/.test(row.key) && <span class="code">{row.key}</span>} {row.text}</th>
                {cell(a)}{cell(b)}
                <td>{x === undefined || y === undefined ? "" : x === y ? "0" : `${y > x ? "+" : "−"}${rupiah(Math.abs(y - x))}`}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
interface Side {
  readonly key: string;
  readonly plan: number;
  readonly text: string;
  readonly money: ReadonlyMap<number, number>;
  readonly indicators: readonly IndicatorData[];
}
/** All that is compared of one side, as one text. */
const told = (side: Side): string => JSON.stringify([fold(side.text), [...side.money], side.indicators.map((one) => [fold(one.text), fold(one.unit ?? ""), one.rows.map((line) => [line.who, line.targets, line.end, line.baseline])])]);

const FIRST = 4; // indicators of one side that are shown

function SideView({ side, other, years, most, year, go }: { side: Side; other: Side | null; years: readonly number[]; most: number; year: number; go: () => void }): JSX.Element {
  const money = side.money.get(year);
  return (
    <div class="side">
      <button class="cell" onClick={go}><span class="amount">{side.money.size ? (money === undefined ? `${year}: –` : `Rp ${rupiah(money)}`) : word("seeCard")}</span></button>
      {side.money.size > 0 && <Bars values={side.money} years={years} most={most} label={word("pagu")} />}
      {other && fold(other.text) !== fold(side.text) && <p class="faint">{`“${side.text}”`}</p>}
      {side.indicators.slice(0, FIRST).map((one) => {
        const values = numbers(one.rows[0]?.targets ?? {});
        const twin = other?.indicators.find((each) => fold(each.text) === fold(one.text));
        const scale = Math.max(greatest([values]), greatest([numbers(twin?.rows[0]?.targets ?? {})]));
        const when = [...new Set([...values.keys(), ...numbers(twin?.rows[0]?.targets ?? {}).keys()])].sort((a, b) => a - b);
        const target = one.rows[0]?.targets?.[String(year)];
        return <p key={one.text} class="faint">{one.text}{target === undefined ? "" : `: ${target}`} {one.unit && <span class="unit">{one.unit}</span>}{when.length > 1 && <Bars values={values} years={when} most={scale} label={one.text} />}</p>;
      })}
      {side.indicators.length > FIRST && <p class="faint">{word("more", side.indicators.length - FIRST)}</p>}
    </div>
  );
}
