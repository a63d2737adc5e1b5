/** The side panel: everything about the chosen card, else about the plan, else the legend. */
import type { ComponentChildren, JSX } from "preact";
import { useMemo } from "preact/hooks";
import { useBlocks } from "./blocks.ts";
import { cardText } from "./card.tsx";
import { fellows, moneyOf, type Place as Fellow } from "./compare.ts";
import type { Block, Detail, Finding, IndicatorData, Origin, OtherFigure, Pagu, PastRow, UnreadPlace, Worded } from "./data.ts";
import type { Card } from "./model.ts";
import { keyOf } from "./model.ts";
import { Kind, Listed, Place, Quote, Sign, Table, useApp, useBlock, Whence } from "./parts.tsx";
import { figure, place, rupiah, SIGNS, term, word } from "./words.ts";

export function Section({ title, name = "", children }: { title: ComponentChildren; name?: string; children: ComponentChildren }): JSX.Element {
  return <section class={`part ${name}`}><h3>{title}</h3>{children}</section>;
}
function Fact({ name, children }: { name: string; children: ComponentChildren }): JSX.Element | null {
  return children === undefined || children === null || children === "" ? null : <div class="fact"><dt>{word(name)}</dt><dd>{children}</dd></div>;
}

/** A finding with all that is known of it. */
export function FindingSheet({ item, children, plan }: { item: Finding; children?: ComponentChildren; plan?: string | undefined }): JSX.Element {
  const { index } = useApp();
  const where = item.page !== undefined || item.line !== undefined;
  const origin = { ...(item.page === undefined ? {} : { page: item.page }), ...(item.line === undefined ? {} : { line: item.line }) };
  const source = item.source?.split(", ").map((key) => index.sources[key] ?? key).join("; ");
  return (
    <article class={`finding ${item.severity}`}>
      <h4><Sign weight={item.severity} />{`${item.rule} · ${word(item.severity)}`}{item.title ? `: ${item.title}` : ""}</h4>
      {children}
      <dl>
        <Fact name="at">{item.at}</Fact>
        <Fact name="found">{item.found}</Fact>
        <Fact name="expected">{item.expected}</Fact>
        <Fact name="words">{item.words ? <Quote>{item.words}</Quote> : ""}</Fact>
        <Fact name="because">{item.because}</Fact>
        <Fact name="cause">{item.cause ? word(`cause_${item.cause}`) : ""}</Fact>
        <Fact name="cure">{item.cure}</Fact>
        <Fact name="source">{source}</Fact>
        <Fact name="origin">{where ? <Place origin={origin} plan={plan} /> : ""}</Fact>
      </dl>
    </article>
  );
}

const who = (row: { readonly who?: readonly string[] }): string => (row.who?.length ? row.who.join(", ") : word("wholeAgency"));

/** Targets per year as a small chart, where at least two of them are numbers. */
function Spark({ values, years }: { values: readonly (string | undefined)[]; years: readonly string[] }): JSX.Element | null {
  const found = values.map(figure);
  const numbers = found.filter((value) => value !== null);
  if (numbers.length < 2) return null;
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  const x = (at: number): number => 4 + (at * 92) / Math.max(1, years.length - 1);
  const y = (value: number): number => (high === low ? 12 : 20 - ((value - low) / (high - low)) * 16);
  const points = found.flatMap((value, at) => (value === null ? [] : [[x(at), y(value)] as const]));
  return (
    <svg class="spark" viewBox="0 0 100 24" role="img" aria-label={`${word("chart")}: ${years.map((year, at) => `${year} ${values[at] ?? "–"}`).join(", ")}`}>
      <polyline points={points.map((point) => point.join(",")).join(" ")} />
      {points.map(([px, py]) => <circle cx={px} cy={py} r="2" />)}
    </svg>
  );
}

export function IndicatorSheet({ entry, plan }: { entry: IndicatorData; plan: string }): JSX.Element {
  const years = [...new Set(entry.rows.flatMap((row) => Object.keys(row.targets ?? {})))].sort();
  const split = entry.rows.length > 1 || Boolean(entry.rows[0]?.who?.length);
  const ends = entry.rows.some((row) => row.end !== undefined);
  const baselines = [...new Set(entry.rows.flatMap((row) => (row.baselineYear ? [row.baselineYear] : [])))];
  const baseline = baselines.length === 1 ? baselines[0] : undefined;
  const heads = [...(split ? [word("workUnit")] : []), `${word("baseline")}${baseline ? ` ${baseline}` : ""}`, ...years, ...(ends ? [word("end")] : [])];
  const rows = entry.rows.map((row) => {
    const first = row.baseline === undefined ? undefined : `${row.baseline}${row.baselineYear && !baseline ? ` (${row.baselineYear})` : ""}`;
    return [...(split ? [who(row)] : []), first, ...years.map((year) => row.targets?.[year]), ...(ends ? [row.end] : [])];
  });
  const others = entry.rows.flatMap((row) => row.others ?? []);
  const only = entry.rows.length === 1 ? entry.rows[0] : undefined;
  return (
    <article class="indicator">
      <h4>{entry.text} {entry.unit && <span class="unit">{entry.unit}</span>}{entry.kinds?.map((kind) => <span class="badge">{kind}</span>)}</h4>
      {entry.formula && <details><summary>{word("formula")}</summary><p>{entry.formula}</p></details>}
      <Table heads={heads} rows={rows} label={entry.text} />
      {only && <Spark years={years} values={years.map((year) => only.targets?.[year])} />}
      <Others others={others} plan={plan} />
      <Past rows={entry.rows.flatMap((row) => row.past ?? [])} plan={plan} />
      <Whence origins={entry.rows.flatMap((row) => row.origins ?? [])} plan={plan} />
    </article>
  );
}
function Others({ others, plan }: { others: readonly OtherFigure[]; plan: string }): JSX.Element | null {
  if (!others.length) return null;
  return (
    <ul class="others">
      {others.map((other) => {
        const value = other.text ?? (other.rupiah === undefined ? [other.baseline, other.unit].filter(Boolean).join(" ") : rupiah(other.rupiah));
        const when = other.year ?? other.baselineYear ?? "";
        return <li><b aria-hidden="true">≠ </b>{`${word("otherFigure")}: ${when ? `${when} = ` : ""}${value}${other.who?.length ? ` (${other.who.join(", ")})` : ""} `}<Whence origins={other.origins} plan={plan} /></li>;
      })}
    </ul>
  );
}
function Past({ rows, plan, open = false }: { rows?: readonly PastRow[] | undefined; plan: string; open?: boolean }): JSX.Element | null {
  if (!rows?.length) return null;
  const told = (value: string | number | null): string | undefined => (typeof value === "number" ? rupiah(value) : (value ?? undefined));
  return (
    <details class="past" open={open}>
      <summary>{word("past")}</summary>
      {rows.map((row) => (
        <article class="indicator">
          {row.of && <h4>{row.of}</h4>}
          <Table heads={[word("year"), word("planned"), word("realised")]} rows={row.years.map(([year, planned, done]) => [String(year ?? "–"), told(planned), told(done)])} label={row.of ?? word("past")} />
          <Whence origins={row.origins} plan={plan} />
        </article>
      ))}
    </details>
  );
}

function PaguSheet({ title, data, plan }: { title: string; data: Pagu | null | undefined; plan: string }): JSX.Element | null {
  if (!data) return null;
  const { year: chosen } = useApp();
  const money = (values: readonly (number | null)[] | undefined): string | undefined => (values?.length ? values.map(rupiah).join(" / ") : undefined);
  const years = (data.years ?? []).map(String);
  const ends = data.rows.some((row) => row.end?.length);
  const units = data.rows.filter((row) => row.who?.length);
  const label = (year: string): ComponentChildren => (Number(year) === chosen ? <b>{year}</b> : year);
  const [only] = data.rows;
  const table = data.rows.length === 1 && only ? (
    <Table label={title} heads={[word("year"), units.length ? who(only) : "Rp"]} rows={[...years.map((year) => [label(year), money(only.values[year])]), ...(ends ? [[word("end"), money(only.end)]] : [])]} />
  ) : (
    <Table
      label={title} heads={[word("workUnit"), ...years.map(label), ...(ends ? [word("end")] : [])]}
      rows={data.rows.map((row) => [who(row), ...years.map((year) => money(row.values[year])), ...(ends ? [money(row.end)] : [])])}
      foot={units.length > 1 ? [word("total"), ...years.map((year) => rupiah(units.reduce((sum, row) => sum + (row.values[year]?.[0] ?? 0), 0))), ...(ends ? [""] : [])] : undefined}
    />
  );
  return (
    <Section title={title} name="money-part">
      {table}
      <Others others={data.others ?? []} plan={plan} />
      <Whence origins={data.rows.flatMap((row) => row.origins ?? [])} plan={plan} />
    </Section>
  );
}

function WordedList({ list, plan }: { list: readonly Worded[]; plan: string }): JSX.Element {
  return (
    <ul class="worded">
      {list.map((entry) => (
        <li>
          {entry.label && <Kind group={entry.label} />} {entry.text} <Whence origins={entry.origins} plan={plan} />
          {entry.below && entry.below.length > 0 && <WordedList list={entry.below} plan={plan} />}
          {entry.indicators?.map((one) => <IndicatorSheet entry={one} plan={plan} />)}
        </li>
      ))}
    </ul>
  );
}
function Links({ ids }: { ids: readonly number[] }): JSX.Element {
  const { cascade, choose } = useApp();
  const item = (id: number): JSX.Element => {
    const card = cascade.cards[id];
    if (!card) return <li />;
    return (
      <li><button class="link" onClick={() => { choose(card.key); }}>
        <Kind group={card.group} /> {card.code && <span class="code">{card.code} </span>}{card.text}{card.owner && <span class="faint"> · {card.owner}</span>}
      </button></li>
    );
  };
  return <Listed entries={ids} item={item} first={30} name="links" />;
}

/** What one plan says of a card. */
interface Said {
  readonly number: number;
  readonly plan: string;
  readonly name: string;
  readonly detail: Detail;
  readonly findings: readonly Finding[];
}

/** Findings, figures and words of a card. */
function Statements({ said: { detail, findings, plan } }: { said: Said }): JSX.Element {
  return (
    <>
      {findings.length > 0 && <Section title={word("findings")}>{findings.map((item) => <FindingSheet item={item} plan={plan} />)}</Section>}
      {detail.results && <Section title={word("results")}><WordedList list={detail.results} plan={plan} /></Section>}
      {detail.indicators && <Section title={word("indicators")}>{detail.indicators.map((entry) => <IndicatorSheet entry={entry} plan={plan} />)}</Section>}
      <PaguSheet title={word("pagu")} data={detail.pagu} plan={plan} />
      {detail.past && <Section title={word("past")}><Past rows={detail.past} plan={plan} /></Section>}
      {detail.priorities && <Section title={word("priorities")}><WordedList list={detail.priorities} plan={plan} /></Section>}
      {detail.strategies && <Section title={word("strategies")}><WordedList list={detail.strategies} plan={plan} /></Section>}
    </>
  );
}
function Origins({ origins, plan }: { origins: readonly Origin[]; plan: string }): JSX.Element {
  return (
    <Listed entries={origins} first={4} name="origins" item={(origin) => (
      <li>
        <Place origin={origin} plan={plan} />{origin.document && <span class="faint"> · {word("inDocument")} {origin.document}</span>}
        {origin.wording && <div class="faint">{word("wording")}: <Quote>{origin.wording}</Quote></div>}
        {origin.words && origin.words !== origin.wording && <div><Quote>{origin.words}</Quote></div>}
      </li>
    )} />
  );
}
/** What other plans hold of the same entry of the official list, or with the same meaning. */
function Elsewhere({ plan, card }: { plan: number; card: number }): JSX.Element | null {
  const { index, go, year } = useApp();
  const found = useMemo(() => fellows(index, plan, card), [index, plan, card]);
  if (!found.entry && !found.concepts.length) return null;
  const item = (place: Fellow): JSX.Element => {
    const other = index.plans[place.plan];
    const money = moneyOf(other, place.card).get(year);
    return (
      <li key={`${place.plan}-${place.card}`}><button class="link" onClick={() => { if (other) go({ view: "kaskade", plan: String(place.plan), card: keyOf(other, place.card), focus: "", branch: "", hide: "", only: "" }); }}>
        <Kind group={other?.group?.[place.card] ?? ""} /> {other?.owner} <span class="faint">{index.texts[other?.text?.[place.card] ?? -1]}{money === undefined ? "" : ` · Rp ${rupiah(money)}`}</span>
      </button></li>
    );
  };
  return (
    <Section title={word("elsewhere")} name="elsewhere">
      {found.entry && <>
        <h4><span class="code">{found.entry.key}</span> <button class="small" onClick={() => { go({ view: "banding", with: "", by: "", group: found.entry?.key ?? "", text: "" }); }}>{word("compareThis")}</button></h4>
        <Listed entries={found.entry.places} first={4} name="links" item={item} />
      </>}
      {found.concepts.map(({ concept, places }) => <>
        <h4>{word("concept")}: {concept.text} <button class="small" onClick={() => { go({ view: "banding", with: "", by: "concept", group: concept.id, text: "" }); }}>{word("compareThis")}</button></h4>
        <Listed entries={places} first={4} name="links" item={item} />
      </>)}
    </Section>
  );
}

function CardSheet({ card, said }: { card: Card; said: readonly [Said, ...Said[]] }): JSX.Element {
  const { cascade, index, state, go } = useApp();
  const [{ detail, plan }] = said;
  const several = said.length > 1;
  const parents = (cascade.parents[card.id] ?? []).filter((id) => id !== cascade.loose && cascade.cards[id]?.group !== "Unlinked");
  const children = cascade.children[card.id] ?? [];
  const columns = index.plans[card.plan];
  const supports = (detail.supports ?? []).flatMap((one) => (columns ? (cascade.byKey.get(keyOf(columns, one)) ?? []) : [])).filter((id) => !parents.includes(id));
  const focused = state.focus === card.key;
  const loose = card.group === "Loose" || card.group === "Unlinked";
  return (
    <>
      <header class={`head level-${card.group}`}>
        <p class="over"><span class="kind">{term(card.group)}</span>{card.code && !loose && <span class="code">{card.code}</span>}{detail.printed && <span class="faint">{`${word("printedCode")} ${detail.printed}`}</span>}{card.owner && <span class="faint">{card.owner}</span>}</p>
        {!loose && <h2>{card.text}</h2>}
        {loose && <><h2>{cardText(card)}</h2></>}
        {card.orphan && <p class="mark orphan block"><b>⚠ {word(card.orphan)}</b> — {word(card.orphan === "orphanIndicator" ? "orphanIndicatorHelp" : "orphanHelp")}</p>}
        {card.unknown && <p class="faint">{word("unknownSupport")}</p>}
        {!loose && state.view === "kaskade" && <p><button class="small" aria-pressed={focused} onClick={() => { go({ focus: focused ? "" : card.key }); }}>{word(focused ? "unfocus" : "focus")}</button></p>}
      </header>
      {several ? <p class="faint">{word("statedIn", said.length)}</p> : <Statements said={said[0]} />}
      {parents.length > 0 && <Section title={word("parents")}><Links ids={parents} /></Section>}
      {supports.length > 0 && <Section title={word("supports")}><Links ids={supports} /></Section>}
      {children.length > 0 && <Section title={`${word("children")} (${children.length})`}><Links ids={children} /></Section>}
      {detail.classified && <Section title={word("official")}>{detail.classified.map((entry) => <p><span class="code">{entry.code}</span> {entry.name}</p>)}</Section>}
      {card.card >= 0 && !several && <Elsewhere plan={card.plan} card={card.card} />}
      {several ? said.map((one) => (
        <section key={one.number} class="of-plan">
          <h3 class="plan-name"><button class="link" onClick={() => { go({ plan: String(one.number) }); }}>{one.name}</button></h3>
          <Statements said={one} />
          <Origins origins={(one.detail.origins ?? []).filter((origin) => origin.of === undefined)} plan={one.plan} />
        </section>
      )) : detail.origins && <Section title={word("origin")} name="origin-part"><Origins origins={detail.origins} plan={plan} /></Section>}
      {several && <OtherOrigins said={said} />}
    </>
  );
}
/** Places in documents that are none of the plans shown. */
function OtherOrigins({ said }: { said: readonly [Said, ...Said[]] }): JSX.Element | null {
  const shown = new Set(said.map((one) => one.plan));
  const others = (said[0].detail.origins ?? []).filter((origin) => origin.of !== undefined && !shown.has(origin.of));
  return others.length ? <Section title={word("originElsewhere")} name="origin-part"><Origins origins={others} plan={said[0].plan} /></Section> : null;
}

function FindingLinks({ findings }: { findings: readonly Finding[] }): JSX.Element {
  const { index, choose, cascade } = useApp();
  const item = (one: Finding): JSX.Element => {
    const plan = one.plan === undefined ? undefined : index.plans[one.plan];
    const key = plan && one.card !== undefined ? keyOf(plan, one.card) : "";
    const card = cascade.cards[cascade.byKey.get(key) ?? -1];
    return (
      <li><button class="link" onClick={() => { choose(key); }}>
        <span class={`mark ${one.severity}`}><b aria-hidden="true">{SIGNS[one.severity]}</b> {one.rule}</span> {one.title ? `${one.title} — ` : ""}<span class="faint">{one.at ?? card?.text ?? ""}</span>
      </button></li>
    );
  };
  return <Listed entries={findings} item={item} first={12} name="links" />;
}
const isQuestion = (item: Finding): boolean => item.severity === "question";

function Unread({ entry, plan }: { entry: UnreadPlace; plan: string }): JSX.Element {
  return (
    <li>
      <b>{word(`unread_${entry.what}`)}</b>{` · ${(entry.origins ?? []).map(place).join("; ")}`}{entry.amounts && <span class="mark warning"> {word("amounts", entry.amounts)}</span>}
      <div class="faint">{entry.reason}</div>{entry.words && <div><Quote>{entry.words}</Quote></div>}<Whence origins={entry.origins?.slice(0, 1)} plan={plan} />
    </li>
  );
}

function PlanSheet({ number, block, findings }: { number: number; block: Block; findings: readonly Finding[] }): JSX.Element {
  const { index, cascade } = useApp();
  const plan = index.plans[number];
  if (!plan) return <></>;
  const about = plan.document;
  const whole = block.planFindings.flatMap((at) => findings[at] ?? []);
  const mine = findings.filter((item) => item.plan === number && item.card !== undefined);
  const [listed, asked] = [mine.filter((item) => !isQuestion(item)), mine.filter(isQuestion)];
  const orphans = cascade.cards.filter((card) => card.orphan !== undefined && card.plan === number).map((card) => card.id);
  const strange = findings.filter((item) => item.plan === undefined);
  return (
    <>
      <header class="head">
        <p class="over"><span class="kind">{plan.region === plan.owner ? "" : plan.region}</span></p>
        <h2>{plan.owner ?? word("noDocument")}</h2>
        {about?.title && <p>{about.title}</p>}
      </header>
      <dl class="facts">
        <Fact name="period">{about?.period_start ? `${about.period_start}–${about.period_end}` : ""}</Fact><Fact name="date">{about?.date}</Fact><Fact name="file">{about?.file_name}</Fact>
      </dl>
      {plan.group?.length ? (
        <Section title={word("counts")}><dl class="counts">{Object.entries(block.counts).map(([group, count]) => <div class={`level-${group}`}><dt>{term(group)}</dt><dd>{count}</dd></div>)}</dl></Section>
      ) : <p class="faint">{word("emptyPlan")}</p>}
      <PaguSheet title={word("totalPagu")} data={block.total} plan={plan.key} />
      {whole.some((item) => !isQuestion(item)) && <Section title={word("planFindings")}>{whole.filter((item) => !isQuestion(item)).map((item) => <FindingSheet item={item} plan={plan.key} />)}</Section>}
      <Section title={word("findings") + (listed.length ? ` (${listed.length})` : "")}>{listed.length ? <FindingLinks findings={listed} /> : <p class="faint">{word("noFindings")}</p>}</Section>
      {whole.some(isQuestion) && <Section title={word("questions")}>{whole.filter(isQuestion).map((item) => <FindingSheet item={item} plan={plan.key} />)}</Section>}
      {asked.length > 0 && <Section title={`${word("questions")} (${asked.length})`}><FindingLinks findings={asked} /></Section>}
      {block.beside?.unread && <Section title={`${word("unread")} (${block.beside.unread.length})`}><p class="faint">{word("unreadHelp")}</p><Listed entries={block.beside.unread} name="origins" item={(entry) => <Unread entry={entry} plan={plan.key} />} /></Section>}
      {block.beside?.priorities && <Section title={word("priorities")}><WordedList list={block.beside.priorities} plan={plan.key} /></Section>}
      {block.beside?.past && <Section title={`${word("pastOthers")} (${block.beside.past.length})`}><Past rows={block.beside.past} plan={plan.key} /></Section>}
      {orphans.length > 0 && <Section title={`${word("loose")} (${orphans.length})`}><Links ids={orphans} /></Section>}
      {strange.length > 0 && <Section title={word("generalFindings")}>{strange.map((item) => <FindingSheet item={item} />)}</Section>}
      <Legend />
    </>
  );
}
/** Several plans at once: what each is, and the way to it. */
function PlansSheet({ plans }: { plans: readonly number[] }): JSX.Element {
  const { index, go } = useApp();
  return (
    <>
      <header class="head"><h2>{word("severalPlans", plans.length)}</h2></header>
      <ul class="links">{plans.map((number) => <li><button class="link" onClick={() => { go({ view: "kaskade", plan: String(number), card: "", focus: "" }); }}>{index.plans[number]?.owner ?? word("noDocument")} <span class="faint">{index.plans[number]?.document?.kind}</span></button></li>)}</ul>
      <Legend />
    </>
  );
}

export function Legend(): JSX.Element {
  const { index } = useApp();
  return (
    <Section title={word("legend")}>
      <ul class="legend levels">{[...index.levels, "Loose"].map((name) => <li class={`level-${name}`}><span class="swatch" />{term(name)}</li>)}</ul>
      <ul class="legend">
        <li><span class="swatch mark orphan">⚠</span>{`${word("orphan")} / ${word("unreached")}: ${word("orphanHelp")}`}</li>
        {(["error", "warning", "note", "question"] as const).map((weight) => <li><span class={`swatch mark ${weight}`}>{SIGNS[weight]}</span>{word(weight)}</li>)}
        <li><span class="knob">7</span>{word("legendToggle")}</li>
        <li><span class="mark warning">●</span>{word("legendBelow")}</li>
        <li><b>Σ</b>{word("addedUp")}</li>
        <li><svg class="sample" viewBox="0 0 30 8" aria-hidden="true"><path class="second" d="M1 4H29" /></svg>{word("legendSecond")}</li>
        <li><span class="faint">{word("unknownMark")}</span>{word("unknownSupport")}</li>
      </ul>
      <p class="faint">{word("keysHelp")}</p>
    </Section>
  );
}

export function Sheet({ what, plans }: { what: "auto" | "legend" | "plan"; plans: readonly number[] }): JSX.Element {
  const { state, cascade } = useApp();
  const card = what === "plan" ? undefined : cascade.cards[cascade.byKey.get(state.card) ?? -1];
  const number = card?.plan ?? (plans.length === 1 ? plans[0] : undefined);
  if (what === "legend" || (number === undefined && plans.length === 0)) return <><header class="head"><h2>{word("legend")}</h2></header><Legend /></>;
  if (number === undefined) return <PlansSheet plans={plans} />;
  return card ? <OpenedCard card={card} /> : <OpenedPlan number={number} />;
}
function OpenedPlan({ number }: { number: number }): JSX.Element {
  const block = useBlock(`plan-${number}`);
  const findings = useBlock("findings");
  return block && findings ? <PlanSheet number={number} block={block} findings={findings} /> : <p class="faint">{word("loading")}</p>;
}
/** A card with what each of its plans says. */
function OpenedCard({ card }: { card: Card }): JSX.Element {
  const { index } = useApp();
  const findings = useBlock("findings");
  const places = card.places.length ? card.places : [{ plan: card.plan, card: card.card }];
  const numbers = useMemo(() => [...new Set(places.map((place) => place.plan))], [card]);
  const blocks = useBlocks(numbers);
  if (!blocks || !findings) return <p class="faint">{word("loading")}</p>;
  const said = places.map((place): Said => {
    const plan = index.plans[place.plan];
    const detail = blocks.get(place.plan)?.details[place.card] ?? {};
    return { number: place.plan, plan: plan?.key ?? "", name: plan?.owner ?? word("noDocument"), detail, findings: (detail.findings ?? []).flatMap((at) => findings[at] ?? []) };
  });
  const [first, ...rest] = said;
  return first ? <CardSheet card={card} said={[first, ...rest]} /> : <></>;
}
