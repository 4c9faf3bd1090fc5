import "./metric-points.ts";
import "./progress.ts";
