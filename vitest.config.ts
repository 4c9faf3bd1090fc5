import { defineConfig } from "vitest/config";

export default defineConfig({ test: { projects: ["db", "gpu-runner", "api", "web"] } });
