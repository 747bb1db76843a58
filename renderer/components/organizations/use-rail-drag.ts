import { useState, type DragEvent, type HTMLAttributes } from 'react';

interface DragState {
  readonly id: string;
  /** Before which place it would be dropped; the number of places: at the end. */
  readonly gap: number;
}

/** What dragging adds to an organization in the rail. */
export interface RailItemDrag {
  readonly attributes: Pick<HTMLAttributes<HTMLLIElement>, 'draggable' | 'onDragStart' | 'onDragOver' | 'onDragEnd'>;
  /** The line that shows where it would be dropped. */
  readonly mark: 'before' | 'after' | null;
}

/**
 * Organizations are put in order by dragging.
 * @param onDrop told the place that it has afterwards, counted from 0
 */
export function useRailDrag(onDrop: (accountId: string, toIndex: number) => void): { readonly list: Pick<HTMLAttributes<HTMLUListElement>, 'onDrop'>; readonly of: (id: string, index: number) => RailItemDrag } {
  const [state, setState] = useState<DragState | null>(null);
  const [fromIndex, setFromIndex] = useState(0);

  function over(event: DragEvent<HTMLLIElement>, index: number): void {
    if (state === null) return;
    event.preventDefault();
    const box = event.currentTarget.getBoundingClientRect();
    setState({ ...state, gap: event.clientY < box.top + box.height / 2 ? index : index + 1 });
  }

  return {
    list: {
      onDrop(event) {
        if (state === null) return;
        event.preventDefault();
        // Taken out first, everything behind it moves up by one.
        onDrop(state.id, state.gap > fromIndex ? state.gap - 1 : state.gap);
        setState(null);
      },
    },
    of: (id, index) => ({
      attributes: {
        draggable: true,
        onDragStart(event) {
          event.dataTransfer.effectAllowed = 'move';
          event.dataTransfer.setData('text/plain', '');
          setFromIndex(index);
          setState({ id, gap: index });
        },
        onDragOver: (event) => over(event, index),
        onDragEnd: () => setState(null),
      },
      mark: markOf(state, index),
    }),
  };
}

function markOf(state: DragState | null, index: number): RailItemDrag['mark'] {
  if (state?.gap === index) return 'before';
  return state?.gap === index + 1 ? 'after' : null;
}
