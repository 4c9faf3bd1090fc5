import "./compare-examples.ts";
import "./compare-runs.ts";
