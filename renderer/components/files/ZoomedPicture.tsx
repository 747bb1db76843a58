import { useRef, useState, type PointerEvent } from 'react';
import type { AttachmentView } from '#shared/contract/views/attachment-view';
import { useFileAddresses } from '../../contract/use-file-addresses.ts';
import { fileStrings } from '../../strings/files.ts';
import { Placeholder } from './Placeholder.tsx';

interface ZoomedPictureProps {
  readonly file: AttachmentView;
  readonly zoom: number;
  readonly onZoom: (zoom: number) => void;
}

const doubleClickZoom = 2.5;

/** A picture that can be looked at closely: the wheel and a double click zoom, dragging moves it. */
export function ZoomedPicture({ file, zoom, onZoom }: ZoomedPictureProps) {
  const addresses = useFileAddresses();
  const [offset, setOffset] = useState({ x: 0, y: 0 });
  const [hasFailed, setHasFailed] = useState(false);
  const grip = useRef<{ x: number; y: number } | null>(null);
  const shift = zoom === 1 ? { x: 0, y: 0 } : offset;

  function move(event: PointerEvent): void {
    if (grip.current === null) return;
    setOffset({ x: shift.x + event.clientX - grip.current.x, y: shift.y + event.clientY - grip.current.y });
    grip.current = { x: event.clientX, y: event.clientY };
  }

  if (hasFailed) return <p className="viewer-problem" role="alert">{fileStrings.previewFailed}</p>;
  return (
    <div
      className={`viewer-picture ${zoom > 1 ? 'viewer-picture-movable' : ''}`}
      onWheel={(event) => onZoom(zoom * (event.deltaY < 0 ? 1.15 : 1 / 1.15))}
      onDoubleClick={() => onZoom(zoom > 1 ? 1 : doubleClickZoom)}
      onPointerDown={(event) => {
        if (zoom === 1) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        grip.current = { x: event.clientX, y: event.clientY };
      }}
      onPointerMove={move}
      onPointerUp={() => {
        grip.current = null;
      }}
    >
      <Placeholder placeholder={file.placeholder} />
      <img src={addresses.file(file.id, 'original')} alt={file.fileName} draggable={false} style={{ transform: `translate(${shift.x}px, ${shift.y}px) scale(${zoom})` }} onError={() => setHasFailed(true)} />
    </div>
  );
}
