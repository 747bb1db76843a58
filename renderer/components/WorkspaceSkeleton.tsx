/** The frame before the first data: the same places, so that nothing jumps. */
export function WorkspaceSkeleton() {
  return (
    <div className="workspace" aria-busy="true">
      <div className="chats-pane skeleton-pane">
        {Array.from({ length: 8 }, (_, index) => (
          <div key={index} className="skeleton-line" />
        ))}
      </div>
      <div className="conversation-pane" />
    </div>
  );
}
