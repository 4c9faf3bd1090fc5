import type { BrowserContext, Page } from "@playwright/test";

/** What went wrong in a page without anybody asking: to be empty at the end of a test. */
export class Watch {
  private readonly origin: string;
  private readonly found: string[] = [];
  private readonly allowed: RegExp[] = [];

  constructor(origin: string) {
    this.origin = origin;
  }

  /** Expects problems whose text matches: the test provokes them. */
  allow(...patterns: readonly RegExp[]): void {
    this.allowed.push(...patterns);
  }

  /** Problems that no test allowed, each once, in order. */
  get problems(): readonly string[] {
    return [...new Set(this.found)].filter(
      (problem) => !this.allowed.some((pattern) => pattern.test(problem)),
    );
  }

  /** Watches every page of a context, those that open later too. */
  follow(context: BrowserContext): void {
    for (const page of context.pages()) this.followPage(page);
    context.on("page", (page) => this.followPage(page));
  }

  private followPage(page: Page): void {
    const note = (kind: string, text: string) => this.found.push(`${kind}: ${text} (on ${page.url()})`);
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) note(`console ${message.type()}`, message.text());
    });
    page.on("pageerror", (error) => note("uncaught", error.stack ?? error.message));
    page.on("request", (request) => {
      const { origin, protocol } = new URL(request.url());
      if (origin !== this.origin && !["data:", "blob:"].includes(protocol)) note("other host", request.url());
    });
    page.on("websocket", (socket) => {
      if (new URL(socket.url()).host !== new URL(this.origin).host) note("other host", socket.url());
    });
    page.on("response", (response) => {
      if (response.status() >= 400) note(`status ${response.status()}`, response.url());
    });
    page.on("requestfailed", (request) => {
      const reason = request.failure()?.errorText ?? "";
      // The page went on to something else before the answer was there.
      if (reason !== "net::ERR_ABORTED") note(`failed request (${reason})`, request.url());
    });
  }
}
