import { CircleAlert, Clock } from 'lucide-react';
import type { MessageView } from '#shared/contract/views/message-view';
import { useAttempt } from '../hooks/use-attempt.ts';
import { strings } from '../strings/english.ts';

/** Where one's own message stands, while it is not sent; and what can be done when it was refused. */
export function DeliveryLine({ message }: { message: MessageView }) {
  const attempt = useAttempt();
  const { delivery } = message;
  if (delivery.status === 'sent') return null;
  if (delivery.status === 'waiting') {
    return (
      <p className="delivery quiet small">
        <Clock size={12} aria-hidden /> {strings.message.waiting}
      </p>
    );
  }
  return (
    <p className="delivery failed small">
      <CircleAlert size={13} aria-hidden /> {strings.message.failed}: {delivery.message}{' '}
      <button type="button" className="link-button" onClick={() => attempt('retryCommand', { commandId: delivery.commandId })}>
        {strings.message.retry}
      </button>
      <button type="button" className="link-button" onClick={() => attempt('discardCommand', { commandId: delivery.commandId })}>
        {strings.message.discard}
      </button>
    </p>
  );
}
