CREATE INDEX "concept_images_sha256_idx" ON "concept_images" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "runs_manifest_sha256_idx" ON "runs" USING btree ("manifest_sha256");--> statement-breakpoint
CREATE INDEX "checkpoints_sha256_idx" ON "checkpoints" USING btree ("sha256");