import { findDay, findMessage } from './queries/find-message.ts';
import type { Handlers, SessionControl } from './handler-types.ts';

/** The calls that look up where messages stand; they change nothing. */
export function createFindingHandlers(control: SessionControl): Pick<Handlers, 'findMessage' | 'findDay'> {
  return {
    findMessage: async (place) => findMessage(control.session().viewContext(), place),
    findDay: async (params) => findDay(control.session().viewContext(), params),
  };
}
