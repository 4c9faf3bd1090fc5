-- Keeps `counters` true: one statement-level trigger per table and owner column, so that bulk inserts cost one update.
CREATE FUNCTION count_rows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format(
    'INSERT INTO counters AS c (relation, owner, count)
     SELECT %L, %s, %s * count(*) FROM changed GROUP BY 2 ORDER BY 2
     ON CONFLICT (relation, owner) DO UPDATE SET count = c.count + excluded.count',
    TG_TABLE_NAME,
    CASE WHEN TG_NARGS = 0 THEN '''00000000-0000-0000-0000-000000000000''::uuid' ELSE quote_ident(TG_ARGV[0]) END,
    CASE TG_OP WHEN 'INSERT' THEN 1 ELSE -1 END);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER experiments_added AFTER INSERT ON experiments REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_rows();
--> statement-breakpoint
CREATE TRIGGER experiments_removed AFTER DELETE ON experiments REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_rows();
--> statement-breakpoint
INSERT INTO counters (relation, owner, count) SELECT 'experiments', '00000000-0000-0000-0000-000000000000'::uuid, count(*) FROM experiments GROUP BY 2;
--> statement-breakpoint
CREATE TRIGGER runs_added AFTER INSERT ON runs REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_rows();
--> statement-breakpoint
CREATE TRIGGER runs_removed AFTER DELETE ON runs REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_rows();
--> statement-breakpoint
INSERT INTO counters (relation, owner, count) SELECT 'runs', '00000000-0000-0000-0000-000000000000'::uuid, count(*) FROM runs GROUP BY 2;
--> statement-breakpoint
CREATE TRIGGER runs_added_by_experiment_id AFTER INSERT ON runs REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_rows('experiment_id');
--> statement-breakpoint
CREATE TRIGGER runs_removed_by_experiment_id AFTER DELETE ON runs REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_rows('experiment_id');
--> statement-breakpoint
INSERT INTO counters (relation, owner, count) SELECT 'runs', experiment_id, count(*) FROM runs GROUP BY 2;
--> statement-breakpoint
CREATE TRIGGER concepts_added AFTER INSERT ON concepts REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_rows();
--> statement-breakpoint
CREATE TRIGGER concepts_removed AFTER DELETE ON concepts REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_rows();
--> statement-breakpoint
INSERT INTO counters (relation, owner, count) SELECT 'concepts', '00000000-0000-0000-0000-000000000000'::uuid, count(*) FROM concepts GROUP BY 2;
--> statement-breakpoint
CREATE TRIGGER model_packs_added AFTER INSERT ON model_packs REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_rows();
--> statement-breakpoint
CREATE TRIGGER model_packs_removed AFTER DELETE ON model_packs REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_rows();
--> statement-breakpoint
INSERT INTO counters (relation, owner, count) SELECT 'model_packs', '00000000-0000-0000-0000-000000000000'::uuid, count(*) FROM model_packs GROUP BY 2;
--> statement-breakpoint
CREATE TRIGGER prompt_sets_added AFTER INSERT ON prompt_sets REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_rows();
--> statement-breakpoint
CREATE TRIGGER prompt_sets_removed AFTER DELETE ON prompt_sets REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_rows();
--> statement-breakpoint
INSERT INTO counters (relation, owner, count) SELECT 'prompt_sets', '00000000-0000-0000-0000-000000000000'::uuid, count(*) FROM prompt_sets GROUP BY 2;
--> statement-breakpoint
CREATE TRIGGER prompts_added_by_prompt_set_id AFTER INSERT ON prompts REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_rows('prompt_set_id');
--> statement-breakpoint
CREATE TRIGGER prompts_removed_by_prompt_set_id AFTER DELETE ON prompts REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_rows('prompt_set_id');
--> statement-breakpoint
INSERT INTO counters (relation, owner, count) SELECT 'prompts', prompt_set_id, count(*) FROM prompts GROUP BY 2;
--> statement-breakpoint
CREATE TRIGGER images_added_by_stage_id AFTER INSERT ON images REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_rows('stage_id');
--> statement-breakpoint
CREATE TRIGGER images_removed_by_stage_id AFTER DELETE ON images REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_rows('stage_id');
--> statement-breakpoint
INSERT INTO counters (relation, owner, count) SELECT 'images', stage_id, count(*) FROM images GROUP BY 2;
--> statement-breakpoint
CREATE TRIGGER pairs_added_by_stage_id AFTER INSERT ON pairs REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_rows('stage_id');
--> statement-breakpoint
CREATE TRIGGER pairs_removed_by_stage_id AFTER DELETE ON pairs REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_rows('stage_id');
--> statement-breakpoint
INSERT INTO counters (relation, owner, count) SELECT 'pairs', stage_id, count(*) FROM pairs GROUP BY 2;
--> statement-breakpoint
CREATE TRIGGER shards_added_by_stage_id AFTER INSERT ON shards REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_rows('stage_id');
--> statement-breakpoint
CREATE TRIGGER shards_removed_by_stage_id AFTER DELETE ON shards REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_rows('stage_id');
--> statement-breakpoint
INSERT INTO counters (relation, owner, count) SELECT 'shards', stage_id, count(*) FROM shards GROUP BY 2;
--> statement-breakpoint
CREATE TRIGGER evaluations_added_by_run_id AFTER INSERT ON evaluations REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_rows('run_id');
--> statement-breakpoint
CREATE TRIGGER evaluations_removed_by_run_id AFTER DELETE ON evaluations REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_rows('run_id');
--> statement-breakpoint
INSERT INTO counters (relation, owner, count) SELECT 'evaluations', run_id, count(*) FROM evaluations GROUP BY 2;
--> statement-breakpoint
CREATE TRIGGER users_added AFTER INSERT ON users REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_rows();
--> statement-breakpoint
CREATE TRIGGER users_removed AFTER DELETE ON users REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_rows();
--> statement-breakpoint
INSERT INTO counters (relation, owner, count) SELECT 'users', '00000000-0000-0000-0000-000000000000'::uuid, count(*) FROM users GROUP BY 2;
--> statement-breakpoint
CREATE TRIGGER api_keys_added_by_user_id AFTER INSERT ON api_keys REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_rows('user_id');
--> statement-breakpoint
CREATE TRIGGER api_keys_removed_by_user_id AFTER DELETE ON api_keys REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_rows('user_id');
--> statement-breakpoint
INSERT INTO counters (relation, owner, count) SELECT 'api_keys', user_id, count(*) FROM api_keys GROUP BY 2;
--> statement-breakpoint
CREATE TRIGGER audit_log_added AFTER INSERT ON audit_log REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_rows();
--> statement-breakpoint
CREATE TRIGGER audit_log_removed AFTER DELETE ON audit_log REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_rows();
--> statement-breakpoint
INSERT INTO counters (relation, owner, count) SELECT 'audit_log', '00000000-0000-0000-0000-000000000000'::uuid, count(*) FROM audit_log GROUP BY 2;
--> statement-breakpoint
CREATE TRIGGER data_exports_added_by_user_id AFTER INSERT ON data_exports REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_rows('user_id');
--> statement-breakpoint
CREATE TRIGGER data_exports_removed_by_user_id AFTER DELETE ON data_exports REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_rows('user_id');
--> statement-breakpoint
INSERT INTO counters (relation, owner, count) SELECT 'data_exports', user_id, count(*) FROM data_exports GROUP BY 2;
--> statement-breakpoint
CREATE TRIGGER studies_added AFTER INSERT ON studies REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_rows();
--> statement-breakpoint
CREATE TRIGGER studies_removed AFTER DELETE ON studies REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_rows();
--> statement-breakpoint
INSERT INTO counters (relation, owner, count) SELECT 'studies', '00000000-0000-0000-0000-000000000000'::uuid, count(*) FROM studies GROUP BY 2;
--> statement-breakpoint
CREATE TRIGGER votes_added_by_study_id AFTER INSERT ON votes REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_rows('study_id');
--> statement-breakpoint
CREATE TRIGGER votes_removed_by_study_id AFTER DELETE ON votes REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_rows('study_id');
--> statement-breakpoint
INSERT INTO counters (relation, owner, count) SELECT 'votes', study_id, count(*) FROM votes GROUP BY 2;
