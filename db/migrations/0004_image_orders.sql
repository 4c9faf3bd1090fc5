CREATE INDEX "images_prompt_idx" ON "images" USING btree ("stage_id","prompt_index","sample","id");--> statement-breakpoint
CREATE INDEX "images_created_idx" ON "images" USING btree ("stage_id","id");