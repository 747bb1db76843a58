import type { CallPersonView } from '#shared/contract/views/calls-view';
import type { CallNotice } from './call-controller.ts';

/** What others in a call see of somebody, by their present joining. */
export interface ShownPerson {
  readonly userId: string;
  readonly displayName: string;
  readonly isHandRaised: boolean;
  readonly isScreenShared: boolean;
}

/** The others who are in. */
export function othersIn(people: readonly CallPersonView[]): CallPersonView[] {
  return people.filter((person) => !person.isSelf && person.status === 'joined' && person.joinId !== null);
}

/** What is to be told when those in a call, or what they show, have changed; nothing about those who were there from the beginning. */
export function noticesBetween(before: readonly ShownPerson[] | null, after: readonly ShownPerson[]): CallNotice[] {
  if (before === null) return [];
  const known = new Map(before.map((person) => [person.userId, person]));
  const present = new Set(after.map((person) => person.userId));
  return [
    ...before.filter((person) => !present.has(person.userId)).map((person) => ({ kind: 'left' as const, name: person.displayName })),
    ...after.flatMap((person) => noticesOf(known.get(person.userId), person)),
  ];
}

function noticesOf(before: ShownPerson | undefined, { displayName: name, isHandRaised, isScreenShared }: ShownPerson): CallNotice[] {
  if (before === undefined) return [{ kind: 'joined', name }];
  const notices: CallNotice[] = [];
  if (isHandRaised && !before.isHandRaised) notices.push({ kind: 'handRaised', name });
  if (isScreenShared !== before.isScreenShared) notices.push({ kind: isScreenShared ? 'screenShared' : 'screenEnded', name });
  return notices;
}
