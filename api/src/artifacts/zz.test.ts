import { request as send } from "node:http";
import { it } from "vitest";
import { openTestArtifacts } from "./testing/index.ts";
it("x", async () => {
  const api = await openTestArtifacts();
  const t0 = performance.now();
  await new Promise<void>((resolve) => {
    let n = 0;
    const request = send(`${api.url}/artifacts/uploads`, { method: "POST", headers: { "content-type": "image/png" } });
    const chunk = Buffer.alloc(1e6);
    const push = () => { while (!request.destroyed && request.write(chunk)) n++; n++; };
    request.on("response", (r) => { console.log("response", r.statusCode, r.headers, n, performance.now() - t0); r.resume(); r.on("end", () => console.log("end", n, performance.now() - t0)); });
    request.on("drain", push).on("error", (e) => console.log(e.message, n, performance.now() - t0));
    request.on("close", () => { console.log("close", n, performance.now() - t0); resolve(); });
    push();
  });
  await api.close();
});
