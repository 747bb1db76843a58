import type { commonStrings } from '../common.ts';

export const commonGerman: typeof commonStrings = {
  productName: 'Hallway',
  backendAway: 'Hallway startet auf diesem Computer neu. Versuch es gleich noch einmal.',
  somethingWrong: 'In Hallway ist etwas schiefgegangen.',
  somethingWrongHelp: 'Was du geschrieben hast, bleibt auf diesem Computer erhalten. Lade neu, um weiterzumachen.',
  reload: 'Neu laden',
  cancel: 'Abbrechen',
  close: 'Schließen',
  save: 'Speichern',
  dismiss: 'Ausblenden',
  loading: 'Lädt',
  starting: 'Hallway startet',
  you: 'Du',
  presence: { active: 'Aktiv', away: 'Abwesend', offline: 'Offline' },
  roles: { owner: 'Inhaber', admin: 'Admin', member: 'Mitglied' },
  today: 'Heute',
  yesterday: 'Gestern',
};
