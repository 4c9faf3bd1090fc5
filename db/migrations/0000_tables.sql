CREATE TABLE "concept_images" (
	"id" uuid PRIMARY KEY NOT NULL,
	"concept_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"file_name" text NOT NULL,
	"sha256" varchar(64) NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	CONSTRAINT "concept_images_concept_position_key" UNIQUE("concept_id","position")
);
--> statement-breakpoint
CREATE TABLE "concepts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"class_name" text NOT NULL,
	"kind" text NOT NULL,
	"content_hash" varchar(64) NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "concepts_name_key" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "evaluation_results" (
	"id" uuid PRIMARY KEY NOT NULL,
	"evaluation_id" uuid NOT NULL,
	"concept" text NOT NULL,
	"prompt_index" integer,
	"metric" text NOT NULL,
	"value" double precision NOT NULL,
	"lo" double precision,
	"hi" double precision,
	"n" integer NOT NULL,
	"method" text NOT NULL,
	"seed" double precision
);
--> statement-breakpoint
CREATE TABLE "evaluations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"run_id" uuid NOT NULL,
	"stage_id" uuid NOT NULL,
	"label" text NOT NULL,
	"protocol" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "evaluations_run_label_key" UNIQUE("run_id","label")
);
--> statement-breakpoint
CREATE TABLE "experiments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"preset" text,
	"configuration" jsonb NOT NULL,
	"configuration_hash" varchar(64) NOT NULL,
	"status" text DEFAULT 'queued' NOT NULL,
	"error" jsonb,
	"lease_holder" text,
	"lease_token" bigint DEFAULT 0 NOT NULL,
	"lease_until" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	CONSTRAINT "experiments_name_key" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"experiment_id" uuid NOT NULL,
	"concept_id" uuid NOT NULL,
	"variant" text NOT NULL,
	"seed" bigint NOT NULL,
	"parent_run_id" uuid,
	"fork_round" integer,
	"configuration" jsonb NOT NULL,
	"status" text DEFAULT 'queued' NOT NULL,
	"error" jsonb,
	"manifest_sha256" varchar(64),
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "runs_experiment_concept_variant_seed_fork_key" UNIQUE NULLS NOT DISTINCT("experiment_id","concept_id","variant","seed","parent_run_id","fork_round")
);
--> statement-breakpoint
CREATE TABLE "checkpoints" (
	"stage_id" uuid NOT NULL,
	"role" text NOT NULL,
	"step" integer NOT NULL,
	"sha256" varchar(64) NOT NULL,
	"bytes" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "checkpoints_pkey" PRIMARY KEY("stage_id","role","step")
);
--> statement-breakpoint
CREATE TABLE "images" (
	"id" uuid PRIMARY KEY NOT NULL,
	"stage_id" uuid NOT NULL,
	"key" text NOT NULL,
	"prompt_index" integer NOT NULL,
	"prompt_text" text NOT NULL,
	"sample" integer NOT NULL,
	"seed" bigint NOT NULL,
	"sha256" varchar(64) NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "images_stage_key_key" UNIQUE("stage_id","key")
);
--> statement-breakpoint
CREATE TABLE "pairs" (
	"stage_id" uuid NOT NULL,
	"index" integer NOT NULL,
	"prompt_index" integer NOT NULL,
	"image_stage_id" uuid NOT NULL,
	"winner_key" text NOT NULL,
	"loser_key" text NOT NULL,
	"delta_ts" double precision NOT NULL,
	"delta_is" double precision NOT NULL,
	"angle" double precision NOT NULL,
	"kept" boolean NOT NULL,
	"reason" text,
	CONSTRAINT "pairs_pkey" PRIMARY KEY("stage_id","index")
);
--> statement-breakpoint
CREATE TABLE "scores" (
	"stage_id" uuid NOT NULL,
	"image_stage_id" uuid NOT NULL,
	"image_key" text NOT NULL,
	"judge" text NOT NULL,
	"metric" text NOT NULL,
	"value" double precision NOT NULL,
	CONSTRAINT "scores_pkey" PRIMARY KEY("stage_id","image_stage_id","image_key","judge","metric")
);
--> statement-breakpoint
CREATE TABLE "metric_chunk" (
	"stage_id" uuid NOT NULL,
	"metric" text NOT NULL,
	"chunk" integer NOT NULL,
	"count" integer NOT NULL,
	"min" real NOT NULL,
	"max" real NOT NULL,
	"sum" double precision NOT NULL,
	"last" real NOT NULL,
	"steps" integer[] NOT NULL,
	"values" real[] NOT NULL,
	"times" bigint[] NOT NULL,
	CONSTRAINT "metric_chunk_pkey" PRIMARY KEY("stage_id","metric","chunk")
);
--> statement-breakpoint
CREATE TABLE "metric_latest" (
	"stage_id" uuid NOT NULL,
	"metric" text NOT NULL,
	"step" integer NOT NULL,
	"value" real NOT NULL,
	"min" real NOT NULL,
	"max" real NOT NULL,
	"time" bigint NOT NULL,
	CONSTRAINT "metric_latest_pkey" PRIMARY KEY("stage_id","metric")
);
--> statement-breakpoint
CREATE TABLE "metric_tail" (
	"stage_id" uuid NOT NULL,
	"metric" text NOT NULL,
	"step" integer NOT NULL,
	"value" real NOT NULL,
	"time" bigint NOT NULL,
	CONSTRAINT "metric_tail_pkey" PRIMARY KEY("stage_id","metric","step")
);
--> statement-breakpoint
CREATE TABLE "model_packs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"hash" varchar(64) NOT NULL,
	"path" text NOT NULL,
	"card" text,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "model_packs_hash_key" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "prompt_sets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"hash" varchar(64) NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "prompt_sets_hash_key" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "prompts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"prompt_set_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"template" text NOT NULL,
	"details" jsonb,
	CONSTRAINT "prompts_set_position_key" UNIQUE("prompt_set_id","position")
);
--> statement-breakpoint
CREATE TABLE "run_stages" (
	"run_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"kind" text NOT NULL,
	"stage_id" uuid NOT NULL,
	CONSTRAINT "run_stages_pkey" PRIMARY KEY("run_id","round","kind","stage_id")
);
--> statement-breakpoint
CREATE TABLE "shards" (
	"stage_id" uuid NOT NULL,
	"index" integer NOT NULL,
	"result_sha256" varchar(64) NOT NULL,
	"output" jsonb,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "shards_pkey" PRIMARY KEY("stage_id","index")
);
--> statement-breakpoint
CREATE TABLE "stages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"input_hash" varchar(64) NOT NULL,
	"kind" text NOT NULL,
	"inputs" jsonb NOT NULL,
	"expected" integer NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"output" jsonb,
	"error" jsonb,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "stages_input_hash_key" UNIQUE("input_hash")
);
--> statement-breakpoint
ALTER TABLE "concept_images" ADD CONSTRAINT "concept_images_concept_id_concepts_id_fk" FOREIGN KEY ("concept_id") REFERENCES "public"."concepts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation_results" ADD CONSTRAINT "evaluation_results_evaluation_id_evaluations_id_fk" FOREIGN KEY ("evaluation_id") REFERENCES "public"."evaluations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluations" ADD CONSTRAINT "evaluations_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluations" ADD CONSTRAINT "evaluations_stage_id_stages_id_fk" FOREIGN KEY ("stage_id") REFERENCES "public"."stages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_experiment_id_experiments_id_fk" FOREIGN KEY ("experiment_id") REFERENCES "public"."experiments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_concept_id_concepts_id_fk" FOREIGN KEY ("concept_id") REFERENCES "public"."concepts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_parent_run_id_runs_id_fk" FOREIGN KEY ("parent_run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkpoints" ADD CONSTRAINT "checkpoints_stage_id_stages_id_fk" FOREIGN KEY ("stage_id") REFERENCES "public"."stages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "images" ADD CONSTRAINT "images_stage_id_stages_id_fk" FOREIGN KEY ("stage_id") REFERENCES "public"."stages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pairs" ADD CONSTRAINT "pairs_stage_id_stages_id_fk" FOREIGN KEY ("stage_id") REFERENCES "public"."stages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pairs" ADD CONSTRAINT "pairs_image_stage_id_stages_id_fk" FOREIGN KEY ("image_stage_id") REFERENCES "public"."stages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scores" ADD CONSTRAINT "scores_stage_id_stages_id_fk" FOREIGN KEY ("stage_id") REFERENCES "public"."stages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scores" ADD CONSTRAINT "scores_image_stage_id_stages_id_fk" FOREIGN KEY ("image_stage_id") REFERENCES "public"."stages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "metric_chunk" ADD CONSTRAINT "metric_chunk_stage_id_stages_id_fk" FOREIGN KEY ("stage_id") REFERENCES "public"."stages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "metric_latest" ADD CONSTRAINT "metric_latest_stage_id_stages_id_fk" FOREIGN KEY ("stage_id") REFERENCES "public"."stages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "metric_tail" ADD CONSTRAINT "metric_tail_stage_id_stages_id_fk" FOREIGN KEY ("stage_id") REFERENCES "public"."stages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prompts" ADD CONSTRAINT "prompts_prompt_set_id_prompt_sets_id_fk" FOREIGN KEY ("prompt_set_id") REFERENCES "public"."prompt_sets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_stages" ADD CONSTRAINT "run_stages_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_stages" ADD CONSTRAINT "run_stages_stage_id_stages_id_fk" FOREIGN KEY ("stage_id") REFERENCES "public"."stages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shards" ADD CONSTRAINT "shards_stage_id_stages_id_fk" FOREIGN KEY ("stage_id") REFERENCES "public"."stages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "evaluation_results_evaluation_idx" ON "evaluation_results" USING btree ("evaluation_id");--> statement-breakpoint
CREATE INDEX "runs_experiment_idx" ON "runs" USING btree ("experiment_id","id");--> statement-breakpoint
CREATE INDEX "images_sha256_idx" ON "images" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "run_stages_stage_idx" ON "run_stages" USING btree ("stage_id");