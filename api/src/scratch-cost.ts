import { startTestServer } from "./testing/index.ts";
import { seedExperiment } from "./schema/testing/seed-experiment.ts";
const server = await startTestServer();
await seedExperiment(server.db, "paper", ["rex", "tom"]);
const q = `query P($n: Int!) { experiments(first: $n) { totalCount pageInfo { hasNextPage endCursor } nodes {
 id name status preset tags createdAt startedAt finishedAt archivedAt error { code message } progress { stagesDone stages fraction remainingSeconds }
 summary { concepts variants pack method runsDone runsTotal images runs { status count } }
 sparkline(points: 32) { variant metric round steps values }
 scores { variant concepts best onFrontier imageSimilarity { value lo hi n method } textSimilarity { value lo hi n method } imageSimilarityDelta { value lo hi n method } textSimilarityDelta { value lo hi n method } }
 bestVariant { variant }
} } }`;
for (const n of [1, 50, 100]) { const a = await server.query(q, { n }); console.log(n, a.status, a.errors?.[0], a.extensions); }
// many experiments
const { multiplyRows } = await import("./testing/index.ts");
await multiplyRows(server.db, 200);
for (let i = 0; i < 6; i++) { const t = performance.now(); const a = await server.query(q, { n: 50 }); console.log("50 of 200", a.status, Math.round(performance.now() - t), "ms", a.text.length); }
const parts: Record<string,string> = { base: "id name", progress: "progress { fraction }", summary: "summary { concepts runs { status count } images }", sparkline: "sparkline { steps values }", scores: "scores { variant textSimilarityDelta { value lo hi } }" };
for (const [name, part] of Object.entries(parts)) { let best = 1e9; for (let i = 0; i < 5; i++) { const t = performance.now(); await server.query(`query { experiments(first: 50) { nodes { ${part} } } }`); best = Math.min(best, performance.now() - t); } console.log(name, best.toFixed(1), "ms"); }
{ const facets = "statuses tags concepts packs methods variants presets".split(" ").map((f) => `${f} { value count }`).join(" "); for (let i=0;i<3;i++){ const t = performance.now(); const a = await server.query(`{ experimentFacets { ${facets} } }`); console.log("facets", Math.round(performance.now()-t), a.status, a.text.length);} }
await server.dispose();
process.exit(0);
