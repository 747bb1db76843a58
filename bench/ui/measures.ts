import type { BenchEffort, BenchResult } from '../lib/result.ts';
import { alternate } from '../lib/side-by-side.ts';
import { median, percentile } from '../lib/statistics.ts';
import { chatTitles, openChat, scrollToBeginning, sendMessages, typeLetters } from './steps.ts';
import { openFloorPage, openHallwayPage, startMs, type UiPage } from './ui-page.ts';

const chatCount = 200;
const floorRows = 5_000;
const pixelsPerFrame = 600;
const scrollWithinMs = 15 * 60_000;
const base = { isHigherBetter: false } as const;

/** What one page was measured to need for an ordinary day. */
interface Everyday {
  readonly startMs: number;
  readonly openMs: readonly number[];
  readonly switchMs: readonly number[];
  readonly typeMs: readonly number[];
  readonly sendMs: readonly number[];
  readonly memoryMb: number;
}

/** Starting, opening chats, switching between them, typing, sending, and what is in memory after all chats were opened. */
export async function everydayResults(effort: BenchEffort, profileFor: (repeat: number) => string): Promise<BenchResult[]> {
  let repeat = 0;
  const { floor, hallway } = await alternate(effort, () => measureEveryday(effort, () => openFloorPage(floorRows)), () => measureEveryday(effort, () => openHallwayPage(profileFor((repeat += 1)))));
  const line = (work: string, pick: (day: Everyday) => readonly number[], limit: { readonly aim: string; readonly most: number | null; readonly percent?: number }): BenchResult => {
    const of = (days: readonly Everyday[]) => percentile(days.flatMap(pick), limit.percent ?? 50);
    return { ...base, work, unit: 'ms', hallway: of(hallway), floor: of(floor), aim: limit.aim, isReached: limit.most === null ? null : of(hallway) <= limit.most };
  };
  const size = effort.isQuick ? '20k' : '1M';
  return [
    line(`Start of the page to chat list painted, ${size} messages in 200 chats`, (day) => [day.startMs], { aim: 'near the floor', most: null }),
    line('Open a chat: click to painted', (day) => day.openMs, { aim: '≤ 50 ms', most: 50 }),
    line('Back to a chat that was open before: click to painted', (day) => day.switchMs, { aim: '≤ 50 ms', most: 50 }),
    line('Typing: key to painted', (day) => day.typeMs, { aim: 'near the floor', most: null }),
    line('Typing: key to painted, p99', (day) => day.typeMs, { aim: 'near the floor', most: null, percent: 99 }),
    line('Own message: Enter to painted, durable', (day) => day.sendMs, { aim: '≤ 16 ms', most: 16 }),
    { ...base, work: 'Memory of the page after opening 200 chats', unit: 'MB', hallway: median(hallway.map(({ memoryMb }) => memoryMb)), floor: median(floor.map(({ memoryMb }) => memoryMb)), aim: '≤ 250 MB', isReached: median(hallway.map(({ memoryMb }) => memoryMb)) <= 250 },
  ];
}

async function measureEveryday(effort: BenchEffort, open: () => Promise<UiPage>): Promise<Everyday> {
  const ui = await open();
  try {
    const started = await startMs(ui);
    const [openMs, switchMs]: [number[], number[]] = [[], []];
    // The first one is open from the start.
    const titles = (await chatTitles(ui)).slice(1, effort.isQuick ? 21 : chatCount);
    for (const title of titles) openMs.push(await openChat(ui, title));
    const memoryMb = await ui.memoryMb();
    const latest = titles.slice(-4);
    for (let round = 0; round < 5; round += 1) for (const title of latest) switchMs.push(await openChat(ui, title));
    return { startMs: started, openMs, switchMs, typeMs: await typeLetters(ui, effort.isQuick ? 30 : 100), sendMs: await sendMessages(ui, effort.isQuick ? 15 : 50), memoryMb };
  } finally {
    await ui.close();
  }
}

interface LongChat {
  readonly rowCount: number;
  readonly profileFor: (repeat: number) => string;
}

/** One chat scrolled from its newest message to its first. */
export async function scrollResults(effort: BenchEffort, { rowCount, profileFor }: LongChat): Promise<BenchResult[]> {
  let repeat = 0;
  const { floor, hallway } = await alternate(effort, () => measureScroll(() => openFloorPage(rowCount), null), () => measureScroll(() => openHallwayPage(profileFor((repeat += 1))), 'This is the beginning of'));
  const of = (pick: (scroll: Scroll) => number) => ({ hallway: median(hallway.map(pick)), floor: median(floor.map(pick)) });
  const name = `A chat of ${rowCount.toLocaleString('en-US')} scrolled end to end`;
  const [longest, share, memory] = [of(({ frames }) => Math.max(...frames)), of(({ frames }) => (1_000 * frames.filter((frameMs) => frameMs > 50).length) / frames.length), of(({ memoryMb }) => memoryMb)];
  return [
    { ...base, work: `${name}: p99 of its frames`, unit: 'ms', ...of(({ frames }) => percentile(frames, 99)), aim: '≤ 50 ms', isReached: of(({ frames }) => percentile(frames, 99)).hallway <= 50 },
    { ...base, work: `${name}: longest frame`, unit: 'ms', ...longest, aim: '≤ 50 ms', isReached: longest.hallway <= 50 },
    { ...base, work: `${name}: frames over 50 ms, of a thousand`, unit: '', ...share, aim: 'none', isReached: share.hallway === 0 },
    { ...base, work: `${name}: memory of the page`, unit: 'MB', ...memory, aim: '≤ 250 MB', isReached: memory.hallway <= 250 },
  ];
}

interface Scroll {
  readonly frames: readonly number[];
  readonly memoryMb: number;
}

async function measureScroll(open: () => Promise<UiPage>, beginning: string | null): Promise<Scroll> {
  const ui = await open();
  try {
    const [title = ''] = await chatTitles(ui);
    await openChat(ui, title);
    const frames = await scrollToBeginning(ui, { pixelsPerFrame, beginning, giveUpAfterMs: scrollWithinMs });
    return { frames, memoryMb: await ui.memoryMb() };
  } finally {
    await ui.close();
  }
}
