/** The demo organization: a fictional maker of cargo bikes. */
export const demoOrganization = { name: 'Juniper Works', slug: 'juniper-works' } as const;

/** Everybody's password in the demo organization, which only this computer can reach. */
export const demoPassword = 'hallway-demo';

interface DemoPerson {
  readonly email: string;
  readonly displayName: string;
  readonly title: string;
  readonly timeZone: string;
}

export const demoPeople = {
  maya: person('maya.lindqvist', 'Maya Lindqvist', 'Product lead', 'Europe/Stockholm'),
  tomas: person('tomas.ferreira', 'Tomás Ferreira', 'Firmware engineer', 'Europe/Lisbon'),
  aiko: person('aiko.tanabe', 'Aiko Tanabe', 'Industrial designer', 'Asia/Tokyo'),
  ruth: person('ruth.adeyemi', 'Ruth Adeyemi', 'Operations manager', 'Africa/Lagos'),
  jonas: person('jonas.kessel', 'Jonas Kessel', 'Mechanical engineer', 'Europe/Zurich'),
  priya: person('priya.raman', 'Priya Raman', 'Quality and data', 'Asia/Kolkata'),
  sam: person('sam.okonjo', 'Sam Okonjo', 'Customer support', 'Europe/London'),
  elena: person('elena.maric', 'Elena Marić', 'Finance', 'Europe/Belgrade'),
  luca: person('luca.morandi', 'Luca Morandi', 'Workshop lead', 'Europe/Rome'),
  hannah: person('hannah.weiss', 'Hannah Weiss', 'People and office', 'Europe/Berlin'),
  noor: person('noor.haddad', 'Noor Haddad', 'Marketing', 'Asia/Amman'),
  daniel: person('daniel.brookes', 'Daniel Brookes', 'Managing director', 'America/Toronto'),
} as const satisfies Record<string, DemoPerson>;

export type DemoPersonKey = keyof typeof demoPeople;
export const demoPersonKeys = Object.keys(demoPeople) as DemoPersonKey[];

/** The two whose eyes the demo is seen through: they share a direct chat, groups and history. */
export const demoClients = ['maya', 'tomas'] as const satisfies readonly DemoPersonKey[];

function person(mailbox: string, displayName: string, title: string, timeZone: string): DemoPerson {
  return { email: `${mailbox}@juniper.example`, displayName, title, timeZone };
}
