CREATE TABLE "stage_attempts" (
	"stage_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"experiment_id" uuid NOT NULL,
	"runner" text NOT NULL,
	"lease_token" bigint NOT NULL,
	"started_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"seen_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"ended_at" timestamp with time zone,
	"outcome" text DEFAULT 'running' NOT NULL,
	"error" jsonb,
	"log" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "stage_attempts_pkey" PRIMARY KEY("stage_id","number")
);
--> statement-breakpoint
ALTER TABLE "shards" ADD COLUMN "runner" text;--> statement-breakpoint
ALTER TABLE "shards" ADD COLUMN "attempt" integer;--> statement-breakpoint
ALTER TABLE "shards" ADD COLUMN "seconds" double precision;--> statement-breakpoint
ALTER TABLE "stage_attempts" ADD CONSTRAINT "stage_attempts_stage_id_stages_id_fk" FOREIGN KEY ("stage_id") REFERENCES "public"."stages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stage_attempts" ADD CONSTRAINT "stage_attempts_experiment_id_experiments_id_fk" FOREIGN KEY ("experiment_id") REFERENCES "public"."experiments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "stage_attempts_running_idx" ON "stage_attempts" USING btree ("experiment_id") WHERE "stage_attempts"."outcome" = 'running';