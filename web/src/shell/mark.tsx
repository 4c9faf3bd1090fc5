/** The product's mark: two images, the better one chosen. */
export const Mark = () => (
  <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true">
    <rect x="1" y="5" width="9" height="12" rx="2" fill="none" stroke="var(--faint)" strokeWidth="1.5" />
    <rect x="12" y="5" width="9" height="12" rx="2" fill="var(--accent)" />
    <path
      d="M14 11l2 2 3.5-4"
      fill="none"
      stroke="var(--accent-text)"
      strokeWidth="1.6"
      strokeLinecap="round"
    />
  </svg>
);
