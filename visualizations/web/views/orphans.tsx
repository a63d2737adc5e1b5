/** All that hangs on nothing, of every plan, behind the findings: what is not connected, as far as it was read, is no fault by itself. */
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { orphans, type Orphan } from "../orphans.ts";
import { Kind, useApp } from "../parts.tsx";
import { word } from "../words.ts";

const FIRST = 250; // so many are written at once

export function Orphans(): JSX.Element | null {
  const { index, state, choose } = useApp();
  const found = useMemo(() => orphans(index, state.agency, state.text), [index, state.agency, state.text]);
  if (!found.length || state.severity || state.cause || state.rule) return null;
  const line = (one: Orphan): JSX.Element => (
    <li key={one.key}>
      <button class="orphan-line" data-orphan={one.key} onClick={() => { choose(one.key, { view: "kaskade" }); }}>
        <b class="sign orphan" aria-hidden="true">⚠</b><Kind group={one.group} /><span class="grow">{one.code && <span class="code">{one.code} </span>}<span>{one.text}</span>{one.kind === "orphanIndicator" && <span class="faint"> — {word(one.kind)}</span>}</span>
        <span class="faint where">{one.owner}</span>
      </button>
    </li>
  );
  return (
    <section class="item">
      <details open><summary class="orphans-head">{word("orphan")} <span class="mark plain">{found.length}</span></summary>
        <p class="faint">{word("looseHelp")}</p>
        <ul class="finding-lines">{found.slice(0, FIRST).map(line)}</ul>
        {found.length > FIRST && <details><summary>{word("more", found.length - FIRST)}</summary><ul class="finding-lines">{found.slice(FIRST).map(line)}</ul></details>}
      </details>
    </section>
  );
}
