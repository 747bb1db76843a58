/** The demo organization: a fictional maker of cargo bikes. */
export const demoOrganization = { name: 'Juniper Works', slug: 'juniper-works' } as const;

/** Everybody's password in the demo organization, which only this computer can reach. */
export const demoPassword = 'hallway-demo';

export interface DemoPerson {
  readonly email: string;
  readonly displayName: string;
  readonly title: string;
  readonly timeZone: string;
  readonly pronouns?: string;
  readonly status?: DemoStatus;
}

/** What somebody does when the demo begins. */
interface DemoStatus {
  readonly emoji: string;
  readonly text: string;
  /** Null: until it is changed. */
  readonly endsAfterMinutes: number | null;
}

export const demoPeople = {
  maya: person('maya.lindqvist', 'Maya Lindqvist', 'Product lead', { timeZone: 'Europe/Stockholm' }),
  tomas: person('tomas.ferreira', 'Tomás Ferreira', 'Firmware engineer', { timeZone: 'Europe/Lisbon' }),
  aiko: person('aiko.tanabe', 'Aiko Tanabe', 'Industrial designer', { timeZone: 'Asia/Tokyo', pronouns: 'she/her', status: { emoji: '🎧', text: 'Drawing, replies later', endsAfterMinutes: 150 } }),
  ruth: person('ruth.adeyemi', 'Ruth Adeyemi', 'Operations manager', { timeZone: 'Africa/Lagos', status: { emoji: '🚚', text: 'At the loading dock', endsAfterMinutes: 45 } }),
  jonas: person('jonas.kessel', 'Jonas Kessel', 'Mechanical engineer', { timeZone: 'Europe/Zurich', status: { emoji: '🔧', text: 'In the test lab', endsAfterMinutes: null } }),
  priya: person('priya.raman', 'Priya Raman', 'Quality and data', { timeZone: 'Asia/Kolkata' }),
  sam: person('sam.okonjo', 'Sam Okonjo', 'Customer support', { timeZone: 'Europe/London', pronouns: 'they/them' }),
  elena: person('elena.maric', 'Elena Marić', 'Finance', { timeZone: 'Europe/Belgrade', status: { emoji: '🌴', text: 'On holiday', endsAfterMinutes: 4 * 24 * 60 } }),
  luca: person('luca.morandi', 'Luca Morandi', 'Workshop lead', { timeZone: 'Europe/Rome' }),
  hannah: person('hannah.weiss', 'Hannah Weiss', 'People and office', { timeZone: 'Europe/Berlin' }),
  noor: person('noor.haddad', 'Noor Haddad', 'Marketing', { timeZone: 'Asia/Amman', pronouns: 'she/her', status: { emoji: '📷', text: 'Out taking photographs', endsAfterMinutes: 120 } }),
  daniel: person('daniel.brookes', 'Daniel Brookes', 'Managing director', { timeZone: 'America/Toronto' }),
} as const satisfies Record<string, DemoPerson>;

export type DemoPersonKey = keyof typeof demoPeople;
export const demoPersonKeys = Object.keys(demoPeople) as DemoPersonKey[];

/** The two whose eyes the demo is seen through: they share a direct chat, groups and history. */
export const demoClients = ['maya', 'tomas'] as const satisfies readonly DemoPersonKey[];

function person(mailbox: string, displayName: string, title: string, more: Omit<DemoPerson, 'email' | 'displayName' | 'title'>): DemoPerson {
  return { email: `${mailbox}@juniper.example`, displayName, title, ...more };
}
