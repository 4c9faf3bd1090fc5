import { imageId } from "./add-images.ts";
import { moment } from "./copy-rows.ts";
import { hashOf, noise, rowId } from "./keys.ts";
import type { PlannedExperiment } from "./plan-experiment.ts";
import { evaluationPrompts, study, wide } from "./sizes.ts";
import type { Tables } from "./tables.ts";

const questions = ["imageSimilarity", "textSimilarity", "overall"];
const answers = ["first", "second", "undecided"];

/** A closed study of a unit's wide experiment: its variants against its baseline, every item shown to every assessor. */
export function addStudy(
  tables: Tables,
  unit: number,
  { id: experimentId, at, runs }: PlannedExperiment,
): void {
  const begun = at + 300 * 60_000;
  const id = rowId("study", unit, begun);
  const protocol = { questions, votesPerItem: study.assessors, suite: "dreambench" };
  tables.studies.add(
    ...[id, `wide-${unit + 1}`, experimentId, "closed", protocol, hashOf(`protocol ${unit}`)],
    ...[moment(begun), moment(begun), moment(begun + 86_400_000)],
  );
  const [baseline, ...variants] = runs;
  const images = evaluationPrompts * wide.evaluationSamples;
  const itemId = (item: number) => rowId("studyItem", unit * study.items + item, begun);
  for (let item = 0; item < study.items; item++) {
    const run = variants[item % variants.length]!;
    const image = Math.floor(item / variants.length) % images;
    tables.studyItems.add(
      ...[itemId(item), id, item, run.id, baseline!.id],
      ...[imageId(run.images, image), imageId(baseline!.images, image), study.assessors],
    );
  }
  const random = noise(unit + 1);
  for (let assessor = 0; assessor < study.assessors; assessor++) {
    const number = unit * study.assessors + assessor;
    const assessorId = rowId("assessor", number, begun);
    const invitation = hashOf(`invitation ${number}`);
    tables.assessors.add(
      assessorId,
      id,
      invitation,
      study.items,
      number,
      moment(begun),
      moment(begun + 1000),
    );
    for (let item = 0; item < study.items; item++) {
      const assignment = number * study.items + item;
      const shown = begun + (item * study.assessors + assessor) * 1000;
      const assignmentId = rowId("assignment", assignment, shown);
      const side = random() < 0.5 ? "first" : "second";
      tables.assignments.add(assignmentId, id, itemId(item), assessorId, side, moment(shown));
      const revisions = assessor * study.items + item < study.revised ? 2 : 1;
      for (let revision = 1; revision <= revisions; revision++)
        for (const [q, question] of questions.entries()) {
          const answered = shown + revision * 5000 + q;
          const vote = rowId("vote", (assignment * 2 + revision - 1) * questions.length + q, answered);
          const answer = answers[Math.floor(random() * 2.3)]!;
          tables.votes.add(vote, id, assignmentId, revision, question, answer, moment(answered));
        }
    }
  }
}
