import { desktopCapturer, MessageChannelMain, type DesktopCapturerSource, type DisplayMediaRequestHandlerHandlerRequest, type Session, type Streams, type WebFrameMain } from 'electron';
import { screenAnswerSchema, screenOfferChannel, type ScreenOffer } from '#shared/contract/screen-offer';
import type { Logger } from '#shared/runtime/logger';
import { isOwnAddress } from './app-origin.ts';
import { screenChoiceOf } from './screen-choice.ts';

/** Large enough to tell windows apart, small enough for a hundred of them. */
const thumbnailSize = { width: 320, height: 180 };

/**
 * Answers the page when the person wants to share a screen: with the system's picker where there is one, otherwise the
 * page lets them choose from what there is. Sound is shared where the system gives it (Windows).
 */
export function offerScreens(session: Session, logger: Logger): void {
  session.setDisplayMediaRequestHandler(
    (request, callback) => {
      const answer = async () => callback(await findStreams(request, logger));
      void answer();
    },
    { useSystemPicker: true },
  );
}

/** What is shared, or null when nothing is: the person chose nothing, or it is not our page that asks. */
async function findStreams({ frame, securityOrigin, audioRequested }: DisplayMediaRequestHandlerHandlerRequest, logger: Logger): Promise<Streams | null> {
  if (frame === null || frame.parent !== null || !isOwnAddress(securityOrigin)) return null;
  try {
    const video = await chooseSource(frame);
    if (video === null) return null;
    return audioRequested && process.platform === 'win32' ? { video, audio: 'loopback' } : { video };
  } catch (error) {
    logger.warn('The screens could not be offered', { error: String(error) });
    return null;
  }
}

async function chooseSource(frame: WebFrameMain): Promise<DesktopCapturerSource | null> {
  const choice = screenChoiceOf({ platform: process.platform, sessionType: process.env['XDG_SESSION_TYPE'], waylandDisplay: process.env['WAYLAND_DISPLAY'] });
  const isChosen = choice === 'system';
  const sources = await desktopCapturer.getSources({ types: ['screen', 'window'], thumbnailSize: isChosen ? { width: 0, height: 0 } : thumbnailSize });
  if (isChosen) return sources[0] ?? null;
  const chosenId = await askPage(frame, sources);
  return sources.find((source) => source.id === chosenId) ?? null;
}

/** Resolves with the id that the person chose; null when they chose none, or the page went away. */
function askPage(frame: WebFrameMain, sources: readonly DesktopCapturerSource[]): Promise<string | null> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannelMain();
    port1.once('message', ({ data }) => {
      resolve(screenAnswerSchema.safeParse(data).data ?? null);
      port1.close();
    });
    port1.once('close', () => resolve(null));
    port1.start();
    frame.postMessage(screenOfferChannel, { sources: sources.map(toOffered) } satisfies ScreenOffer, [port2]);
  });
}

function toOffered({ id, name, thumbnail }: DesktopCapturerSource): ScreenOffer['sources'][number] {
  return { id, name: name.slice(0, 1_000), kind: id.startsWith('screen:') ? 'screen' : 'window', thumbnailUrl: thumbnail.isEmpty() ? '' : thumbnail.toDataURL() };
}
