import { noise } from "./keys.ts";
import { type PlannedExperiment, type PlannedStage, trainingsOf } from "./plan-experiment.ts";
import type { Tables } from "./tables.ts";

/** Steps per chunk, as compaction makes them. */
const blockSize = 1000;
/** Where the stage of an experiment under way has come to: its open block is in the tail. */
const stepsUnderWay = 1480;

/** The course of each training metric; now and then the loss has a spike that a chart must not lose. */
const courses: Readonly<Record<string, (step: number, random: () => number) => number>> = {
  loss: (step, random) => Math.LN2 * Math.exp(-step / 8000) + 0.05 * random() + (random() < 0.001 ? 0.5 : 0),
  gradient_norm: (_, random) => 1 + random(),
  images_per_second: (_, random) => 40 + 5 * random(),
  implicit_accuracy: (step, random) => 0.8 - 0.3 * Math.exp(-step / 500) + 0.1 * random(),
  learning_rate: () => 1e-5,
};

function addSeries(
  { metricChunk, metricTail, metricLatest }: Tables,
  { id, number, at, running }: PlannedStage,
  metric: string,
  position: number,
  total: number,
): void {
  const random = noise(number * 16 + position);
  const course = courses[metric]!;
  const last = running ? stepsUnderWay : total;
  const timeOf = (step: number) => at + step * 100;
  const series = { min: Number.POSITIVE_INFINITY, max: Number.NEGATIVE_INFINITY, last: 0 };
  for (let chunk = 0; chunk <= Math.floor(last / blockSize); chunk++) {
    const steps: number[] = [];
    const values: number[] = [];
    for (let step = Math.max(1, chunk * blockSize); step < (chunk + 1) * blockSize && step <= last; step++) {
      steps.push(step);
      values.push(Math.round(course(step, random) * 1e6) / 1e6);
    }
    const [min, max] = [Math.min(...values), Math.max(...values)];
    series.min = Math.min(series.min, min);
    series.max = Math.max(series.max, max);
    series.last = values.at(-1)!;
    const open = running && (chunk + 1) * blockSize > last;
    if (open)
      for (const [i, step] of steps.entries()) metricTail.add(id, metric, step, values[i]!, timeOf(step));
    else
      metricChunk.add(
        ...[id, metric, chunk, steps.length, min, max],
        values.reduce((sum, value) => sum + Math.fround(value), 0),
        series.last,
        ...[`{${steps.join()}}`, `{${values.join()}}`, `{${steps.map(timeOf).join()}}`],
      );
  }
  metricLatest.add(id, metric, last, series.last, series.min, series.max, timeOf(last));
}

/** The metrics of an experiment's training stages, as compaction leaves them: chunks, tail and the newest point. */
export function addMetrics(tables: Tables, experiment: PlannedExperiment): void {
  const { size } = experiment;
  for (const stage of trainingsOf(experiment))
    for (const [position, metric] of size.series.entries())
      addSeries(tables, stage, metric, position, size.steps);
}
