import { commonStrings } from '../../strings/common.ts';

const widths = [62, 44, 78, 53, 70, 38, 66, 49, 74, 58];

/** Grey lines where rows will be. */
export function SkeletonRows({ count, label = commonStrings.loading }: { readonly count: number; readonly label?: string }) {
  return (
    <div className="skeleton-rows" role="status" aria-label={label}>
      {Array.from({ length: count }, (_, index) => (
        <div key={index} className="skeleton-row" aria-hidden="true">
          <span className="skeleton skeleton-avatar" />
          <span className="skeleton-lines">
            <span className="skeleton skeleton-line skeleton-line-short" />
            <span className="skeleton skeleton-line" style={{ width: `${widths[index % widths.length]}%` }} />
          </span>
        </div>
      ))}
    </div>
  );
}
