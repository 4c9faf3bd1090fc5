/**
 * `npm run bench -- engine`: how fast the engine trains and samples the micro U-Net here, as a share of what this processor's matrix
 * product reaches in the same run (the limit no implementation passes). Needs nothing but the project.
 */
import { parseArgs } from "node:util";
import { openDevice } from "../src/engine/index.ts";
import { measureGemmPeak } from "./measure-gemm-peak.ts";
import { measureUnet } from "./measure-unet.ts";

const { values } = parseArgs({
  options: {
    batch: { type: "string", default: "32,48" },
    threads: { type: "string", default: "2" },
    json: { type: "boolean", default: false },
  },
});

const device = await openDevice({ provider: "cpu", threads: Number(values.threads) });
try {
  const peak = await measureGemmPeak(device);
  const rows = [];
  for (const batch of values.batch.split(",").map(Number)) rows.push(...(await measureUnet(device, batch)));
  const report = rows.map((row) => ({ ...row, shareOfPeak: row.flops / row.seconds / peak }));
  if (values.json)
    console.log(JSON.stringify({ device: device.info, gemmPeak: peak, rows: report }, null, 2));
  else {
    console.log(`matrix product peak: ${(peak / 1e9).toFixed(1)} GFLOP/s on ${device.info.threads} threads`);
    console.log("work                         seconds  items/s  share of peak");
    for (const { work, seconds, items, shareOfPeak } of report)
      console.log(
        [
          work.padEnd(28),
          seconds.toFixed(3).padStart(7),
          (items / seconds).toFixed(1).padStart(8),
          `${(100 * shareOfPeak).toFixed(0)} %`.padStart(14),
        ].join(" "),
      );
  }
} finally {
  await device.close();
}
