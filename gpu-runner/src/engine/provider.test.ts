import { expect, test } from "vitest";
import { checkProvider, fastestProvider, offeredProviders } from "./provider.ts";

const linux = ["cpu", "webgpu", "cuda", "tensorrt"];

test("a provider must be known and in this build", () => {
  expect(offeredProviders(linux)).toEqual(["cuda", "webgpu", "cpu"]);
  for (const name of offeredProviders(linux)) checkProvider(name, linux);
  expect(() => checkProvider("tpu", linux)).toThrow(
    'device is "tpu"; expected one of cpu, webgpu, cuda, auto.',
  );
  expect(() => checkProvider("tensorrt", linux)).toThrow(/device is "tensorrt"/);
  expect(() => checkProvider("dml", linux)).toThrow(/does not have dml\.$/);
});

test("auto takes the fastest provider, but leaves the CPU only for one clearly faster", () => {
  const cpu = { provider: "cpu", milliseconds: 8 };
  expect(fastestProvider([cpu, { provider: "cuda", reason: "no driver" }])).toBe("cpu");
  expect(fastestProvider([cpu, { provider: "webgpu", milliseconds: 5 }])).toBe("cpu");
  expect(fastestProvider([cpu, { provider: "webgpu", milliseconds: 4 }])).toBe("webgpu");
  const both = [
    { provider: "webgpu", milliseconds: 2 },
    { provider: "cuda", milliseconds: 1 },
  ];
  expect(fastestProvider([cpu, ...both])).toBe("cuda");
});
