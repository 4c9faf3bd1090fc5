/** A key, or keys pressed one after another or together, as on a keyboard. */
export const Kbd = ({ children }: { readonly children: string }) => (
  <kbd className="inline-flex min-w-5 items-center justify-center rounded-sm border border-line bg-page px-1 text-xs leading-4.5 text-muted">
    {children}
  </kbd>
);
