import "./catalogue-actions.ts";
import "./experiment-actions.ts";
import "./run-actions.ts";

export { subjectOf } from "./subjects.ts";
