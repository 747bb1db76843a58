import { formatList, formatNumber } from '../../language/formats.ts';
import type { previewStrings } from '../previews.ts';
import { genitive } from './genitive.ts';
import { plural } from './plural.ts';

export const previewsGerman: typeof previewStrings = {
  deleted: 'Diese Nachricht wurde gelöscht',
  earlier: 'Eine frühere Nachricht',
  somebody: 'Jemand',
  file: 'Datei',
  picture: 'Bild',
  video: 'Video',
  videoMessage: 'Videonachricht',
  voiceMessage: 'Sprachnachricht',
  pictures: (count) => plural(count, { one: '# Bild', other: '# Bilder' }),
  videos: (count) => plural(count, { one: '# Video', other: '# Videos' }),
  files: (count) => plural(count, { one: '# Datei', other: '# Dateien' }),
  people: (names, more) => formatList(more > 0 ? [...names, `${formatNumber(more)} weitere`] : names),

  changed: (who) => `${who} hat diesen Chat geändert`,
  groupCreated: (who, name) => `${who} hat die Gruppe „${name}“ erstellt`,
  groupRenamed: (who, name) => `${who} hat die Gruppe in „${name}“ umbenannt`,
  topicRemoved: (who) => `${who} hat das Thema entfernt`,
  topicSet: (who, topic) => `${who} hat das Thema auf „${topic}“ gesetzt`,
  descriptionChanged: (who) => `${who} hat die Beschreibung geändert`,
  pictureChanged: (who) => `${who} hat das Bild der Gruppe geändert`,
  addingOpened: (who) => `${who} lässt alle Mitglieder Personen hinzufügen`,
  addingClosed: (who) => `${who} lässt nur Inhaber und Admins Personen hinzufügen`,
  groupTransferred: (who, person) => `${who} hat die Gruppe an ${person} übergeben`,
  groupArchived: (who) => `${who} hat die Gruppe archiviert`,
  groupRestored: (who) => `${who} hat die Gruppe wieder in Betrieb genommen`,
  membersAdded: (who, people) => `${who} hat ${people} hinzugefügt`,
  memberRemoved: (who, person) => `${who} hat ${person} entfernt`,
  memberLeft: (who) => `${who} hat die Gruppe verlassen`,
  roleChanged: {
    owner: (who, person) => `${who} hat ${person} zum Inhaber gemacht`,
    admin: (who, person) => `${who} hat ${person} zum Admin gemacht`,
    member: (who, person) => `${who} hat ${person} zum Mitglied gemacht`,
  },
  callEnded: {
    audio: {
      completed: (who, duration) => `${genitive(who)} Anruf endete nach ${duration}`,
      missed: (who) => `${genitive(who)} Anruf wurde verpasst`,
      declined: (who) => `${genitive(who)} Anruf wurde abgelehnt`,
      busy: (who) => `Bei ${genitive(who)} Anruf war besetzt`,
      failed: (who) => `${genitive(who)} Anruf konnte nicht verbunden werden`,
    },
    video: {
      completed: (who, duration) => `${genitive(who)} Videoanruf endete nach ${duration}`,
      missed: (who) => `${genitive(who)} Videoanruf wurde verpasst`,
      declined: (who) => `${genitive(who)} Videoanruf wurde abgelehnt`,
      busy: (who) => `Bei ${genitive(who)} Videoanruf war besetzt`,
      failed: (who) => `${genitive(who)} Videoanruf konnte nicht verbunden werden`,
    },
  },
  withPeople: (sentence, count) => `${sentence} mit ${plural(count, { one: '# Person', other: '# Personen' })}`,
};
