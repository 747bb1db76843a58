import { useState } from 'react';

export const inboxOrders = ['mixed', 'grouped'] as const;
type InboxOrder = (typeof inboxOrders)[number];

const storedUnder = 'hallway.inboxOrder';

/** How the inbox is ordered; this computer remembers it, since it belongs to no organization. */
export function useInboxOrder(): { readonly order: InboxOrder; readonly setOrder: (order: InboxOrder) => void } {
  const [order, setOrder] = useState<InboxOrder>(() => inboxOrders.find((one) => one === window.localStorage.getItem(storedUnder)) ?? 'mixed');
  return {
    order,
    setOrder(next) {
      window.localStorage.setItem(storedUnder, next);
      setOrder(next);
    },
  };
}
