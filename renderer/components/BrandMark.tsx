/** The sign of Hallway: two doors and the way between them. */
export function BrandMark() {
  return (
    <svg className="brand-mark" viewBox="0 0 64 64" aria-hidden="true">
      <rect width="64" height="64" rx="14" />
      <path d="M18 14v36M46 14v36M18 32h28" />
    </svg>
  );
}
