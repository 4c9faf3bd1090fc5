/** Address of the font that the first paint needs: Latin text. */
export const textFont = new URL(
  "../../../node_modules/@fontsource-variable/ibm-plex-sans/files/ibm-plex-sans-latin-wght-normal.woff2",
  import.meta.url,
).pathname;
