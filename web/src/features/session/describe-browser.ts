// More special names first: most browsers claim to be Safari, and many Chrome.
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(?:e|A|iOS)?\/([\d]+)/, "Edge"],
  [/\b(?:OPR|Opera)\/([\d]+)/, "Opera"],
  [/\b(?:Firefox|FxiOS)\/([\d]+)/, "Firefox"],
  [/\bHeadlessChrome\/([\d]+)/, "Headless Chrome"],
  [/\b(?:Chrome|CriOS)\/([\d]+)/, "Chrome"],
  [/\bVersion\/([\d]+).*\bSafari\//, "Safari"],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/\b(?:iPhone|iPad)\b/, "iOS"],
  [/\bAndroid\b/, "Android"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b/, "macOS"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bLinux\b/, "Linux"],
];

/** A browser by its user agent, as a person would name it: "Firefox 140 on Linux". */
export function describeBrowser(userAgent: string | null): string {
  if (!userAgent) return "Unknown browser";
  const browser = browsers.flatMap(([pattern, name]) => {
    const found = pattern.exec(userAgent);
    return found ? [`${name} ${found[1]}`] : [];
  })[0];
  const system = systems.find(([pattern]) => pattern.test(userAgent))?.[1];
  if (!browser) return userAgent.length > 40 ? `${userAgent.slice(0, 40)}…` : userAgent;
  return system ? `${browser} on ${system}` : browser;
}
