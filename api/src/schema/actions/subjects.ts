import {
  type ConceptRow,
  conceptList,
  type ExperimentRow,
  experimentList,
  type PromptSetRow,
  promptSetList,
  type RunRow,
  runList,
} from "@dreambooth-dpo/db";
import { AppError } from "@dreambooth-dpo/db/contract";
import { Concept, PromptSet } from "../catalogue/index.ts";
import type { Services, Subject } from "../core/index.ts";
import { Experiment, Run } from "../experiments/index.ts";

/** A subject whose rows are looked up by id. */
export function subjectOf<Type, Row extends { readonly id: string }>(
  typename: string,
  type: Type,
  byId: (db: Services["db"], ids: readonly string[]) => Promise<Row[]>,
) {
  return {
    typename,
    type,
    idOf: ({ id }: Row) => id,
    reload: async ({ db }: Pick<Services, "db">, id: string): Promise<Row> => {
      const [row] = await byId(db, [id]);
      if (row) return row;
      throw new AppError("NOT_FOUND", `There is no ${typename} ${id}.`, { field: typename, value: id });
    },
  };
}

export const experimentSubject = subjectOf<typeof Experiment, ExperimentRow>(
  "Experiment",
  Experiment,
  experimentList.byId,
) satisfies Subject<typeof Experiment, ExperimentRow>;

export const runSubject = subjectOf<typeof Run, RunRow>("Run", Run, runList.byId) satisfies Subject<
  typeof Run,
  RunRow
>;

export const conceptSubject = subjectOf<typeof Concept, ConceptRow>(
  "Concept",
  Concept,
  conceptList.byId,
) satisfies Subject<typeof Concept, ConceptRow>;

export const promptSetSubject = subjectOf<typeof PromptSet, PromptSetRow>(
  "PromptSet",
  PromptSet,
  promptSetList.byId,
) satisfies Subject<typeof PromptSet, PromptSetRow>;
