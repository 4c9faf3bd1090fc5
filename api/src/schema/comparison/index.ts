import "./compare-examples.ts";
import "./compare-runs.ts";
import "./run-siblings.ts";
