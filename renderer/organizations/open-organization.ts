import { newId } from '#shared/domain/ids';
import { createCallEngine } from '../calls/engine/create-call-engine.ts';
import { createBackendLink } from '../carrier/backend-link.ts';
import type { HostDoor } from '../carrier/host-door.ts';
import type { HostLink } from '../carrier/host-link.ts';
import { fileAddressesOf } from '../files/file-addresses.ts';
import { openNearSession } from '../files/near/near-session.ts';
import { NearTransfers } from '../files/near/near-transfers.ts';
import { browserClock } from '../models/browser-clock.ts';
import { openOrganizationFeed } from './organization-feed.ts';
import type { OrganizationParts } from './organizations.ts';

interface OrganizationSurroundings {
  readonly door: HostDoor;
  readonly host: HostLink;
  /** Whose media a call is, towards the backends. */
  readonly windowId: string;
  readonly isBusyBeside: () => boolean;
}

/** Opens what a window holds of one account: its link, its calls, its share in files between desktops. */
export function openOrganization(accountId: string, { door, host, windowId, isBusyBeside }: OrganizationSurroundings): OrganizationParts {
  const open = () => door.openAccount(accountId, (id) => host.connect(id));
  const link = createBackendLink({ accountId, open, clock: browserClock, random: Math.random });
  const addresses = fileAddressesOf(accountId);
  new NearTransfers({ backend: link, windowId: newId(), open: (transfer, events) => openNearSession(transfer, events, addresses) }).listen();
  return { link, calls: createCallEngine(link, { windowId, isBusyBeside }), feed: openOrganizationFeed(link) };
}
