import { commonStrings } from '../../strings/common.ts';
import { SkeletonRows } from '../ui/Skeleton.tsx';

/** The frame before the first answer of the backend. */
export function FrameSkeleton() {
  return (
    <div className="workspace">
      <div className="sidebar">
        <div className="sidebar-header" />
        <SkeletonRows count={8} label={commonStrings.starting} />
      </div>
      <main className="conversation-pane" aria-label={commonStrings.starting} />
    </div>
  );
}
