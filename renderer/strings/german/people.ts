import { formatNumber } from '../../language/formats.ts';
import type { peopleStrings } from '../people.ts';

export const peopleGerman: typeof peopleStrings = {
  search: 'Personen suchen',
  write: 'Nachricht',
  gone: 'Nicht mehr in der Organisation',
  none: 'Niemand gefunden',
  noneHelp: 'Prüf die Schreibweise oder gib nur einen Teil des Namens ein.',
  results: 'Personen',
  chosen: 'Ausgewählte Personen',
  remove: (name) => `${name} entfernen`,
  newMessageHelp: 'Wähle, wem du schreiben möchtest.',
  newGroupHelp: 'Personen lassen sich später hinzufügen und entfernen.',
  groupName: 'Gruppenname',
  groupNamePlaceholder: 'Zum Beispiel: Sommerfest',
  groupTopic: 'Thema (optional)',
  groupNameMissing: 'Gib der Gruppe einen Namen.',
  create: 'Gruppe erstellen',
  addPeople: 'Personen hinzufügen',
  add: (count) => (count === 0 ? 'Hinzufügen' : `${formatNumber(count)} hinzufügen`),
  switcherPlaceholder: 'Zu einem Chat oder einer Person gehen',
};
