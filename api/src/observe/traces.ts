import { SpanStatusCode, trace } from "@opentelemetry/api";

const tracer = trace.getTracer("dreambooth-dpo-api");

/** Starts sending traces to the endpoint that OpenTelemetry's own variables name; returns how to stop. */
export async function startTraces(): Promise<() => Promise<void>> {
  const [{ NodeSDK }, { OTLPTraceExporter }] = await Promise.all([
    import("@opentelemetry/sdk-node"),
    import("@opentelemetry/exporter-trace-otlp-http"),
  ]);
  const sdk = new NodeSDK({
    serviceName: process.env.OTEL_SERVICE_NAME || "dreambooth-dpo-api",
    traceExporter: new OTLPTraceExporter(),
    instrumentations: [],
  });
  sdk.start();
  return () => sdk.shutdown();
}

/** Does work within a span of that name; without traces configured it is the work alone. */
export function traced<T>(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  work: () => Promise<T>,
): Promise<T> {
  return tracer.startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await work();
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Notes a statement in the span of the work that makes it. */
export function noteStatement(text: string): void {
  trace.getActiveSpan()?.addEvent("sql", { "db.query.text": text });
}
