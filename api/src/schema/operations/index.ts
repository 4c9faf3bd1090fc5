import "./runner.ts";
import "./configuration-schema.ts";
