/** The details of several plans at once, for the views that need more than one. */
import { useEffect, useState } from "preact/hooks";
import { open, type Block } from "./data.ts";

/** The blocks of some plans; null until all are there. */
export function useBlocks(plans: readonly number[]): ReadonlyMap<number, Block> | null {
  const [blocks, setBlocks] = useState<{ readonly of: readonly number[]; readonly found: ReadonlyMap<number, Block> } | null>(null);
  useEffect(() => {
    let here = true;
    Promise.all(plans.map(async (number) => [number, await open(`plan-${number}`)] as const)).then((found) => { if (here) setBlocks({ of: plans, found: new Map(found) }); }, () => undefined);
    return () => { here = false; };
  }, [plans]);
  return blocks?.of === plans ? blocks.found : null;
}
