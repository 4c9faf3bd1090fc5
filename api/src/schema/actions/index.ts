import "./catalogue-actions.ts";
import "./estimate.ts";
import "./experiment-actions.ts";
import "./export-actions.ts";
import "./people-actions.ts";
import "./run-actions.ts";
