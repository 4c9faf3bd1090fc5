import { bigint, index, integer, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, moment, sha256 } from "./columns.ts";
import { experiments, runs } from "./experiments.ts";
import { images } from "./images.ts";

export const studyStatus = ["draft", "running", "paused", "closed"] as const;
export const answers = ["first", "second", "undecided"] as const;

/** A blind side-by-side comparison of runs by people. The protocol is frozen, and hashed, when it starts. */
export const studies = pgTable("studies", {
  id: id(),
  name: text("name").notNull().unique("studies_name_key"),
  experimentId: uuid("experiment_id")
    .notNull()
    .references(() => experiments.id),
  status: text("status", { enum: studyStatus }).notNull().default("draft"),
  protocol: jsonb("protocol").notNull(),
  protocolHash: sha256("protocol_hash"),
  createdAt: createdAt(),
  startedAt: moment("started_at"),
  closedAt: moment("closed_at"),
});

const studyId = () =>
  uuid("study_id")
    .notNull()
    .references(() => studies.id);

/** Pairs of images of one prompt and seed: a run against its baseline. */
export const studyItems = pgTable(
  "study_items",
  {
    id: id(),
    studyId: studyId(),
    position: integer("position").notNull(),
    runId: uuid("run_id")
      .notNull()
      .references(() => runs.id),
    baselineRunId: uuid("baseline_run_id")
      .notNull()
      .references(() => runs.id),
    imageId: uuid("image_id")
      .notNull()
      .references(() => images.id),
    baselineImageId: uuid("baseline_image_id")
      .notNull()
      .references(() => images.id),
    /** Votes wanted. */
    votesWanted: integer("votes_wanted").notNull(),
  },
  (t) => [unique("study_items_study_position_key").on(t.studyId, t.position)],
);

/** People who vote, known by an invitation alone. */
export const assessors = pgTable("assessors", {
  id: id(),
  studyId: studyId(),
  /** Hash of the invitation's secret. */
  invitationHash: sha256("invitation_hash").notNull().unique("assessors_invitation_hash_key"),
  quota: integer("quota").notNull(),
  seed: bigint("seed", { mode: "number" }).notNull(),
  createdAt: createdAt(),
  joinedAt: moment("joined_at"),
});

/** One item shown to one assessor, and on which side the run's image stood. */
export const assignments = pgTable(
  "assignments",
  {
    id: id(),
    studyId: studyId(),
    itemId: uuid("item_id")
      .notNull()
      .references(() => studyItems.id),
    assessorId: uuid("assessor_id")
      .notNull()
      .references(() => assessors.id),
    /** Where the run's image is shown. */
    side: text("side", { enum: ["first", "second"] }).notNull(),
    leaseUntil: moment("lease_until"),
    createdAt: createdAt(),
  },
  (t) => [
    unique("assignments_item_assessor_key").on(t.itemId, t.assessorId),
    index("assignments_assessor_idx").on(t.assessorId, t.id),
  ],
);

/** Answers to one question of one assignment. A change of mind is a new revision; the latest counts. */
export const votes = pgTable(
  "votes",
  {
    id: id(),
    studyId: studyId(),
    assignmentId: uuid("assignment_id")
      .notNull()
      .references(() => assignments.id),
    revision: integer("revision").notNull(),
    question: text("question").notNull(),
    answer: text("answer", { enum: answers }).notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique("votes_assignment_revision_question_key").on(t.assignmentId, t.revision, t.question),
    index("votes_study_idx").on(t.studyId, t.id),
  ],
);
