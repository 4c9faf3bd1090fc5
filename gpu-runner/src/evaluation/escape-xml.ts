const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text as it may stand in XML, between tags or in a quoted attribute. */
export const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (c) => entities[c]!);
