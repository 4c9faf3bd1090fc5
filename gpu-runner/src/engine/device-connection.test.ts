import { expect, test } from "vitest";
import { DeviceConnection } from "./device-connection.ts";

test("a device process that dies rejects the calls under way and those after", async () => {
  const connection = new DeviceConnection({ provider: "cpu", threads: 1 });
  await connection.call("memory", {});
  const underWay = connection.call("canary", {});
  connection.kill();
  await expect(underWay).rejects.toMatchObject({
    code: "DEVICE",
    message: "The device process ended (SIGKILL) while it was in use.",
  });
  await expect(connection.call("memory", {})).rejects.toMatchObject({ code: "DEVICE" });
  await connection.close();
});
