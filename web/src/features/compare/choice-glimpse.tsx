"use client";
import { type Comparison, Glimpse } from "../results/index.ts";
import type { ChosenRun } from "./chosen-runs.ts";
import { referenceOf } from "./reference-of.ts";

/** A first look at the images of the compared runs of one concept beside the reference, where variants tell them apart. */
export function ChoiceGlimpse({
  comparison,
  runs,
}: {
  readonly comparison: Comparison;
  readonly runs: readonly ChosenRun[];
}) {
  const own = runs.filter((run) => run.concept.name === comparison.concepts[0]);
  const reference = own[0] && referenceOf(comparison, own[0]);
  if (!reference || new Set(own.map(({ variant }) => variant)).size < own.length) return null;
  const others = own.filter(({ id }) => id !== reference).map(({ id }) => id);
  return <Glimpse runIds={[reference, ...others]} suite={comparison.suite} />;
}
