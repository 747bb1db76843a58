import { useLayoutEffect, useRef, useState } from 'react';
import type { CallScreen } from '../../calls/engine/call-screen.ts';
import { arrangeStage, gridShape, nextSpeaker, type LayoutMode, type StageItem } from './call-layout.ts';
import { CallTileView } from './CallTileView.tsx';
import { ScreenTile } from './ScreenTile.tsx';

interface CallStageProps {
  readonly screen: CallScreen;
  readonly mode: LayoutMode;
  readonly isSelfHidden: boolean;
}

const gap = 12;

/** The pictures of a call: all alike, or one large and the others beside it. */
export function CallStage({ screen, mode, isSelfHidden }: CallStageProps) {
  const [pinnedId, setPinnedId] = useState<string | null>(null);
  const [speakerId, setSpeakerId] = useState<string | null>(null);
  const speaker = nextSpeaker(speakerId, screen.tiles);
  if (speaker !== speakerId) setSpeakerId(speaker);
  const { big, small } = arrangeStage(screen.tiles, { mode, pinnedId, speakerId: speaker, isSelfHidden });

  const draw = (item: StageItem) => {
    const isPinned = item.id === pinnedId;
    const pin = () => setPinnedId(isPinned ? null : item.id);
    return item.kind === 'screen' ? <ScreenTile tile={item.tile} isPinned={isPinned} onPin={pin} /> : <CallTileView tile={item.tile} isPinned={isPinned} onPin={pin} />;
  };
  if (big === null) return <Grid items={small} draw={draw} />;
  const isCornered = small.length === 1 && small.every(({ tile }) => tile.isSelf);
  return (
    <div className={`call-spotlight ${isCornered ? 'call-spotlight-corner' : ''}`}>
      <div key={big.id} className="call-big">
        {draw(big)}
      </div>
      {small.length > 0 && (
        <div className="call-strip">
          {small.map((item) => (
            <div key={item.id} className="call-strip-item">
              {draw(item)}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

function Grid({ items, draw }: { readonly items: readonly StageItem[]; readonly draw: (item: StageItem) => React.ReactNode }) {
  const ref = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const measure = () => setSize({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const { columns, tileWidth, tileHeight } = gridShape({ count: items.length, ...size, gap });
  return (
    <div ref={ref} className="call-grid">
      {/* As wide as its columns, so that the last row stands in the middle and none is broken early. */}
      <div className="call-grid-rows" style={{ width: columns * tileWidth + (columns - 1) * gap, gap }}>
        {items.map((item) => (
          <div key={item.id} className="call-grid-item" style={{ width: tileWidth, height: tileHeight }}>
            {draw(item)}
          </div>
        ))}
      </div>
    </div>
  );
}
